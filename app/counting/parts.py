"""Which sentences are for what: decided by their words alone, so that it is the same whatever the
order, the files and the pieces in which a text is read.

Of twenty different sentences about eighteen are to learn from, one is for validation and one for
the test. Where a sentence stands twice, both are for the same: nothing of the test is learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from hashlib import blake2b

_OF = 20
_DIGEST_BYTES = 8


class Part(IntEnum):
    """What a sentence is for."""

    TRAIN = 0
    VALIDATION = 1
    TEST = 2


def sentence_mark(words: Sequence[str]) -> int:
    """A number from 0 to 2⁶⁴ − 1 drawn from a sentence of normalised words, the same each time."""
    digest = blake2b(" ".join(words).encode(errors="replace"), digest_size=_DIGEST_BYTES)
    return int.from_bytes(digest.digest(), "big")


def part_of(mark: int) -> Part:
    """What the sentence of this mark is for."""
    return {0: Part.TEST, 1: Part.VALIDATION}.get(mark % _OF, Part.TRAIN)
