"""Which sentences are for what: decided by their words alone, so that it is the same whatever the
order, the files and the pieces in which a text is read.

Of twenty different sentences about eighteen are to learn from, one is for validation and one for
the test. Where a sentence stands twice, both are for the same: nothing of the test is learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

_OF = 20
_DIGEST_BYTES = 8

Marks = npt.NDArray[np.uint64]


class Part(IntEnum):
    """What a sentence is for."""

    TRAIN = 0
    VALIDATION = 1
    TEST = 2


def sentence_mark(words: Sequence[str]) -> int:
    """A number from 0 to 2⁶⁴ − 1 drawn from a sentence of normalised words, the same each time."""
    return int(sentence_marks([" ".join(words)])[0])


def sentence_marks(sentences: Iterable[str]) -> Marks:
    """The mark of each sentence, given as its normalised words with a blank between two."""
    digests = (
        blake2b(sentence.encode(errors="replace"), digest_size=_DIGEST_BYTES).digest()
        for sentence in sentences
    )
    return np.frombuffer(b"".join(digests), ">u8").astype(np.uint64)


def part_of(mark: int) -> Part:
    """What the sentence of this mark is for."""
    return Part(int(parts_of(np.array([mark], np.uint64))[0]))


def parts_of(marks: Marks) -> npt.NDArray[np.uint8]:
    """What the sentence of each mark is for, as numbers of Part."""
    return _PART_OF_REST[marks % np.uint64(_OF)]


_PART_OF_REST = np.full(_OF, Part.TRAIN, np.uint8)
_PART_OF_REST[0] = Part.TEST
_PART_OF_REST[1] = Part.VALIDATION
