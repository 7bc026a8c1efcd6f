"""Counts to compare: the plain way, and the way of pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from hypothesis import strategies as st

from app.counting.counting import Where, count_texts
from app.counting.limits import LIMITS, Limits
from app.counting.parts import Part
from app.counting.tally import CountEvents
from app.counting.text_counts import TextCounts
from app.words.corpus import read_texts, read_typed_sentences, size_of

WORDS = st.sampled_from(
    ["the", "The", "THE", "a", "cat", "don’t", "don't", "É", "é", "e\u0301", "sat", "x" * 44,
     "x" * 46, "É" * 30, "e\u0301" * 30, "l\u00adong", "'", "5", "五"]
)  # fmt: skip
ENDS = st.sampled_from([" "] * 6 + [". ", "!\r\n", "\n", "… ", "-", "\ufeff", "\u2028"])
TEXT = st.lists(st.tuples(WORDS, ENDS).map("".join), max_size=60).map("".join)


def plainly(files: Iterable[Path]) -> TextCounts:
    return TextCounts.of_sentences(read_typed_sentences(files))


def count_files(
    files: Iterable[Path], folder: Path, where: Where | None = None, limits: Limits = LIMITS
) -> CountEvents:
    """Counts UTF-8 files as ``read_typed_sentences`` reads them."""
    listed = list(files)
    return count_texts(read_texts(listed), size_of(listed), folder, where, limits)


def in_pieces(
    files: Sequence[Path], folder: Path, where: Where | None = None, limits: Limits = LIMITS
) -> TextCounts:
    *_, counts = count_files(files, folder, where, limits)
    assert isinstance(counts, TextCounts)
    return counts


def assert_same(found: TextCounts, expected: TextCounts) -> None:
    assert found.keys == expected.keys
    assert found.spellings == expected.spellings
    for name in ("learned", "kept_apart"):
        one, other = getattr(found, name), getattr(expected, name)
        assert one.vocabulary_size == other.vocabulary_size
        assert one.keys.tolist() == other.keys.tolist()
        assert one.counts.tolist() == other.counts.tolist()
    assert found.sizes == expected.sizes
    for part in Part:
        assert tuple(found.sentences[part]) == tuple(expected.sentences[part])
