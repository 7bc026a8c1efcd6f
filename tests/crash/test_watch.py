"""Real crashes, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.crash.past_runs import REPORT_NAME

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import faulthandler, os, sys
from pathlib import Path
from app.crash.watch import watched_run
typed = "what somebody typed"
with watched_run(lambda: Path(sys.argv[1]), lambda *arguments: None) as start:
    print(start.past.crashed, start.past.report is not None, start.restores, flush=True)
    exec(sys.argv[2])
"""
NOTHING, SEGFAULT, ABORT, KILL = (
    "pass", "faulthandler._sigsegv()", "os.abort()", "os.kill(os.getpid(), 9)"
)  # fmt: skip
ERROR = "raise KeyError(typed)"


def run(folder: Path, ending: str) -> tuple[int, list[bool]]:
    """The exit code, and what was known at the start: crashed, has a report, restores."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), ending],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return done.returncode, [word == "True" for word in done.stdout.split()]


@pytest.mark.parametrize(
    ("ending", "told"),
    [(SEGFAULT, "Segmentation fault"), (ABORT, "Aborted"), (ERROR, "KeyError")],
)
def test_a_crash_leaves_a_report_that_is_told_once(tmp_path: Path, ending: str, told: str) -> None:
    code, known = run(tmp_path, ending)
    assert code != 0
    assert known == [False, False, True]
    assert run(tmp_path, NOTHING) == (0, [True, True, True])
    report = (tmp_path / REPORT_NAME).read_text()
    assert report.startswith("Lettersum ")
    assert told in report
    assert '"<string>", line 8' in report or '"<string>", line 1' in report
    assert "what somebody typed" not in report
    assert run(tmp_path, NOTHING) == (0, [False, False, True])


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_kill_is_a_crash_without_a_report(tmp_path: Path) -> None:
    run(tmp_path, KILL)
    assert run(tmp_path, NOTHING) == (0, [True, False, True])
    assert list(tmp_path.iterdir()) == []


def test_after_two_crashes_in_a_row_nothing_is_restored_until_a_run_ends_well(
    tmp_path: Path,
) -> None:
    restores = [run(tmp_path, SEGFAULT)[1][2] for _ in range(4)]
    assert restores == [True, True, False, False]
    assert run(tmp_path, NOTHING)[1] == [True, True, False]
    assert run(tmp_path, SEGFAULT)[1] == [False, False, True]
    assert run(tmp_path, NOTHING)[1] == [True, True, True]
    assert run(tmp_path, SEGFAULT)[1] == [False, False, True]
    assert len(list(tmp_path.iterdir())) == 2  # one report, however many crashes, and this run


def test_runs_side_by_side_are_not_taken_for_crashed(tmp_path: Path) -> None:
    inner = (
        "import subprocess; print(subprocess.run([sys.executable, '-c', sys.argv[3], sys.argv[1], "
        "'pass'], capture_output=True, text=True).stdout, flush=True)"
    )
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), inner, SCRIPT],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["False", "False", "True"] * 2
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_the_run_is_not_watched(tmp_path: Path) -> None:
    assert run(tmp_path / "missing", NOTHING) == (0, [False, False, True])
    assert run(tmp_path / "missing", ERROR)[0] == 1
