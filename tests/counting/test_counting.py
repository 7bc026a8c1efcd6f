"""Text counted in pieces is text counted plainly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counting.limits import Limits
from app.counting.parts import MOST_SENTENCES, Part
from tests.counting.counted import assert_same, in_pieces, plainly
from tests.words.test_corpus import SAME_FOLDER, limits, written

WORDS = st.sampled_from(
    ["the", "The", "THE", "a", "cat", "don’t", "don't", "É", "é", "e\u0301", "sat", "x" * 44,
     "x" * 46, "É" * 30, "e\u0301" * 30, "l\u00adong", "'", "5", "五"]
)  # fmt: skip
ENDS = st.sampled_from([" "] * 6 + [". ", "!\r\n", "\n", "… ", "-", "\ufeff", "\u2028"])
TEXT = st.lists(st.tuples(WORDS, ENDS).map("".join), max_size=60).map("".join)
FEW_ROWS = Limits(rows=7)


@SAME_FOLDER
@given(st.lists(TEXT, max_size=3), st.integers(1, 40), st.integers(1, 60), st.integers(1, 40))
def test_pieces_make_no_difference(
    tmp_path: Path, texts: list[str], chunk_bytes: int, piece_signs: int, rows: int
) -> None:
    """Whatever their size, and whether or not all fits into memory."""
    files = [written(tmp_path / f"{place}.txt", text) for place, text in enumerate(texts)]
    with limits(chunk_bytes, 100_000), pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.counting.counting.PIECE_SIGNS", piece_signs)
        patch.setitem(MOST_SENTENCES, Part.TRAIN, 5)
        found = in_pieces(files, tmp_path, limits=Limits(rows=rows))
        assert_same(found, plainly(files))
    assert sorted(tmp_path.iterdir()) == sorted({*files, *tmp_path.glob("?.txt")})
