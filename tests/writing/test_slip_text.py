from __future__ import annotations

from app.words.slip import Slip, SlipKind
from app.writing.slip_text import slip_text


def test_a_slip_is_told_with_how_often_it_happens() -> None:
    text = slip_text("teh", Slip(SlipKind.SWAPPED, 0.002))
    assert "“teh”" in text
    assert "two letters have changed places" in text
    assert "once in 500 words" in text


def test_no_slip_is_told_where_none_was_met() -> None:
    assert slip_text("the", None) == ""


def test_a_long_word_is_cut() -> None:
    assert len(slip_text("x" * 10_000, Slip(SlipKind.SEVERAL, 1e-7))) < 250
