"""Which sentences are for what: decided by their words alone, so that it is the same whatever the
order, the files and the pieces in which a text is read.

Of twenty different sentences about eighteen are to learn from, one is for validation and one for
the test. Where a sentence stands twice, both are for the same: nothing of the test is learned.
Of each part so many are kept whole, those of the lowest marks, which is as good as drawing them.
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


# Different sentences that are kept whole, those of the lowest marks: all of 6 MB of text. The
# network learns from them, so from here on an epoch costs no more when the text grows.
MOST_SENTENCES = {Part.TRAIN: 100_000, Part.VALIDATION: 5_000, Part.TEST: 5_000}
# What is longer is no sentence anyone typed; it is counted, but not kept whole.
LONGEST_SENTENCE_WORDS = 200
LONGEST_SENTENCE_BYTES = 1_000  # in UTF-8, normalised


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
    parts: npt.NDArray[np.uint8] = _PART_OF_REST[marks % np.uint64(_OF)]
    return parts


_PART_OF_REST = np.full(_OF, Part.TRAIN, np.uint8)
_PART_OF_REST[0] = Part.TEST
_PART_OF_REST[1] = Part.VALIDATION


def is_kept_whole(sentence: str) -> bool:
    """Whether a sentence of normalised words with a blank between two is short enough."""
    return (
        len(sentence) <= LONGEST_SENTENCE_BYTES
        and sentence.count(" ") < LONGEST_SENTENCE_WORDS
        and len(sentence.encode(errors="replace")) <= LONGEST_SENTENCE_BYTES
    )
