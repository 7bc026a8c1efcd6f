"""The words of a text while it is counted, and how they were typed, in bounded memory.

When the table is full the rarer half goes, in the order
in which the text was read, so that the same pieces always give the same table (a form of lossy
counting, Manku and Motwani 2002).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import eq

import numpy as np

from app.counting.piece_counts import Spellings
from app.words.trigram_counts import Ids


class WordTable:
    """Different words, how often each stands in the text, and its spellings. Those of one piece
    may come on top of ``most``."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._places: dict[str, int] = {}  # in their order
        self._often = _Column()
        self._begun = _Column()  # the counts of the spelling ""
        # Most words are typed as they are normalised; other spellings have rows of their own.
        self._plain = _Column()
        self._rows: dict[str, int] = {}  # in their order
        self._row_words = _Column()
        self._row_counts = _Column()

    def add(self, keys: Sequence[str], often: Ids, begun: Ids, spellings: Spellings) -> Ids:
        """Counts different words, see PieceCounts; gives their places, shape (keys,)."""
        places = _numbered(self._places, keys)
        self._often.add(places, often)
        self._begun.add(places, begun)
        words = places[spellings.words]
        forms = map(keys.__getitem__, spellings.words.tolist())
        is_plain = np.fromiter(map(eq, spellings.typed, forms), np.bool_, words.size)
        self._plain.add(words[is_plain], spellings.counts[is_plain])
        rows = _numbered(self._rows, compress(spellings.typed, (~is_plain).tolist()))
        self._row_words.put(rows, words[~is_plain])
        self._row_counts.add(rows, spellings.counts[~is_plain])
        if len(self._rows) > self._most:
            self._forget_spellings(self._most // 2)
        return places

    def halved(self) -> Ids | None:
        """None while there is room. When the table is full the rarer half of the words goes, of
        equals the later ones; gives the new place of each old one, −1 for those that went."""
        size = len(self._places)
        if size <= self._most:
            return None
        kept = _most_frequent(self._often.values(size), self._most // 2)
        moved = np.full(size, -1, dtype=np.int64)
        moved[kept] = np.arange(kept.size)
        self._places = _only(self._places, kept)
        for column in (self._often, self._begun, self._plain):
            column.keep(kept)
        words = moved[self._row_words.values(len(self._rows))]
        self._row_words.put(np.arange(words.size), words)
        self._keep_rows(np.flatnonzero(words >= 0))
        return moved

    def ordered(self, most: int) -> tuple[tuple[str, ...], Ids]:
        """The ``most`` most frequent words, the most frequent first and ties by the alphabet; and
        which of them each place has, shape (places,), −1 for all others."""
        keys = list(self._places)
        by_alphabet = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)
        often = self._often.values(len(keys))[by_alphabet]
        kept = by_alphabet[np.argsort(-often, kind="stable")][:most]
        places = np.full(len(keys), -1, dtype=np.int64)
        places[kept] = np.arange(kept.size)
        return tuple(_copied([keys[place] for place in kept.tolist()])), places

    def spellings(self, keys: Sequence[str], places: Ids, most: int) -> dict[str, dict[str, int]]:
        """The spellings of the words that ``ordered`` gave, as TextCounts has them; ``most`` beside
        their normalised forms. Words that ``ordered`` left out have none from now on."""
        self._keep_rows(np.flatnonzero(places[self._row_words.values(len(self._rows))] >= 0))
        if len(self._rows) > most:
            self._forget_spellings(most)
        found: dict[str, dict[str, int]] = {}
        begun, plain = (column.values(places.size) for column in (self._begun, self._plain))
        for place in np.flatnonzero(places >= 0).tolist():
            key = keys[places[place]]
            counts = {"": int(begun[place]), key: int(plain[place])}
            if told := {spelling: count for spelling, count in counts.items() if count}:
                found[key] = told
        columns = (self._row_words, self._row_counts)
        words, often = (column.values(len(self._rows)) for column in columns)
        of_rows = zip(
            _copied(list(self._rows)), places[words].tolist(), often.tolist(), strict=True
        )
        for spelling, place, count in of_rows:
            found.setdefault(keys[place], {})[spelling] = count
        return found

    def _forget_spellings(self, most: int) -> None:
        """All but the most frequent count as what says nothing, so that each word keeps its
        total."""
        size = len(self._rows)
        words, often = self._row_words.values(size), self._row_counts.values(size)
        kept = _most_frequent(often, most)
        gone = np.ones(size, dtype=np.bool_)
        gone[kept] = False
        np.add.at(self._begun.values(len(self._places)), words[gone], often[gone])
        self._keep_rows(kept)

    def _keep_rows(self, kept: Ids) -> None:
        self._rows = _only(self._rows, kept)
        self._row_words.keep(kept)
        self._row_counts.keep(kept)


class _Column:
    """A number for each place, 0 where none was put; it grows as it is filled."""

    def __init__(self) -> None:
        self._values = np.zeros(1024, dtype=np.int64)

    def values(self, size: int) -> Ids:
        """The first ``size``, to be changed too."""
        if size > self._values.size:
            more = max(size, 2 * self._values.size) - self._values.size
            self._values = np.concatenate((self._values, np.zeros(more, dtype=np.int64)))
        return self._values[:size]

    def add(self, places: Ids, counts: Ids) -> None:
        """Places that are all different."""
        self.values(int(places.max(initial=-1)) + 1)[places] += counts

    def put(self, places: Ids, values: Ids) -> None:
        self.values(int(places.max(initial=-1)) + 1)[places] = values

    def keep(self, places: Ids) -> None:
        self._values = np.concatenate((self._values[places], np.zeros(1024, dtype=np.int64)))


def _numbered(numbers: dict[str, int], texts: Iterable[str]) -> Ids:
    """The number of each text; new ones get the next."""
    found = [numbers.setdefault(text, len(numbers)) for text in texts]
    return np.array(found, dtype=np.int64)


def _copied(texts: Sequence[str]) -> Sequence[str]:
    """The same in memory of their own, side by side: of what many others took around them nothing
    could be given back."""
    return "\n".join(texts).split("\n") if texts else ()


def _only(numbers: dict[str, int], kept: Ids) -> dict[str, int]:
    """Those at these places, which grow, with new numbers."""
    is_kept = np.zeros(len(numbers), dtype=np.bool_)
    is_kept[kept] = True
    return {text: number for number, text in enumerate(compress(numbers, is_kept.tolist()))}


def _most_frequent(counts: Ids, most: int) -> Ids:
    """The places of the largest counts, of equal ones those that come first; growing."""
    return np.sort(np.argsort(-counts, kind="stable")[:most])
