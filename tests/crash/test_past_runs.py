from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.crash import past_runs
from app.crash.past_runs import NOTHING_KNOWN, REPORT_NAME, PastRuns, take_past_runs
from app.crash.run_file import MOST_BYTES, RunFile

POSIX = pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")


def run_name(number: int) -> str:
    return f"lettersum-run-{number:016x}.txt"


def crashed(folder: Path, report: str = "") -> None:
    run = RunFile(folder)
    run.add(report)
    run.leave()


def test_nothing_was_left(tmp_path: Path) -> None:
    RunFile(tmp_path).end_well()
    assert take_past_runs(tmp_path) == NOTHING_KNOWN


def test_a_run_that_was_killed_has_no_report_and_counts_once(tmp_path: Path) -> None:
    crashed(tmp_path)
    assert take_past_runs(tmp_path) == PastRuns(crashed=True)
    assert take_past_runs(tmp_path) == NOTHING_KNOWN
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_found_once_and_kept(tmp_path: Path) -> None:
    crashed(tmp_path, "Fatal error\n")
    report = tmp_path / REPORT_NAME
    assert take_past_runs(tmp_path) == PastRuns(True, report, True)
    assert take_past_runs(tmp_path) == NOTHING_KNOWN
    assert report.read_text().endswith("\nFatal error\n")
    assert [path.name for path in tmp_path.iterdir()] == [REPORT_NAME]
    assert os.name != "posix" or report.stat().st_mode & 0o077 == 0


def test_errors_of_a_run_that_ended_well_are_no_crash(tmp_path: Path) -> None:
    run = RunFile(tmp_path)
    run.add("an error\n")
    run.end_well()
    assert take_past_runs(tmp_path) == PastRuns(False, tmp_path / REPORT_NAME, False)


@POSIX
def test_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    run = RunFile(tmp_path)
    run.add("an error\n")
    assert take_past_runs(tmp_path) == NOTHING_KNOWN
    run.leave()
    assert take_past_runs(tmp_path).crashed


def test_of_several_reports_the_newest_is_kept(tmp_path: Path) -> None:
    for number, text in enumerate(("newest", "older", "oldest")):
        path = tmp_path / run_name(number)
        path.write_text(f"Lettersum\n{text}\n")
        os.utime(path, (1000 - number, 1000 - number))
    assert take_past_runs(tmp_path).report == tmp_path / REPORT_NAME
    assert (tmp_path / REPORT_NAME).read_text() == "Lettersum\nnewest\n"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"\n", b"\0" * 99, b"\xff\xfe", b"Lettersum"])
def test_what_is_damaged_is_a_crash_without_report(tmp_path: Path, content: bytes) -> None:
    (tmp_path / run_name(1)).write_bytes(content)
    assert take_past_runs(tmp_path) == PastRuns(crashed=True)


def test_what_is_huge_is_cut(tmp_path: Path) -> None:
    with (tmp_path / run_name(1)).open("wb") as stream:
        stream.write(b"Lettersum\nan error\n")
        stream.truncate(10**10)
    assert take_past_runs(tmp_path).report is not None
    assert (tmp_path / REPORT_NAME).stat().st_size == MOST_BYTES


@POSIX
def test_what_is_no_file_of_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / run_name(1)).mkdir()
    os.mkfifo(tmp_path / run_name(2))
    (tmp_path / "mine.txt").write_text("of somebody")
    (tmp_path / run_name(3)).symlink_to(tmp_path / "mine.txt")
    (tmp_path / "lettersum-run-1.txt").write_text("of somebody")
    assert take_past_runs(tmp_path) == NOTHING_KNOWN
    assert len(list(tmp_path.iterdir())) == 5


def test_where_the_report_has_no_place_the_crash_counts_still(tmp_path: Path) -> None:
    (tmp_path / REPORT_NAME).mkdir()
    crashed(tmp_path, "an error\n")
    assert take_past_runs(tmp_path) == PastRuns(crashed=True)


@POSIX
def test_where_files_can_not_be_locked_only_old_ones_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_runs, "try_lock", lambda descriptor: None)
    (tmp_path / run_name(1)).write_text("Lettersum\n")
    assert take_past_runs(tmp_path) == NOTHING_KNOWN
    os.utime(tmp_path / run_name(1), (0, 0))
    assert take_past_runs(tmp_path) == PastRuns(crashed=True)
