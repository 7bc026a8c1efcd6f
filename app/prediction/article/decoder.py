"""From numbers back to words.

A network's output is a number such as 65.03. Every dictionary word whose sum lies within reach of
it is a candidate, ranked by distance, then by frequency, then by the alphabet. Two outputs are
decoded together: pairs of candidates, ranked by both distances, then by both frequencies.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from app.words.alphabet import word_to_sum
from app.words.lexicon import Lexicon
from app.words.tokens import normalise

DEFAULT_REACH = 1.0  # sums; an output between two sums then sees the words of both
WIDEST_REACH = 1e6  # sums; more than any word has
# How many words of text the dictionary's opinion is worth against the words of the training
# text. With 100, a word met once in fifty outweighs every rival that was not met and is rarer
# than two words in a hundred of everyday text.
DICTIONARY_WEIGHT_WORDS = 100.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word for one output.

    ``distance`` is in sums, ``frequency`` the word's share of all text. ``met`` and ``dictionary``
    add up to its share, 0 to 1, of the text made of words with its sum: ``met`` is what the
    training text says, ``dictionary`` what the dictionary says.
    """

    word: str
    letter_sum: int
    distance: float
    frequency: float
    met: float
    dictionary: float

    @property
    def share(self) -> float:
        """How much of the text made of words with this sum is this word."""
        return self.met + self.dictionary


class Decoder:
    """Ranks the dictionary's words for outputs, knowing which words the training text had.

    ``word_counts`` says how often each word was in the training text. Frequencies are mixed:
    P(word) = (count + m · P_dictionary(word)) / (words + m), m = DICTIONARY_WEIGHT_WORDS.
    """

    def __init__(self, lexicon: Lexicon, word_counts: Mapping[str, int]) -> None:
        self.lexicon = lexicon
        counts = np.zeros(len(lexicon))
        for word, count in word_counts.items():
            index = lexicon.index(normalise(word))
            if index is not None:
                counts[index] += count
        total = counts.sum() + DICTIONARY_WEIGHT_WORDS
        self._met: npt.NDArray[np.float64] = counts / total
        self._dictionary: npt.NDArray[np.float64] = (
            DICTIONARY_WEIGHT_WORDS * lexicon.frequencies / total
        )
        self._frequency = self._met + self._dictionary
        self._frequency_of_sum = np.bincount(lexicon.sums, self._frequency)

    def candidates(self, output: float, reach: float = DEFAULT_REACH) -> Iterator[Candidate]:
        """Words within ``reach`` of ``output`` (both in sums), best first."""
        for index in self._ranked(self.lexicon.within(output, reach), output):
            yield self._candidate(int(index), output)

    def completions(self, output: float, prefix: str) -> Iterator[Candidate]:
        """All words that begin with ``prefix``, ranked by closeness times frequency.

        A person who types letters has said more about the word than the network, so distance
        does not come before everything else here.
        """
        found = self.lexicon.with_prefix(prefix)
        closeness = 1.0 / (1.0 + np.abs(self.lexicon.sums[found] - output))
        worth = closeness * self._frequency[found]
        for index in found[np.lexsort((found, -worth))]:
            yield self._candidate(int(index), output)

    def nearest(self, output: float, reach: float = DEFAULT_REACH) -> Iterator[Candidate]:
        """Like ``candidates``, with the reach doubled until there is one."""
        while reach < WIDEST_REACH and not len(self.lexicon.within(output, reach)):
            reach *= 2
        return self.candidates(output, reach)

    def rank(self, word: str, output: float) -> int | None:
        """The word's place among all words, ranked as by ``candidates`` but whatever the reach: 1
        for the one that ``nearest`` gives first. None for a word that the dictionary hasn't."""
        index = self.lexicon.index(word)
        if index is None:
            return None
        distance = np.abs(self.lexicon.sums - output)
        is_nearer = distance < distance[index]
        is_as_near = distance == distance[index]
        more_frequent = self._frequency > self._frequency[index]
        more_frequent[:index] |= self._frequency[:index] == self._frequency[index]
        return 1 + int(np.count_nonzero(is_nearer | (is_as_near & more_frequent)))

    def place_in_sum(self, word: str) -> int | None:
        """The word's place among those of its own sum, from 1: its rank where the output is that
        very sum. None for a word that the dictionary hasn't."""
        return self.rank(word, float(word_to_sum(word)))

    def combinations(
        self, outputs: Sequence[float], limit: int, reach: float = DEFAULT_REACH
    ) -> list[tuple[Candidate, ...]]:
        """The best ``limit`` combinations of one candidate for each output.

        Ranked by the distances added up, then the frequencies multiplied, then the alphabet.
        """
        # No combination among the best n can hold a word that has n better ones in its own list.
        lists = [list(islice(self.nearest(output, reach), limit)) for output in outputs]
        return list(islice(_best_first(lists), limit))

    def combination_count(self, letter_sums: Sequence[int]) -> int:
        """How many combinations of dictionary words have these sums."""
        return math.prod(len(self.lexicon.with_sum(letter_sum)) for letter_sum in letter_sums)

    def _ranked(self, found: npt.NDArray[np.intp], output: float) -> npt.NDArray[np.intp]:
        distance = np.abs(self.lexicon.sums[found] - output)
        # The lexicon is in order of frequency, then alphabet; its order is the last key.
        return found[np.lexsort((found, -self._frequency[found], distance))]

    def _candidate(self, index: int, output: float) -> Candidate:
        letter_sum = int(self.lexicon.sums[index])
        of_sum = self._frequency_of_sum[letter_sum]
        return Candidate(
            word=self.lexicon.words[index],
            letter_sum=letter_sum,
            distance=abs(letter_sum - output),
            frequency=float(self._frequency[index]),
            met=float(self._met[index] / of_sum),
            dictionary=float(self._dictionary[index] / of_sum),
        )


def _best_first(lists: Sequence[list[Candidate]]) -> Iterator[tuple[Candidate, ...]]:
    """Combinations of one from each list in rank order, made one by one.

    Each list is in rank order, so a step along any of them never leads to a better combination:
    the best one not yet given is always a neighbour of one that was.
    """
    if not all(lists):
        return

    def entry(places: tuple[int, ...]) -> tuple[_Rank, tuple[int, ...]]:
        return _rank([each[at] for each, at in zip(lists, places, strict=True)]), places

    start = (0,) * len(lists)
    waiting, seen = [entry(start)], {start}
    while waiting:
        _, places = heapq.heappop(waiting)
        yield tuple(each[at] for each, at in zip(lists, places, strict=True))
        for axis, at in enumerate(places):
            neighbour = (*places[:axis], at + 1, *places[axis + 1 :])
            if at + 1 < len(lists[axis]) and neighbour not in seen:
                seen.add(neighbour)
                heapq.heappush(waiting, entry(neighbour))


_Rank = tuple[float, float, tuple[str, ...]]


def _rank(candidates: Sequence[Candidate]) -> _Rank:
    return (
        sum(candidate.distance for candidate in candidates),
        -math.prod(candidate.frequency for candidate in candidates),
        tuple(normalise(candidate.word) for candidate in candidates),
    )
