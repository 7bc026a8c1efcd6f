"""A small model is written bit by bit, and read."""

from __future__ import annotations

import math
import struct

import numpy as np
import pytest

from tools.sphinx_model import SphinxModelError, read_sphinx_model, unpacked

WORDS = ["<s>", "are", "how", "you", "</s>"]
# (before, word): log p, log rest; (two before, before, word): log p. Logs are places in the tables.
PAIRS = {(2, 1): (11, 21), (0, 1): (12, 22), (1, 3): (13, 23), (0, 2): (14, 24), (3, 1): (15, 25)}
TRIPLES = {(2, 1, 3): 31, (0, 1, 3): 32, (0, 2, 1): 33, (1, 3, 1): 34}


def packed_bits(rows: list[list[tuple[int, int]]]) -> bytes:
    """Fields of (value, width), the lowest bit first, and the eight bytes behind."""
    total = place = 0
    for row in rows:
        for value, width in row:
            assert value < 1 << width
            total |= value << place
            place += width
    return total.to_bytes(-(-place // 8), "little") + bytes(8)


def written() -> bytes:
    """Backwards: below a word the pairs it ends, below a pair the triples it ends."""
    tree = {w: sorted(b for b, last in PAIRS if last == w) for w in range(len(WORDS))}
    pairs, triples, heads = [], [], b""
    for w in range(len(WORDS)):
        heads += struct.pack("<ffI", -100.0 * w, -10.0 * w, len(pairs))
        for b in tree[w]:
            log, rest = PAIRS[b, w]
            pairs.append([(b, 3), (rest, 16), (log, 16), (len(triples), 3)])
            for a in sorted(a for a, mid, last in TRIPLES if (mid, last) == (b, w)):
                triples.append([(a, 3), (TRIPLES[a, b, w], 16)])
    heads += struct.pack("<ffI", 0, 0, len(pairs))
    pairs.append([(0, 3), (0, 16), (0, 16), (len(triples), 3)])
    triples.append([(0, 3), (0, 16)])
    tables = np.arange(3 * 65_536, dtype="<f4").reshape(3, -1) % 65_536
    tables *= np.array([[-1], [-2], [-3]], "<f4")
    names = b"".join(word.encode() + b"\0" for word in WORDS)
    start = b"Trie Language Model" + struct.pack("<B3I4x", 3, 5, len(PAIRS), len(TRIPLES))
    parts = (tables.tobytes(), heads, packed_bits(pairs), packed_bits(triples))
    return start + b"".join(parts) + struct.pack("<I", len(names)) + names


def test_everything_is_read_where_it_stands() -> None:
    model = read_sphinx_model(written())
    base = math.log(1.0001)
    assert list(model.words) == WORDS
    assert model.word_logs == pytest.approx([-100.0 * w * base for w in range(5)])
    assert model.word_rests == pytest.approx([-10.0 * w * base for w in range(5)])
    read = {
        (int(b), int(w)): (log / -base, rest / -2 / base)
        for b, w, log, rest in zip(
            model.pair_before, model.pair_word, model.pair_logs, model.pair_rests, strict=True
        )
    }
    assert read.keys() == PAIRS.keys()
    for pair, (log, rest) in PAIRS.items():
        assert read[pair] == pytest.approx((log, rest))
    pairs = list(zip(model.pair_before.tolist(), model.pair_word.tolist(), strict=True))
    triples = {
        (int(a), *pairs[pair]): log / -3 / base
        for a, pair, log in zip(
            model.triple_before, model.triple_pair, model.triple_logs, strict=True
        )
    }
    assert triples == pytest.approx(TRIPLES)


def test_packed_numbers_of_any_width() -> None:
    rng = np.random.default_rng(2)
    widths = (1, 17, 21, 16, 3)
    rows = [[(int(rng.integers(0, 1 << w)), w) for w in widths] for _ in range(50)]
    columns = unpacked(np.frombuffer(packed_bits(rows), np.uint8), 50, widths)
    assert np.array(columns).T.tolist() == [[value for value, _ in row] for row in rows]


@pytest.mark.parametrize("size", [0, 10, 36, 5_000, 786_468, -9, -60])
def test_a_file_that_ends_too_early(size: int) -> None:
    with pytest.raises(SphinxModelError):
        read_sphinx_model(written()[:size])


def test_files_that_are_no_model() -> None:
    content = written()
    with pytest.raises(SphinxModelError, match="no trie language model"):
        read_sphinx_model(b"\\data\\ ngram 1=5" + content)
    with pytest.raises(SphinxModelError, match="order 2"):
        read_sphinx_model(content[:19] + b"\x02" + content[20:])
    huge = content[:20] + struct.pack("<3I", 4_000_000_000, 5, 4) + content[32:]
    with pytest.raises(SphinxModelError, match="more than"):
        read_sphinx_model(huge)
