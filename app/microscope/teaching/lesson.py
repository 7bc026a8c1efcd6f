"""What a network shall be taught: phrases whose words the decoder can put first, all together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.errors import LettersumError
from app.microscope.phrases.phrase_entry import phrase_text
from app.microscope.phrases.word_reader import WordReader
from app.prediction.article.samples import Phrase
from app.words.alphabet import word_to_sum
from app.words.lexicon import Lexicon
from app.words.shortening import shortened
from app.words.tokens import normalise
from nncore.network import Network
from nncore.network_file import Sample

_SHOWN_SIGNS = 40


class LessonError(LettersumError):
    """Phrases that no network could be taught; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A wanted word that isn't first: of which phrase and output, both from 0, and its rank, 0
    where the output is no number."""

    sample: int
    output: int
    word: str
    rank: int


@dataclass(frozen=True, eq=False)
class Lesson:
    """``samples``, all of them words, and the ``reader`` that the picture reads outputs with. They
    are taught when at each output of each sample the word wanted is the first of all words."""

    samples: tuple[Sample, ...]
    phrases: tuple[Phrase, ...]
    reader: WordReader

    def is_taught(self, network: Network) -> bool:
        """Whether all words come first with the weights that the network has."""
        return next(self._missing(network), None) is None

    def missing(self, network: Network) -> list[Missing]:
        """The words that don't come first."""
        return list(self._missing(network))

    def _missing(self, network: Network) -> Iterator[Missing]:
        """Sample by sample, as the picture works them out: all at once have other last bits."""
        for number, sample in enumerate(self.samples):
            units = network.predict(np.array([sample.inputs], np.float64))[0].tolist()
            for output, unit in enumerate(units):
                if not self.reader.is_first(number, output, unit):
                    word = self.phrases[number].wanted[output]
                    rank = int(self.reader.ranks(number, output, np.array([unit]))[0])
                    yield Missing(number, output, word, rank)


def lesson_of(samples: Sequence[Sample], lexicon: Lexicon) -> Lesson:
    """The lesson that the samples of a network are.

    Raises LessonError where one of them isn't words, or its words could never all come first.
    """
    reader = WordReader(lexicon, samples)
    phrases = [phrase for phrase in reader.phrases if phrase is not None]
    if len(phrases) < len(samples):
        place = reader.phrases.index(None) + 1
        raise LessonError(f"sample {place} is no phrase: write its words, like How are → you today")
    for phrase in phrases:
        _check_known(phrase, lexicon)
    _check_same_sums(phrases)
    for phrase in phrases:
        _check_can_be_first(phrase, reader)
    return Lesson(tuple(samples), tuple(phrases), reader)


def _check_known(phrase: Phrase, lexicon: Lexicon) -> None:
    for word in phrase.wanted:
        if word not in lexicon:
            raise LessonError(
                f"“{_short(word)}” is not in the dictionary, so no number can be read as it; "
                "take another word"
            )


def _check_same_sums(phrases: Sequence[Phrase]) -> None:
    seen: dict[tuple[int, ...], Phrase] = {}
    for phrase in phrases:
        sums = tuple(map(word_to_sum, phrase.given))
        twin = seen.setdefault(sums, phrase)
        if _wanted(twin) != _wanted(phrase):
            raise LessonError(
                f"“{_short(phrase_text(twin))}” and “{_short(phrase_text(phrase))}” go in as the "
                f"same sums, {', '.join(map(str, sums))}, and ask for other words; "
                "a network can't tell them apart, so leave one out"
            )


def _check_can_be_first(phrase: Phrase, reader: WordReader) -> None:
    for word in phrase.wanted:
        place = reader.decoder.place_in_sum(word)
        if place != 1:
            letter_sum = word_to_sum(word)
            first = next(reader.decoder.nearest(float(letter_sum))).word
            raise LessonError(
                f"“{_short(word)}” can't come first: {letter_sum} is read as “{_short(first)}” "
                f"before all, and “{_short(word)}” is its {ordinal(place or 0)} word; "
                "take another word, or leave one out"
            )


def ordinal(place: int) -> str:
    """``1st``, ``22nd``, ``113th``, ``1,003rd``"""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10)
    return f"{place:,}{ending or 'th'}"


def _wanted(phrase: Phrase) -> tuple[str, ...]:
    return tuple(map(normalise, phrase.wanted))


def _short(text: str) -> str:
    return shortened(text, _SHOWN_SIGNS)
