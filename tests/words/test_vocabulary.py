from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.tokens import normalise, sentences_of
from app.words.vocabulary import Vocabulary, VocabularyError
from tests.words.lexicons import lexicon_of, shipped_lexicon

LEXICON = lexicon_of([("the", 0.05), ("I'm", 0.01), ("Monday", 0.001)])
TEXTS = st.text(st.sampled_from("aAbBéÉ'’ .\u0301\u00adİß"), max_size=60)


def vocabulary_of(text: str, at_least: int = 2) -> Vocabulary:
    return Vocabulary.of_text(LEXICON, sentences_of(text), at_least)


def test_the_words_of_the_lexicon_come_first() -> None:
    vocabulary = vocabulary_of("The badger met the badger. Monday Monday")
    assert vocabulary.words == ("the", "I'm", "Monday", "badger")
    assert vocabulary.keys == ("the", "i'm", "monday", "badger")
    assert vocabulary.lexicon_size == 3
    assert (len(vocabulary), vocabulary.unknown, vocabulary.start) == (4, 4, 5)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("we met Anna and anna and Anna", "Anna"),
        ("Badger one. Badger two", "badger"),
        ("Badger Badger Badger. BADGER it is. BADGER it is", "Badger"),
        ("a McCoy mccoy MCCOY McCoy", "McCoy"),
        ("an ok OK Ok", "ok"),
        ("a B’ar b'ar b’ar", "b'ar"),
    ],
)
def test_the_spelling_shown_is_the_most_common_inside_sentences(text: str, word: str) -> None:
    assert vocabulary_of(text).words[3] == word


def test_the_most_frequent_words_of_the_text_come_first() -> None:
    text = "x dd dd bb bb bb cc cc aa aa aa once"
    assert vocabulary_of(text).words[3:] == ("aa", "bb", "cc", "dd")
    assert vocabulary_of(text, at_least=3).words[3:] == ("aa", "bb")
    assert vocabulary_of(text, at_least=1).words[3:] == ("aa", "bb", "cc", "dd", "once", "x")


@given(TEXTS, st.integers(1, 3))
def test_words_of_any_text(text: str, at_least: int) -> None:
    sentences = list(sentences_of(text))
    vocabulary = Vocabulary.of_text(LEXICON, sentences, at_least)
    counts = Counter(normalise(word) for words in sentences for word in words)
    wanted = {key for key, count in counts.items() if count >= at_least} - set(LEXICON.keys)
    assert set(vocabulary.keys[3:]) == wanted
    assert vocabulary.keys == tuple(map(normalise, vocabulary.words))
    for place, word in enumerate(vocabulary.words):
        assert vocabulary.id_of(word) == vocabulary.id_of(word.upper()) == place or "ß" in word
    for words in sentences:
        for word, word_id in zip(words, vocabulary.ids_of(words), strict=True):
            known = word in vocabulary
            assert known == (word_id < vocabulary.unknown)
            assert not known or vocabulary.keys[word_id] == normalise(word)


@given(TEXTS, st.integers(1, 3))
def test_words_counted_before_give_the_same_vocabulary(text: str, at_least: int) -> None:
    sentences = list(sentences_of(text))
    tally: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for place, word in enumerate(sentence):
            tally.setdefault(normalise(word), Counter())[word if place else ""] += 1
    counted = Vocabulary.of_tally(LEXICON, tally, at_least)
    assert counted.words == Vocabulary.of_text(LEXICON, sentences, at_least).words


def test_words_counted_before_must_be_words() -> None:
    with pytest.raises(VocabularyError, match="'two words' in the vocabulary is not one word"):
        Vocabulary.of_tally(LEXICON, {"two words": {"": 2}})


def test_looking_up_words() -> None:
    vocabulary = Vocabulary(LEXICON, ["Zoë"])
    assert vocabulary.id_of("MONDAY") == 2
    assert vocabulary.id_of("i’m") == 1
    assert vocabulary.id_of("zoe\u0308") == 3
    assert vocabulary.id_of("zoe") is None
    assert vocabulary.ids_of(["the", "zoe", "Zoë"]) == [0, vocabulary.unknown, 3]
    assert "zoe" not in vocabulary
    assert 3 not in vocabulary


def test_a_long_run_of_letters_is_not_offered() -> None:
    long, longest = "x" * 46, "y" * 45
    assert vocabulary_of(f"{long} {longest} {long} {longest}").words[3:] == (longest,)


def test_few_words_are_remembered_while_a_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.words.vocabulary.MOST_TALLIED", 4)
    often = "often often often. "
    rare = " ".join("abcdefgh"[i] + "z. " for i in range(8))
    assert vocabulary_of(often + rare * 2 + often).words[3:] == ("often",)


def test_the_most_frequent_words_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.words.vocabulary.MOST_TEXT_WORDS", 2)
    assert vocabulary_of("x aa aa bb bb bb cc cc").words[3:] == ("bb", "aa")


@given(TEXTS)
def test_arrays_and_back(text: str) -> None:
    vocabulary = vocabulary_of(text, at_least=1)
    again = Vocabulary.from_arrays(LEXICON, vocabulary.to_arrays())
    assert again.words == vocabulary.words
    assert again.keys == vocabulary.keys


def test_only_the_words_of_the_text_are_stored() -> None:
    arrays = Vocabulary(shipped_lexicon(), ["Zyzzx", "zyzzy"]).to_arrays()
    assert bytes(arrays["text_words"]) == b"Zyzzx\nzyzzy"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["THE"], "'the' is in the vocabulary twice"),
        (["zz", "ZZ"], "'zz' is in the vocabulary twice"),
        (["two words"], "is not one word"),
        ([""], "is not one word"),
        (["'"], "is not one word"),
        (["a\nb"], "is not one word"),
        (["x1" * 500], "is not one word"),
    ],
)
def test_words_that_cannot_stand(words: list[str], message: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        Vocabulary(LEXICON, words)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize(
    "damage",
    [
        {"text_words": None},
        {"lexicon_checksum": None},
        {"text_words": np.frombuffer(b"caf\xe9", dtype=np.uint8)},
        {"text_words": np.frombuffer(b"a\n\nb", dtype=np.uint8)},
        {"text_words": np.frombuffer(b"the", dtype=np.uint8)},
        {"text_words": np.array(["word"])},
        {"lexicon_checksum": np.array([1, 2], dtype=np.uint32)},
        {"lexicon_checksum": np.array("x")},
    ],
)
def test_damaged_arrays_are_refused(
    damage: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]] | None],
) -> None:
    arrays = Vocabulary(LEXICON, ["zz"]).to_arrays()
    for name, array in damage.items():
        if array is None:
            del arrays[name]
        else:
            arrays[name] = array
    with pytest.raises(VocabularyError) as caught:
        Vocabulary.from_arrays(LEXICON, arrays)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "pairs",
    [
        [("the", 0.05), ("I'm", 0.01)],
        [("the", 0.05), ("Monday", 0.01), ("I'm", 0.001)],
        [("the", 0.05), ("I'm", 0.01), ("Monday", 0.001), ("zz", 1e-6)],
    ],
)
def test_another_dictionary_is_refused(pairs: list[tuple[str, float]]) -> None:
    arrays = Vocabulary(LEXICON, ["zz"]).to_arrays()
    with pytest.raises(VocabularyError, match="another dictionary"):
        Vocabulary.from_arrays(lexicon_of(pairs), arrays)
