from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app.crash import run_file
from app.crash.run_file import RunFile


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("lettersum-run-*.txt"))


def test_a_run_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    run = RunFile(tmp_path)
    (path,) = files(tmp_path)
    assert path.read_text().startswith("Lettersum ")
    assert path.read_text().count("\n") == 1
    run.end_well()
    assert files(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    run = RunFile(tmp_path)
    assert stat.S_IMODE(files(tmp_path)[0].stat().st_mode) == 0o600
    run.end_well()


def test_a_report_stays_whether_the_run_ends_well_or_not(tmp_path: Path) -> None:
    first, second = RunFile(tmp_path), RunFile(tmp_path)
    first.add("went wrong\n")
    second.add("went wrong\n")
    first.end_well()
    second.leave()
    assert sorted("ended well" in path.read_text() for path in files(tmp_path)) == [False, True]


def test_it_has_a_largest_size_and_says_nothing_twice(tmp_path: Path) -> None:
    run = RunFile(tmp_path)
    for number in range(10_000):
        run.add("the same each time\n")
        run.add(f"{number} " * 100 + "\n")
    run.leave()
    content = files(tmp_path)[0].read_text()
    assert content.count("the same") == 1
    assert len(content) < run_file.MOST_BYTES


def test_what_comes_too_late_is_written_nowhere(tmp_path: Path) -> None:
    run = RunFile(tmp_path)
    run.end_well()
    with (tmp_path / "other").open("w") as other:  # may have the number of the closed file
        run.add("too late")
        assert os.fstat(other.fileno()).st_size == 0


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        RunFile(tmp_path / "missing")
