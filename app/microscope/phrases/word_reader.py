"""Reads a network's outputs as words: each is a sum, and the dictionary ranks the words of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from app.microscope.phrases.phrase_entry import phrase_of
from app.prediction.article.decoder import Decoder
from app.prediction.article.samples import Phrase, count_words
from app.words.alphabet import word_to_sum
from app.words.lexicon import Lexicon
from nncore.network_file import Sample

RIVALS = 3  # that are named
_READINGS_KEPT = 64

Floats = npt.NDArray[np.float64]
Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class OutputReading:
    """What one output says. ``letter_sum`` is the nearest sum that words have, ``words`` are those
    ranked first; ``rank`` is the place of ``wanted`` among all words, None where it has none."""

    output: float  # in sums, not rounded
    letter_sum: int
    words: tuple[str, ...]
    wanted: str
    rank: int | None

    @property
    def is_right(self) -> bool:
        """Whether the word that is wanted comes first."""
        return self.rank == 1


class WordReader:
    """Reads the outputs of a network whose samples, or some of them, are words.

    The decoder knows which words the samples have, as the article's model does: of words with one
    sum those that were met come first. Nothing that it says changes, so threads can share it.
    """

    def __init__(self, lexicon: Lexicon, samples: Sequence[Sample]) -> None:
        self.phrases: tuple[Phrase | None, ...] = tuple(map(phrase_of, samples))
        self._scales = tuple(1.0 if s.captions is None else s.captions.scale for s in samples)
        known = [phrase for phrase in self.phrases if phrase is not None]
        self.decoder = Decoder(lexicon, count_words(known))
        words_of_sum = np.bincount(lexicon.sums)
        self._sums = np.flatnonzero(words_of_sum)
        self._words_up_to: Ranks = np.cumsum(words_of_sum)
        self._places: dict[str, int | None] = {}

    @property
    def knows_words(self) -> bool:
        """Whether any sample is words."""
        return any(phrase is not None for phrase in self.phrases)

    def scale(self, sample: int) -> float:
        """How much of a sum is one unit of a sample, counted from 0."""
        return self._scales[sample]

    def reads(self, sample: int) -> bool:
        """Whether this sample, counted from 0, is words."""
        return 0 <= sample < len(self.phrases) and self.phrases[sample] is not None

    def read(self, sample: int, output: int, unit: float) -> OutputReading:
        """What an output, counted from 0, of a sample that is words says; ``unit`` is finite."""
        return _reading(self, sample, output, unit)

    def is_first(self, sample: int, output: int, unit: float) -> bool:
        """Whether the word that is wanted there comes first."""
        word, value = self._wanted(sample, output), unit * self._scales[sample]
        return math.isfinite(value) and self.decoder.rank(word, value) == 1

    def ranks(self, sample: int, output: int, units: Floats) -> Ranks:
        """The place of the wanted word for many values of an output, shape (values,), at once.

        It counts the words between the output and its mirror image on the other side of the sum;
        where two sums are equally far away their words are taken as ranked behind. 0 for a word
        that the dictionary hasn't, and where the output is no number.
        """
        word = self._wanted(sample, output)
        place = self._place_in_sum(word)
        outputs = units * self._scales[sample]
        ranks = np.zeros(len(outputs), np.int64)
        if place is None:
            return ranks
        finite = np.isfinite(outputs)
        mirrored = 2 * outputs[finite] - word_to_sum(word)
        own = np.full(len(mirrored), float(word_to_sum(word)))
        counts = self._words_up_to
        last = len(counts) - 1
        low = np.floor(np.minimum(mirrored, own))
        high = np.ceil(np.maximum(mirrored, own)) - 1
        low, high = (np.clip(each, 0, last).astype(np.int64) for each in (low, high))
        ranks[finite] = place + np.maximum(counts[high] - counts[low], 0)
        return ranks

    def cell(self, sample: int, output: int) -> tuple[float, float]:
        """Between which two units the wanted word's sum is the nearest that any word has."""
        own = word_to_sum(self._wanted(sample, output))
        below, above = self._sums[self._sums < own], self._sums[self._sums > own]
        low = (below[-1] + own) / 2 if len(below) else -np.inf
        high = (above[0] + own) / 2 if len(above) else np.inf
        return float(low / self._scales[sample]), float(high / self._scales[sample])

    def _place_in_sum(self, word: str) -> int | None:
        """Looked up once: ranks are asked for with every snapshot."""
        if word not in self._places:
            self._places[word] = self.decoder.place_in_sum(word)
        return self._places[word]

    def _wanted(self, sample: int, output: int) -> str:
        phrase = self.phrases[sample]
        assert phrase is not None  # asked only of samples that are words
        return phrase.wanted[output]


@lru_cache(maxsize=_READINGS_KEPT)
def _reading(reader: WordReader, sample: int, output: int, unit: float) -> OutputReading:
    """A picture is painted many times between two updates."""
    value = unit * reader.scale(sample)
    phrase = reader.phrases[sample]
    assert phrase is not None
    found = list(islice(reader.decoder.nearest(value), RIVALS + 1))
    wanted = phrase.wanted[output]
    return OutputReading(
        value,
        found[0].letter_sum if found else round(value),
        tuple(candidate.word for candidate in found),
        wanted,
        reader.decoder.rank(wanted, value),
    )
