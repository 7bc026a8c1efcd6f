from __future__ import annotations

from pathlib import Path

import pytest

from app.crash.crash_count import COUNT_NAME, count_crash, crashes_in_a_row, forget_crashes


def test_counted_and_forgotten(tmp_path: Path) -> None:
    assert crashes_in_a_row(tmp_path) == 0
    count_crash(tmp_path)
    count_crash(tmp_path)
    assert crashes_in_a_row(tmp_path) == 2
    forget_crashes(tmp_path)
    forget_crashes(tmp_path)
    assert crashes_in_a_row(tmp_path) == 0


def test_it_stops_at_999(tmp_path: Path) -> None:
    (tmp_path / COUNT_NAME).write_text("999")
    count_crash(tmp_path)
    assert crashes_in_a_row(tmp_path) == 999


@pytest.mark.parametrize("content", [b"", b"two", b"-2", b"1e9", b"9" * 5000, b"\xb2", b"\0"])
def test_what_is_damaged_reads_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / COUNT_NAME).write_bytes(content)
    assert crashes_in_a_row(tmp_path) == 0
    count_crash(tmp_path)
    assert crashes_in_a_row(tmp_path) == 1


def test_what_is_huge_or_no_file_reads_as_none(tmp_path: Path) -> None:
    path = tmp_path / COUNT_NAME
    with path.open("wb") as stream:
        stream.truncate(10**10)
    assert crashes_in_a_row(tmp_path) == 0
    path.unlink()
    path.mkdir()
    count_crash(tmp_path)
    forget_crashes(tmp_path)
    assert crashes_in_a_row(tmp_path) == 0
