"""The dictionary: words, how frequent they are, and which of them share a sum, code or prefix.

A lexicon is ordered by frequency, ties by the alphabet of the normalised form. An index is a
word's place in that order, 0 for the most frequent, so indices that grow go down in frequency.
"""

from __future__ import annotations

import math
import operator
import zlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from app.errors import LettersumError
from app.resources import data_path
from app.words.alphabet import LETTER_VALUES, fold
from app.words.encodings import ENCODINGS, Encoding
from app.words.prefixes import PrefixIndex
from app.words.shortening import shortened
from app.words.tokens import normalise, normalised

Frequencies = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Scalar = TypeVar("Scalar", bound=np.generic)

DICTIONARY_FILE = "dictionary.tsv"
LARGEST_FILE_BYTES = 16_000_000  # twenty times ours; half a gigabyte in memory

_LETTER_SUM = ENCODINGS["letter-sum"]


class LexiconError(LettersumError):
    """A dictionary that can't be used; the message says in one line what is wrong and where."""


class Lexicon:
    """An immutable dictionary with frequencies. All arrays it gives are read-only or copies.

    ``words``: display forms ("I", "don't", "Monday"), most frequent first.
    ``keys``: their normalised forms, in the same order, all different.
    ``frequencies``: shape (words,), the share of everyday text, above 0 and up to 1.
    ``sums``: shape (words,), the letter sums.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    frequencies: Frequencies
    sums: Indices

    def __init__(
        self, words: Sequence[str], frequencies: Sequence[float], *, row_name: str = "word"
    ) -> None:
        """Words in any order with the frequency of each; both of one length.

        Raises LexiconError, naming the row as ``row_name`` and its number from 1, when a word is
        empty, has no letters, has a blank in it or stands twice, or a frequency is out of range;
        and when there is no word at all.
        """
        keys = normalised(words)
        shares = np.array(frequencies, dtype=np.float64)
        if fault := _first_fault(words, keys, shares):
            row, what = fault
            raise LexiconError(f"{row_name} {row + 1}: {what}")
        if not _in_order(keys, shares):
            order = _order(keys, shares)
            words, keys, shares = [words[i] for i in order], [keys[i] for i in order], shares[order]
        self.words = tuple(words)
        self.keys = tuple(keys)
        self.frequencies = _frozen(shares)
        self.sums = _frozen(_letter_sums(self.words))
        self._index_of_key = dict(zip(self.keys, range(len(self.keys)), strict=True))
        self._codes = {_LETTER_SUM: tuple(self.sums.tolist())}
        self._groups: dict[Encoding, dict[int, Indices]] = {}

    @classmethod
    def load(cls, path: Path | None = None) -> Lexicon:
        """Read rows of "word<TAB>frequency"; without a path, the program's own dictionary.

        Raises LexiconError when the file can't be read, isn't UTF-8, is empty or has a bad row.
        """
        try:
            path = path or data_path(DICTIONARY_FILE)
            words, frequencies = _columns(_read(path), path)
        except FileNotFoundError as error:
            raise LexiconError(str(error)) from error
        return cls(words, frequencies, row_name=f"{path}, line")

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        """Whether it is a dictionary word, whatever its case."""
        return isinstance(word, str) and normalise(word) in self._index_of_key

    def index(self, word: str) -> int | None:
        """The word's place by frequency, 0 for the most frequent; None if it isn't there."""
        return self._index_of_key.get(normalise(word))

    def frequency(self, word: str) -> float:
        """The word's share of everyday text, 0 to 1; 0.0 if it isn't there."""
        index = self.index(word)
        return 0.0 if index is None else float(self.frequencies[index])

    def zipf(self, word: str | int) -> float:
        """log10 of the occurrences in a billion words, for a word or an index.

        About 7 for "the" and 3 for a rare word; 0.0 for a word that isn't there.
        The scale of van Heuven, Mandera, Keuleers and Brysbaert (2014).
        """
        share = self.frequency(word) if isinstance(word, str) else float(self.frequencies[word])
        return math.log10(share * 1e9) if share else 0.0

    def codes(self, encoding: Encoding) -> tuple[int, ...]:
        """The code of every word, in the order of the words."""
        if encoding not in self._codes:
            self._codes[encoding] = tuple(map(encoding.encode, self.words))
        return self._codes[encoding]

    def with_code(self, encoding: Encoding, code: int) -> Indices:
        """Indices of the words with that code, most frequent first."""
        if encoding not in self._groups:
            self._groups[encoding] = _group(self.codes(encoding))
        return self._groups[encoding].get(code, _NO_INDICES)

    def with_sum(self, letter_sum: int) -> Indices:
        """Indices of the words with that letter sum, most frequent first."""
        return self.with_code(_LETTER_SUM, letter_sum)

    def within(self, letter_sum: float, reach: float) -> Indices:
        """Indices of the words with |sum − letter_sum| ≤ reach.

        Nearest first, then most frequent, then by the alphabet.
        """
        distances = np.abs(self.sums - letter_sum)
        indices = np.flatnonzero(distances <= reach)
        return indices[np.argsort(distances[indices], kind="stable")]

    def with_prefix(self, prefix: str) -> Indices:
        """Indices of all words that begin with the prefix, whatever its case; most frequent first.

        An apostrophe at its end counts ("don'" begins "don't", not "done"). An empty prefix
        begins every word.
        """
        return self._prefixes.matching(prefix)

    @cached_property
    def checksum(self) -> int:
        """Tells its words, in their order, from those of another dictionary."""
        return checksum_of(self.keys)

    @cached_property
    def _prefixes(self) -> PrefixIndex:
        return PrefixIndex(self.keys)


def checksum_of(keys: Sequence[str]) -> int:
    """The checksum of a dictionary with these normalised words."""
    return zlib.crc32("\n".join(keys).encode())


def _frozen(array: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
    array.setflags(write=False)
    return array


_NO_INDICES: Indices = _frozen(np.empty(0, dtype=np.int64))


def _in_order(keys: Sequence[str], shares: Frequencies) -> bool:
    steps = np.diff(shares)
    ties = np.flatnonzero(steps == 0)
    firsts, seconds = (map(keys.__getitem__, places.tolist()) for places in (ties, ties + 1))
    return not (steps > 0).any() and all(map(operator.lt, firsts, seconds))


def _order(keys: Sequence[str], shares: Frequencies) -> list[int]:
    """Row numbers by falling share, ties by key."""
    ranked = list(zip((-shares).tolist(), keys, strict=True))
    return sorted(range(len(keys)), key=ranked.__getitem__)


def _letter_sums(words: Sequence[str]) -> Indices:
    """word_to_sum of every word, in one pass over all their letters. No word has a line break."""
    text = "\n".join([word if word.isascii() else fold(word) for word in words]) + "\n"
    signs = np.frombuffer(text.encode("ascii", "ignore"), dtype=np.uint8)
    values = np.frombuffer(LETTER_VALUES, dtype=np.uint8)[signs]
    ends = np.flatnonzero(signs == ord("\n"))
    return np.add.reduceat(values, np.concatenate(([0], ends[:-1] + 1)), dtype=np.int64)


def _group(codes: Iterable[int]) -> dict[int, Indices]:
    groups: dict[int, list[int]] = {}
    for index, code in enumerate(codes):
        groups.setdefault(code, []).append(index)
    return {code: _frozen(np.array(group, dtype=np.int64)) for code, group in groups.items()}


def _first_fault(
    words: Sequence[str], keys: Sequence[str], shares: Frequencies
) -> tuple[int, str] | None:
    """The first row that can't stand, and why; None if all can."""
    if not words:
        return 0, "the dictionary has no words; give it at least one"
    in_range = (shares > 0) & (shares <= 1)
    if not in_range.all():
        row = int(np.argmin(in_range))
        return (
            row,
            f"the frequency {shares[row]} of {_short(words[row])} is not above 0 and up to 1",
        )
    # Whole lists first, as nearly all dictionaries are sound: a loop costs more than reading one.
    letters = "".join(words)
    no_blanks = letters.isprintable() and " " not in letters
    if no_blanks and all(keys) and len(set(keys)) == len(keys):
        return None
    return _first_bad_word(words, keys)


def _first_bad_word(words: Sequence[str], keys: Sequence[str]) -> tuple[int, str] | None:
    seen: set[str] = set()
    for row, (word, key) in enumerate(zip(words, keys, strict=True)):
        if not key or word.split() != [word]:
            return row, f"{_short(word)} is not one word; write one word without blanks"
        if key in seen:
            return row, f"{_short(word)} is there twice; keep one of the two rows"
        seen.add(key)
    return None


def _short(text: str) -> str:
    return repr(shortened(text, 40))


def _read(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, for ever
            raise LexiconError(f"{path}: can't be read (is no ordinary file)")
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise LexiconError(f"{path}: is larger than {LARGEST_FILE_BYTES // 10**6} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise LexiconError(f"{path}: no such dictionary; check the path") from None
    except OSError as error:
        raise LexiconError(f"{path}: can't be read ({error.strerror})") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error


def _columns(text: str, path: Path) -> tuple[list[str], list[float]]:
    text = text.replace("\r\n", "\n").removesuffix("\n")
    if not text:
        raise LexiconError(f"{path}: the dictionary is empty; it needs rows of word<TAB>frequency")
    fields = text.replace("\n", "\t").split("\t")
    try:
        frequencies = list(map(float, fields[1::2]))
    except ValueError:
        frequencies = []
    if frequencies and _is_alternating(text):
        return fields[0::2], frequencies
    lines = text.split("\n")
    row = next(row for row, line in enumerate(lines) if not _is_row(line))
    raise LexiconError(
        f"{path}, line {row + 1}: {_short(lines[row])} is not a row of word<TAB>frequency"
    )


def _is_alternating(text: str) -> bool:
    """Whether tabs and line breaks take turns, a tab first and last: two fields to every line."""
    signs = np.frombuffer(text.encode(), dtype=np.uint8)
    gaps = signs[(signs == ord("\t")) | (signs == ord("\n"))]
    return bool(gaps.size % 2 and (gaps[0::2] == ord("\t")).all() and (gaps[1::2] != gaps[0]).all())


def _is_row(line: str) -> bool:
    try:
        _, frequency = line.split("\t")
        float(frequency)
    except ValueError:
        return False
    return True
