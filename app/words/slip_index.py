"""Which words may be meant where what is typed is a slip: "recieve", "teh", "dont", "wendesd".

What is typed may be the whole word or its beginning, and only letters count: apostrophes and
accents that differ are slips of their own, and all a–z. One slip is looked for first; several only
where nothing has been found, as looking for them takes ten times as long.

Words are kept in the order of their letters, a column for each place. So those that begin with the
first letters typed are a run of rows, and a slip after these is looked for in that run alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from app.words.alphabet import ALPHABET, APOSTROPHES, fold
from app.words.several_slips import several_slips
from app.words.slip import Slip, SlipKind
from app.words.slip_likelihoods import (
    ACCENT,
    APOSTROPHE,
    AT_FIRST,
    LEFT_OUT,
    LEFT_OUT_OF_TWO,
    SWAPPED,
    Likelihoods,
    mistaken,
    too_many,
)
from app.words.tokens import normalise

FEWEST_LETTERS = 2  # typed; of two only what is swapped or lacks a sign is looked for
FEWEST_FOR_SEVERAL = 5
_RIGHT_OF_SEVERAL = 2  # so many first letters are right then, if any word begins with them
MOST_LETTERS = 24  # what is longer is no slip of any word
_COLUMNS = MOST_LETTERS + 3  # no slip looks further
_BEHIND_Z = "{"

Ids = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]
Found = tuple[Rows, Likelihoods | float, SlipKind]  # rows, the likelihood of each, what happened
Span = tuple[int, int]  # of rows: the first, and the one behind the last


@dataclass(frozen=True, slots=True)
class Slips:
    """Words that may be meant, each once: their ``ids``, how likely what is typed is for each, and
    its kind of slip; all of shape (words,)."""

    ids: Ids
    likelihoods: Likelihoods
    kinds: npt.NDArray[np.uint8]

    def slip_of(self, word_id: int) -> Slip | None:
        """How a word was met; None where it wasn't met as a slip."""
        places = np.flatnonzero(self.ids == word_id)
        if not places.size:
            return None
        place = places[0]
        return Slip(SlipKind(int(self.kinds[place])), float(self.likelihoods[place]))


NO_SLIPS = Slips(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.uint8))
# How many letters more a word has than are typed, by the kind of slip.
_SHIFTS = np.zeros(len(SlipKind), np.intp)
_SHIFTS[SlipKind.LEFT_OUT], _SHIFTS[SlipKind.TOO_MANY] = 1, -1


class SlipIndex:
    """Immutable, so many threads may ask it at once."""

    def __init__(self, keys: Sequence[str]) -> None:
        """``keys``: normalised words, in the order of their ids."""
        letters = [letters_of(key) for key in keys]
        order = sorted(range(len(keys)), key=letters.__getitem__)
        self._ids = np.array(order, np.int64)
        self._sorted = [letters[place] for place in order]
        self._letters = _matrix(self._sorted)
        self._keys = [keys[place] for place in order]
        self._has_signs = np.array([letters[i] != keys[i] for i in order], np.bool_)

    def find(self, typed: str, *, several: bool = False, only_signs: bool = False) -> Slips:
        """Words some beginning of which may have become ``typed`` by a slip; none that begins with
        it as it stands. ``several``: by more than one slip, where no word is met by one;
        ``only_signs``: slips of apostrophes and accents alone."""
        key = normalise(typed)
        t = letters_of(key)
        if typed[-1:] in APOSTROPHES:
            return NO_SLIPS  # it may be a quotation mark as well
        if not FEWEST_LETTERS <= len(t) <= MOST_LETTERS:
            return NO_SLIPS
        spans = self._spans(t)
        best = _Best(self._ids.size)
        for found in () if only_signs else self._one_slip(t, spans):
            best.take(*found)
        if len(spans) > len(t):
            best.leave_out(*spans[-1])
            for found in self._other_signs(key, spans[-1]):
                best.take(*found)
        if several and len(spans) > 1 and len(t) >= FEWEST_FOR_SEVERAL and not best.has_any:
            rows = np.arange(*spans[: _RIGHT_OF_SEVERAL + 1][-1])
            rows, likelihoods = several_slips(self._letters, rows, t.encode())
            best.take(rows, likelihoods, SlipKind.SEVERAL)
        return best.slips(self._ids)

    def find_whole(self, typed: str) -> Slips:
        """Words that may have become ``typed``, to their last letter, by one slip."""
        found = self.find(typed)
        length = len(letters_of(typed))
        shift = _SHIFTS[found.kinds]
        ends = self._letters[length + shift, self._row_of[found.ids]] == 0
        return Slips(found.ids[ends], found.likelihoods[ends], found.kinds[ends])

    @cached_property
    def _row_of(self) -> Rows:
        rows = np.empty(self._ids.size, np.intp)
        rows[self._ids] = np.arange(self._ids.size)
        return rows

    def _spans(self, letters: str) -> list[Span]:
        """The rows of the words that begin with the first i letters, for i = 0, 1, … as long as
        there are any."""
        spans = [(0, self._ids.size)]
        for end in range(1, len(letters) + 1):
            low, high = self._span(letters[:end], spans[-1])
            if low == high:
                break
            spans.append((low, high))
        return spans

    def _span(self, letters: str, within: Span) -> Span:
        """The rows of the words that begin with these letters."""
        low = bisect_left(self._sorted, letters, *within)
        return low, bisect_left(self._sorted, letters + _BEHIND_Z, low, within[1])

    def _one_slip(self, t: str, spans: Sequence[Span]) -> Iterator[Found]:
        """The slips after the first i letters, which are right, for each i."""
        codes = t.encode()
        begins_none = len(spans) <= len(t)
        for i, span in enumerate(spans[: len(t)]):
            scale = 1.0 if i else AT_FIRST
            if t[i : i + 1] != t[i + 1 : i + 2] != "":
                swapped = t[:i] + t[i + 1] + t[i] + t[i + 2 :]
                yield np.arange(*self._span(swapped, span)), SWAPPED * scale, SlipKind.SWAPPED
            if len(t) > FEWEST_LETTERS:
                rows = np.arange(*self._span(t[:i] + t[i + 1 :], span))
                likelihood = too_many()[codes[i], codes[i - 1 if i else 1]]
                yield rows, float(likelihood) * scale, SlipKind.TOO_MANY
            # Of the first letter all words would be looked at.
            if len(t) > FEWEST_LETTERS and (i or begins_none):
                rows = self._going_on(span, i + 1, codes[i:])
                yield rows, self._left_out(rows, i) * np.float32(scale), SlipKind.LEFT_OUT
                yield self._mistaken(span, i, codes, scale)

    def _mistaken(self, span: Span, place: int, t: bytes, scale: float) -> Found:
        rows = self._going_on(span, place + 1, t[place + 1 :])
        likelihoods = mistaken()[t[place]][self._letters[place, rows]]
        other = (likelihoods > 0) & (likelihoods < 1)
        return rows[other], likelihoods[other] * np.float32(scale), SlipKind.MISTAKEN

    def _left_out(self, rows: Rows, place: int) -> Likelihoods:
        """How likely it is that the letter of each row at a place is left out."""
        letters = self._letters[place, rows]
        twice = letters == self._letters[place + 1, rows]
        if place:
            twice |= letters == self._letters[place - 1, rows]
        return np.where(twice, np.float32(LEFT_OUT_OF_TWO), np.float32(LEFT_OUT))

    def _going_on(self, span: Span, place: int, letters: bytes) -> Rows:
        """The rows of a span that have these letters from a place on."""
        low, high = span
        if not letters:
            return np.arange(low, high)
        rows = np.flatnonzero(self._letters[place, low:high] == letters[0]) + low
        for further, letter in enumerate(letters[1:], start=place + 1):
            if not rows.size:
                break
            rows = rows[self._letters[further, rows] == letter]
        return rows

    def _other_signs(self, key: str, span: Span) -> Iterator[Found]:
        """Of the words whose letters are typed, those with other apostrophes, and other accents."""
        low, high = span
        rows = np.arange(low, high)
        if key.isascii() and key.isalpha():
            rows = rows[self._has_signs[low:high]]
        other = [row for row in rows.tolist() if not self._keys[row].startswith(key)]
        for kind, likelihood in ((SlipKind.APOSTROPHE, APOSTROPHE), (SlipKind.ACCENT, ACCENT)):
            wants = kind is SlipKind.APOSTROPHE
            rows = np.array([i for i in other if ("'" in self._keys[i] + key) is wants], np.intp)
            yield rows, likelihood, kind


class _Best:
    """The likeliest slip for each row."""

    def __init__(self, rows: int) -> None:
        self._likelihoods = np.zeros(rows, np.float32)
        self._kinds = np.zeros(rows, np.uint8)

    def take(self, rows: Rows, likelihoods: Likelihoods | float, kind: SlipKind) -> None:
        """Takes what is likelier than before; no row stands twice in ``rows``."""
        if rows.size:
            better = self._likelihoods[rows] < likelihoods
            rows = rows[better]
            self._kinds[rows] = kind
            self._likelihoods[rows] = (
                likelihoods if isinstance(likelihoods, float) else likelihoods[better]
            )

    def leave_out(self, first: int, end: int) -> None:
        """These rows are no slips."""
        self._likelihoods[first:end] = 0

    @property
    def has_any(self) -> bool:
        return bool(self._likelihoods.any())

    def slips(self, ids: Ids) -> Slips:
        rows = np.flatnonzero(self._likelihoods)
        return Slips(ids[rows], self._likelihoods[rows], self._kinds[rows])


def letters_of(word: str) -> str:
    """The letters a to z of a word, small and without accents."""
    if word.isascii() and word.isalpha():
        return word.lower()
    return "".join(sign for sign in fold(word) if sign in ALPHABET)


def _matrix(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Their letters as ASCII codes, shape (_COLUMNS, words), 0 behind the last one."""
    codes = np.array(words, f"S{_COLUMNS}")
    return np.ascontiguousarray(codes.view(np.uint8).reshape(len(words), _COLUMNS).T)
