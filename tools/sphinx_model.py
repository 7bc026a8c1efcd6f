"""Reads a trigram model in the binary form that CMU Sphinx calls "Trie Language Model".

Little endian, one part behind the other:

    "Trie Language Model", a byte order (3), 3 × uint32 words, pairs, triples, 4 unused bytes
    3 × 65,536 float32   the logarithms there are: of pairs, of pairs' rests, of triples
    (words + 1) × (float32 log p, float32 log rest, uint32 first pair)
    (pairs + 1) × (word before, log rest, log p, first triple), packed bit by bit
    (triples + 1) × (word two before, log p), packed the same way
    uint32 length, then the words, each ended by a 0 byte

Packed numbers begin with the lowest bit; a word takes as many bits as the number of words does, a
first triple as many as the number of triples, an index of a logarithm 16; 8 bytes more end each of
the two packed parts. Logarithms have the base 1.0001. The tree grows backwards: below a word w
stand the pairs (b, w), below such a pair the triples (a, b, w).

The ARPA writer of pocketsphinx gives broken numbers for this file, so it is read as it is.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MAGIC, ORDER = b"Trie Language Model", 3
HEADER = struct.Struct("<19sB3I4x")
TABLE = 65_536
PADDING = 8
LN_BASE = math.log(1.0001)
MOST = 20_000_000  # words, pairs or triples

Ints = npt.NDArray[np.int64]
Float64s = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]


class SphinxModelError(Exception):
    """What is no such model; the message is one line."""


@dataclass(frozen=True)
class SphinxModel:
    """All logarithms are natural. Shapes: (words,), (pairs,), (triples,).

    ``pair_before`` and ``pair_word`` are b and w of P(w | b), by their places in ``words``;
    ``triple_before`` and ``triple_pair`` are a and the place of the pair (b, w) of P(w | a b).
    """

    words: tuple[str, ...]
    word_logs: Float64s
    word_rests: Float64s
    pair_before: Ints
    pair_word: Ints
    pair_logs: Float64s
    pair_rests: Float64s
    triple_before: Ints
    triple_pair: Ints
    triple_logs: Float64s


class _Parts:
    """Takes the parts off a file, one behind the other."""

    def __init__(self, content: bytes, start: int) -> None:
        self._content, self._place = content, start

    def take(self, size: int) -> bytes:
        part = self._content[self._place : self._place + size]
        if len(part) < size:
            raise SphinxModelError("the model ends too early; get the wheel again")
        self._place += size
        return part

    def packed(self, rows: int, bits: int) -> Bytes:
        return np.frombuffer(self.take(-(-rows * bits // 8) + PADDING), np.uint8)


def read_sphinx_model(content: bytes) -> SphinxModel:
    """The model in the bytes of a file. Raises SphinxModelError for any other bytes."""
    if len(content) < HEADER.size or not content.startswith(MAGIC):
        raise SphinxModelError("it is no trie language model of CMU Sphinx")
    _, order, words, pairs, triples = HEADER.unpack_from(content)
    if order != ORDER or not 0 < max(words, pairs, triples) <= MOST:
        raise SphinxModelError(f"it has the order {order}, or more than {MOST:,} pairs or triples")
    parts = _Parts(content, HEADER.size)
    tables = np.frombuffer(parts.take(3 * TABLE * 4), "<f4").reshape(3, TABLE) * LN_BASE
    heads = np.frombuffer(
        parts.take((words + 1) * 12), [("log", "<f4"), ("rest", "<f4"), ("pairs", "<u4")]
    )
    word_bits, triple_bits = words.bit_length(), triples.bit_length()
    pair_fields = (word_bits, 16, 16, triple_bits)
    before, rests, logs, first_triples = unpacked(
        parts.packed(pairs + 1, sum(pair_fields)), pairs + 1, pair_fields
    )
    triple_fields = (word_bits, 16)
    two_before, triple_logs = unpacked(
        parts.packed(triples + 1, sum(triple_fields)), triples + 1, triple_fields
    )
    (length,) = struct.unpack("<I", parts.take(4))
    names = parts.take(length).decode("latin-1").split("\0")[:words]
    # The header counts a few more than there are; behind the last word stands how many these are.
    pair_word = _owners(heads["pairs"].astype(np.int64), pairs)
    pairs = pair_word.size
    triple_pair = _owners(first_triples[: pairs + 1], triples)
    triples = triple_pair.size
    return SphinxModel(
        words=tuple(names),
        word_logs=heads["log"][:-1].astype(np.float64) * LN_BASE,
        word_rests=heads["rest"][:-1].astype(np.float64) * LN_BASE,
        pair_before=before[:pairs],
        pair_word=pair_word,
        pair_logs=tables[0][logs[:pairs]],
        pair_rests=tables[1][rests[:pairs]],
        triple_before=two_before[:triples],
        triple_pair=triple_pair,
        triple_logs=tables[2][triple_logs[:triples]],
    )


def unpacked(packed: Bytes, rows: int, fields: tuple[int, ...]) -> list[Ints]:
    """A column for each field, whose widths in bits, 1 to 56, are given in order."""
    windows = np.lib.stride_tricks.sliding_window_view(packed, 8)
    columns, start = [], 0
    for width in fields:
        bit = start + np.arange(rows, dtype=np.int64) * sum(fields)
        eight = np.ascontiguousarray(windows[bit >> 3]).view("<u8")[:, 0]
        column = (eight >> (bit & 7).astype(np.uint64)) & np.uint64((1 << width) - 1)
        columns.append(column.astype(np.int64))
        start += width
    return columns


def _owners(firsts: Ints, most: int) -> Ints:
    """For each child the place of its parent; ``firsts`` has the first child of each parent, and
    behind the last parent's the number of children, ``most`` at most."""
    counts = np.diff(firsts)
    if firsts[0] != 0 or not 0 < firsts[-1] <= most or (counts < 0).any():
        raise SphinxModelError("its tree is damaged; get the wheel again")
    return np.repeat(np.arange(counts.size), counts)
