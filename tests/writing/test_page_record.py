from __future__ import annotations

from pathlib import Path

import pytest

from app.writing.page_record import PageRecord


def at(now: float) -> PageRecord:
    return PageRecord(clock=lambda: now)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "kept as a draft just now"), (12, "kept as a draft 12 s ago"),
     (61, "kept as a draft 1 min ago"), (7300, "kept as a draft 2 h ago")],
)  # fmt: skip
def test_a_page_without_a_file_is_kept_as_a_draft(seconds: float, told: str) -> None:
    record = at(1000.0 + seconds)
    assert (record.title, record.told) == ("Untitled page", "")
    record.draft_at = 1000.0
    assert record.told == told


def test_a_page_with_a_file() -> None:
    record = at(100.0)
    record.path, record.draft_at = Path("/somewhere/letter.txt"), 90.0
    assert (record.title, record.told) == ("letter.txt", "saved")
    record.saved_at = 70.0
    assert record.told == "saved 30 s ago"
    record.is_changed = True
    assert record.told == "changed since it was saved; kept as a draft 10 s ago"


def test_what_is_wrong_comes_first() -> None:
    record = at(5.0)
    record.draft_at, record.problem = 1.0, "the draft can't be kept"
    assert record.told == "the draft can't be kept"
