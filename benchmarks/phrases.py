"""How often a phrase is offered whole, how often it is right, and what that saves.

    python -m benchmarks.phrases

A perfect user with three suggestions takes a phrase where all its words are those to be written,
else the word where it is shown; either is one key. How likely a phrase must be to be offered is
chosen on texts that nothing is reported on: the sentences of everyday.txt for validation, with the
counts of those learned from, the first half of tests/data/one_voice.txt, and some lines of two
novels, if they are there. What is chosen is reported on the texts of tests/data.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from app.prediction.evaluation import read_phrase_words
from app.prediction.keyboard import continuing
from app.prediction.keyboard.continuing import LEAST_CHANCE
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.training_text import TrainingText
from app.prediction.personal.learner import Learner
from app.prediction.personal.store import PersonalStore
from app.prediction.predictor import Predictor
from app.prediction.suggestion import Continuation
from app.resources import data_path
from app.words.context import ContextModel
from app.words.corpus import read_typed_sentences
from app.words.tokens import normalise, words_of
from benchmarks.learning import CHOSEN_ON, lines_of
from benchmarks.loudness import novel_phrases
from benchmarks.report import Table

SHOWN = 3
TRIED = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
PERCENTILES = (50, 95, 99)
NEVER = 2.0  # no chance is as high
FIGURES = ("offered", "right", "words of the right ones", "KS@3 without", "KS@3", "more")
NOTHING = Continuation((), ())

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What a predictor says of one text: the first words, and the longest continuation."""

    shown: tuple[str, ...]
    continuation: Continuation


@dataclass(slots=True)
class Count:
    """Keys and characters; how often something was asked, a phrase offered and right, and how many
    words the right ones had together."""

    keys: int = 0
    characters: int = 0
    asked: int = 0
    offered: int = 0
    right: int = 0
    words: int = 0

    @property
    def ks(self) -> float:
        """Keystroke savings in percent."""
        return 100 * (1 - self.keys / self.characters)


class Text:
    """One phrase to be written, and what is said at each of its places; asked once for each."""

    def __init__(self, words: Words, predictor: KeyboardPredictor) -> None:
        self.words, self._predictor = words, predictor
        self._said: dict[tuple[int, int], Said] = {}

    def said(self, place: int, letters: int) -> Said:
        """After so many words and letters of the next one."""
        if (place, letters) not in self._said:
            text = "".join(f"{word} " for word in self.words[:place])
            text += self.words[place][:letters]
            shown = tuple(map(normalise, self._predictor.shown(text, SHOWN)))
            longest = self._predictor.continuation(text, 0.0) or NOTHING
            self._said[place, letters] = Said(shown, longest)
        return self._said[place, letters]

    def ask_all(self) -> None:
        """Asks now whatever anyone who writes it may ask."""
        write(self, NEVER, Count())
        write(self, 0.0, Count())

    def taken(self, place: int, letters: int, least: float, count: Count) -> int:
        """How many words are taken here by one key: all of a phrase, one, or none."""
        said, left = self.said(place, letters), self.words[place:]
        phrase = tuple(map(normalise, said.continuation.as_far_as(least).words))
        count.asked += 1
        if len(phrase) > 1:
            count.offered += 1
            if phrase == tuple(left[: len(phrase)]):
                count.right += 1
                count.words += len(phrase)
                return len(phrase)
        return int(left[0] in said.shown)


def write(text: Text, least: float, count: Count) -> None:
    """A perfect user writes the text; phrases are offered that are at least as likely."""
    place = letters = 0
    end = len(text.words)
    count.characters += sum(map(len, text.words)) + end - 1
    while place < end:
        is_written = letters == len(text.words[place])
        if is_written and place == end - 1:
            return  # the last word needs no space
        count.keys += 1
        taken = text.taken(place, letters, least, count)
        if taken or is_written:
            place, letters = place + max(taken, 1), 0
        else:
            letters += 1


def counted(texts: Sequence[Text], least: float) -> Count:
    """All the texts written."""
    count = Count()
    for text in texts:
        write(text, least, count)
    return count


def figures(texts: Sequence[Text], least: float) -> tuple[str, ...]:
    """As FIGURES says."""
    without, count = counted(texts, NEVER), counted(texts, least)
    return (
        f"{100 * count.offered / count.asked:.1f}",
        f"{100 * count.right / max(count.offered, 1):.1f}",
        f"{count.words / max(count.right, 1):.2f}",
        f"{without.ks:.2f}",
        f"{count.ks:.2f}",
        f"{count.ks - without.ks:.2f}",
    )


def chosen_on() -> Mapping[str, list[Text]]:
    """The texts that the chance is chosen on, by their names."""
    shipped = shipped_predictor()
    text = TrainingText.prepared(
        list(read_typed_sentences([data_path("everyday.txt")])),
        shipped.lexicon, KeyboardSettings(),
    )  # fmt: skip
    counts = ContextModel(text.triples)
    unfinished = KeyboardPredictor(replace(shipped.model, contexts=counts))
    other = read_phrase_words(lines_of("one_voice.txt")[:CHOSEN_ON])
    return {
        "own": [Text(words, unfinished) for words in text.validation.words],
        "other": [Text(words, shipped) for words in other],
        "novels": [Text(words, shipped) for words in novel_phrases()],
    }


def shipped_predictor() -> KeyboardPredictor:
    """The one that comes with the program; nothing is learned."""
    predictor = Predictor.load()
    assert isinstance(predictor, KeyboardPredictor)
    return predictor


def chosen() -> Iterator[Table]:
    """Each chance tried."""
    for name, texts in chosen_on().items():
        if texts:
            rows = [(f"{least:g}", *figures(texts, least)) for least in TRIED]
            yield Table(f"Chosen on: {name}", ("chance", *FIGURES), tuple(rows))


def reported() -> Table:
    """What the chosen chance gives."""
    shipped = shipped_predictor()
    heldout = lines_of("heldout.txt")
    texts = {
        "heldout.txt, statements": heldout[:170],
        "heldout.txt, messages": heldout[170:],
        "formal.txt, letters": lines_of("formal.txt"),
        "one_voice.txt, second half": lines_of("one_voice.txt")[CHOSEN_ON:],
    }
    rows = [
        (name, *figures([Text(words, shipped) for words in read_phrase_words(lines)], LEAST_CHANCE))
        for name, lines in texts.items()
    ]
    rows.append(("the same, learned from", *figures(learned_texts(), LEAST_CHANCE)))
    return Table(f"Phrases with a chance of {LEAST_CHANCE:g}", ("", *FIGURES), tuple(rows))


def learned_texts() -> list[Text]:
    """The second half of one_voice.txt, each sentence asked all about, then learned; the first
    half was learned before."""
    model, lines, texts = shipped_predictor().model, lines_of("one_voice.txt"), []
    with tempfile.TemporaryDirectory() as folder:
        store = PersonalStore(Path(folder) / "words.db")
        predictor = KeyboardPredictor(model, Learner(model, store))
        for number, line in enumerate(lines):
            if number >= CHOSEN_ON:
                texts += [Text(words, predictor) for words in read_phrase_words([line])]
                texts[-1].ask_all()
            predictor.learn(words_of(line))
        store.close()
    return texts


def latencies() -> Table:
    """Milliseconds of a prediction at every key of heldout.txt, with and without its phrase."""
    asked = [
        "".join(f"{word} " for word in words[:place]) + word[:letters]
        for words in read_phrase_words(lines_of("heldout.txt"))
        for place, word in enumerate(words)
        for letters in range(len(word) + 1)
    ]
    rows = []
    for name, longest in (("without", 1), ("with", continuing.LONGEST)):
        predictor = shipped_predictor()
        seconds = []
        with patch.object(continuing, "LONGEST", longest):
            for text in asked:
                started = time.perf_counter()
                predictor.predict(text)
                seconds.append(time.perf_counter() - started)
        percentiles = 1000 * np.percentile(seconds, PERCENTILES)
        rows.append((name, *(f"{each:.2f}" for each in percentiles)))
    columns = ("ms a prediction", *(f"p{each}" for each in PERCENTILES))
    return Table("Every key of heldout.txt", columns, tuple(rows))


if __name__ == "__main__":
    for each in (*chosen(), reported(), latencies()):
        print(each.as_markdown())
