"""What of a text is for what: nothing of the test is known, and counts say what the text says."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from app.counting.parts import Part, part_of, sentence_mark
from app.counting.text_counts import CountedSentence, TextCounts
from app.prediction.keyboard import training_text
from app.prediction.keyboard.training_text import (
    MOST_TIMES,
    TrainingText,
    TrainingTextError,
    divided_by_turns,
)
from app.prediction.keyboard.windows import Windows, training_samples
from app.words.tokens import normalise
from app.words.trigram_counts import TrigramCounts
from app.words.vocabulary import Vocabulary
from tests.prediction.keyboard.small import LEXICON, SENTENCES, SETTINGS, VARIED, varied_text


def marked(count: int = 60) -> list[list[str]]:
    """Sentences that each have a word of their own, twice, in no dictionary."""
    return [["the", f"own{chr(97 + place // 26)}{chr(97 + place % 26)}"] for place in range(count)]


def test_the_text_is_divided_in_three() -> None:
    sentences = marked()
    text = TrainingText.prepared(sentences, LEXICON, SETTINGS)
    assert text.validation.words == [sentences[9], sentences[29], sentences[49]]
    assert text.test.words == [sentences[19], sentences[39], sentences[59]]
    counted = text.counted
    assert (counted.train, counted.validation, counted.test) == (54, 3, 3)
    assert (counted.sentences, counted.words) == (60, 120)
    learned = [sentence for n, sentence in enumerate(sentences, start=1) if n % 10]
    ids = [text.vocabulary.ids_of(sentence) for sentence in learned]
    contexts, words = training_samples(
        ids, text.vocabulary.unknown, text.vocabulary.start, SETTINGS.shape.context_words
    )
    assert text.learned.words.tolist() == words.tolist()
    assert text.learned.contexts.tolist() == contexts.tolist()
    assert (counted.learned, text.learned.weights) == (54, None)


def test_the_fingerprint_tells_text_and_settings_apart() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    other_text = TrainingText.prepared(SENTENCES[:-1], LEXICON, SETTINGS)
    other_settings = replace(SETTINGS, seed=9)
    assert text.fingerprint(SETTINGS) == text.fingerprint(replace(SETTINGS))
    assert text.fingerprint(SETTINGS) != text.fingerprint(other_settings)
    assert text.fingerprint(SETTINGS) != other_text.fingerprint(SETTINGS)


def test_too_little_text_is_one_line() -> None:
    with pytest.raises(TrainingTextError, match="has 3 sentences; at least 20 are needed"):
        TrainingText.prepared(SENTENCES[:3], LEXICON, SETTINGS)


def test_text_without_known_words_is_one_line() -> None:
    gibberish = [[f"{first}q{second}x"] for first in "abcdefgh" for second in "abcdefgh"]
    with pytest.raises(TrainingTextError, match="is in the dictionary or twice in the text"):
        TrainingText.prepared(gibberish, LEXICON, SETTINGS)


def parts_of_varied() -> dict[Part, list[list[str]]]:
    """The sentences as they were typed, by what they are for."""
    found: dict[Part, list[list[str]]] = {part: [] for part in Part}
    for sentence in VARIED:
        found[part_of(sentence_mark([normalise(word) for word in sentence]))].append(sentence)
    return found


def test_counted_text_knows_the_words_of_all_but_the_test() -> None:
    parts, text = parts_of_varied(), varied_text()
    known = [*parts[Part.TRAIN], *parts[Part.VALIDATION]]
    assert text.vocabulary.words == Vocabulary.of_text(LEXICON, known).words
    assert text.vocabulary.id_of("Zanzibar") is not None
    counted = text.counted
    assert (counted.train, counted.validation, counted.test) == tuple(map(len, parts.values()))
    assert min(counted.validation, counted.test) > 1
    assert counted.sentences == len(VARIED)
    assert counted.words == sum(map(len, VARIED))
    assert counted.learned == len({tuple(words) for words in parts[Part.TRAIN]}) < counted.train


def test_counted_text_has_the_windows_and_triples_of_the_sentences() -> None:
    parts, text = parts_of_varied(), varied_text()
    ids = {part: [text.vocabulary.ids_of(each) for each in parts[part]] for part in Part}
    unknown, start = text.vocabulary.unknown, text.vocabulary.start
    contexts, words = training_samples(ids[Part.TRAIN], unknown, start, 3)
    slow = Counter(tuple(row) for row in np.column_stack([contexts, words]).tolist())
    assert total_weights(text.learned) == pytest.approx(slow)
    for counts, sentences in (
        (text.triples, ids[Part.TRAIN]),
        (text.kept_apart, ids[Part.VALIDATION] + ids[Part.TEST]),
        (text.everything(), [sentence for part in Part for sentence in ids[part]]),
    ):
        expected = TrigramCounts.of(sentences, len(text.vocabulary))
        assert counts.keys.tolist() == expected.keys.tolist()
        assert counts.counts.tolist() == expected.counts.tolist()


def total_weights(windows: Windows) -> dict[tuple[int, ...], float]:
    assert windows.weights is not None
    total: Counter[tuple[int, ...]] = Counter()
    rows = np.column_stack([windows.contexts, windows.words]).tolist()
    for row, weight in zip(rows, windows.weights.tolist(), strict=True):
        total[tuple(row)] += weight
    return total


def test_codes_are_those_of_the_words_that_are_seen() -> None:
    parts, text = parts_of_varied(), varied_text()
    often = Counter(
        normalise(word)
        for part in (Part.TRAIN, Part.VALIDATION) for sentence in parts[part] for word in sentence
    )  # fmt: skip
    (table,) = (table for table in text.heads if table.family == "frequent-word-or-ending")
    codes = dict(zip(text.vocabulary.keys, table.of_words.tolist(), strict=True))
    own = {key for key in codes if often[key] >= 5}
    assert {"zanzibar", "like", "the"} <= own
    assert not any(codes[key] == codes[other] for key in own for other in codes if other != key)
    rare = {codes[key] for key in codes if often[key] < 5}
    assert rare.isdisjoint({codes[key] for key in own})


def test_held_back_sentences_are_there_once_and_say_how_often_they_count() -> None:
    parts, text = parts_of_varied(), varied_text()
    for held_back, part in ((text.validation, Part.VALIDATION), (text.test, Part.TEST)):
        often = Counter(tuple(map(normalise, sentence)) for sentence in parts[part])
        assert held_back.times is not None
        found = zip(map(tuple, held_back.words), held_back.times, strict=True)
        assert dict(found) == often
        assert held_back.ids == [text.vocabulary.ids_of(words) for words in held_back.words]
    weights = text.validation_windows(SETTINGS).weights
    assert weights is not None
    assert weights.max() > 1


def test_the_order_of_the_text_makes_no_difference() -> None:
    shuffled = random.Random(3).sample(VARIED, len(VARIED))
    again = TrainingText.of_counts(TextCounts.of_sentences(shuffled), LEXICON, SETTINGS)
    assert again.fingerprint(SETTINGS) == varied_text().fingerprint(SETTINGS)
    more = TrainingText.of_counts(TextCounts.of_sentences([*VARIED, VARIED[0]]), LEXICON, SETTINGS)
    assert more.fingerprint(SETTINGS) != again.fingerprint(SETTINGS)


def test_a_sentence_that_is_there_a_million_times_drowns_no_other() -> None:
    counts = TextCounts.of_sentences(VARIED)
    million = {
        part: tuple(CountedSentence(each.words, 1_000_000) for each in found)
        for part, found in counts.sentences.items()
    }
    text = TrainingText.of_counts(replace(counts, sentences=million), LEXICON, SETTINGS)
    assert text.validation.times == (MOST_TIMES,) * len(text.validation.ids)


def test_only_so_many_triples_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    text = varied_text()
    most = text.triples.keys.size
    monkeypatch.setattr(training_text, "MOST_KEPT_APART", 5)
    monkeypatch.setattr(TrigramCounts.most_frequent, "__defaults__", (most,))
    fewer = TrainingText.of_counts(TextCounts.of_sentences(VARIED), LEXICON, SETTINGS)
    assert fewer.kept_apart.keys.size == 5 < text.kept_apart.keys.size
    assert fewer.everything().keys.size == most
    assert fewer.everything().counts.sum() >= text.triples.counts.sum()


def few(different: int) -> TextCounts:
    return TextCounts.of_sentences((VARIED[:different] * 3)[:-1])


def test_too_little_counted_text_is_one_line() -> None:
    with pytest.raises(TrainingTextError, match="has 99 different sentences; at least 100 are"):
        TrainingText.of_counts(few(99), LEXICON, SETTINGS)
    with pytest.raises(TrainingTextError, match="has 0 different sentences"):
        TrainingText.of_counts(TextCounts.of_sentences([]), LEXICON, SETTINGS)
    TrainingText.of_counts(few(100), LEXICON, SETTINGS)


@pytest.mark.parametrize(
    ("part", "use"), [(Part.VALIDATION, "validation"), (Part.TEST, "the test")]
)
def test_a_part_without_sentences_is_one_line(part: Part, use: str) -> None:
    counts = few(120)
    nothing = replace(counts, sentences={**counts.sentences, part: ()})
    with pytest.raises(TrainingTextError, match=f"different sentences none is for {use}, for whic"):
        TrainingText.of_counts(nothing, LEXICON, SETTINGS)


def test_counted_text_without_known_words_is_one_line() -> None:
    gibberish = [[f"{first}q{second}x"] for first in "abcdefghijkl" for second in "abcdefghijkl"]
    with pytest.raises(TrainingTextError, match="is in the dictionary or twice in the text"):
        TrainingText.of_counts(TextCounts.of_sentences(gibberish), LEXICON, SETTINGS)


def test_turns_are_of_twenty() -> None:
    train, validation, test = divided_by_turns([[str(n)] for n in range(1, 41)])
    assert [words[0] for words in validation] == ["10", "30"]
    assert [words[0] for words in test] == ["20", "40"]
    assert len(train) == 36
