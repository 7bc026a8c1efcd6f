"""From a number back to words: everything the room shows about one word or sum.

Once an encoding's words are grouped, all of this takes a few milliseconds at most.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.words.encodings import ENCODINGS, Encoding
from app.words.lexicon import Lexicon
from app.words.subject import Subject

Indices = npt.NDArray[np.int64]

LETTER_SUM = ENCODINGS["letter-sum"]
LARGEST_DELTA = 5  # sums
ENTRANTS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class WindowRow:
    """The words whose sum is within ``delta`` of the subject's, ranked by frequency.

    ``first`` is the most frequent of them, "" where there is none; ``rank`` counts from 1, None
    where the subject is no word. ``entrants`` are the most frequent of those that a smaller delta
    leaves out.
    """

    delta: int
    words: int
    first: str
    rank: int | None
    entrants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """How an encoding sees the subject: ``words`` share its code, ``rank`` is its own place.

    A sum alone has a code in the encoding "letter-sum" only: elsewhere ``words`` is None.
    """

    words: int | None
    rank: int | None
    first: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decoded:
    """``found``: indices of the words listed, most frequent first.

    They share the subject's code, or with ``delta`` lie within so many sums of it.
    """

    subject: Subject
    encoding: Encoding
    delta: int
    is_word: bool
    found: Indices
    same_sum: int
    window: tuple[WindowRow, ...]


def decode(lexicon: Lexicon, subject: Subject, encoding: Encoding, delta: int) -> Decoded:
    """Decodes the subject through the encoding; ``delta`` counts for letter sums only.

    A sum alone is always decoded as a letter sum: it says nothing of other codes.
    """
    if not subject.word:
        encoding = LETTER_SUM
    if encoding is LETTER_SUM:
        found = by_frequency(lexicon.within(subject.letter_sum, delta))
    else:
        found = lexicon.with_code(encoding, encoding.encode(subject.word))
    return Decoded(
        subject=subject,
        encoding=encoding,
        delta=delta,
        is_word=bool(subject.word) and subject.word in lexicon,
        found=found,
        same_sum=len(lexicon.with_sum(subject.letter_sum)),
        window=window_rows(lexicon, subject),
    )


def by_frequency(found: Indices) -> Indices:
    """Indices in order of falling frequency: the lexicon's own order."""
    ordered: Indices = np.sort(found)
    return ordered


def window_rows(lexicon: Lexicon, subject: Subject) -> tuple[WindowRow, ...]:
    """One row for each delta from 0 to LARGEST_DELTA."""
    own = lexicon.index(subject.word) if subject.word else None
    widest = by_frequency(lexicon.within(subject.letter_sum, LARGEST_DELTA))
    distances = np.abs(lexicon.sums[widest] - subject.letter_sum)
    rows = []
    for delta in range(LARGEST_DELTA + 1):
        inside = widest[distances <= delta]
        entrants = widest[distances == delta][:ENTRANTS_SHOWN]
        rows.append(
            WindowRow(
                delta=delta,
                words=len(inside),
                first=lexicon.words[inside[0]] if len(inside) else "",
                rank=rank_of(own, inside),
                entrants=tuple(lexicon.words[index] for index in entrants),
            )
        )
    return tuple(rows)


def sharing(lexicon: Lexicon, subject: Subject, encoding: Encoding, shown: int = 3) -> Sharing:
    """Who shares the subject's code in this encoding."""
    if not subject.word and encoding is not LETTER_SUM:
        return Sharing(None, None)
    code = subject.letter_sum if not subject.word else encoding.encode(subject.word)
    found = lexicon.with_code(encoding, code)
    own = lexicon.index(subject.word) if subject.word else None
    first = tuple(lexicon.words[index] for index in found[:shown])
    return Sharing(len(found), rank_of(own, found), first)


def rank_of(index: int | None, found: Indices) -> int | None:
    """The place, from 1, of an index among indices that grow; None if it isn't there."""
    if index is None:
        return None
    place = int(np.searchsorted(found, index))
    return place + 1 if place < len(found) and found[place] == index else None
