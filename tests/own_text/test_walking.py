from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.own_text.sources import Skipped
from app.own_text.walking import ordinary_files
from tests.own_text.files import written


def found(*paths: Path, most: int = 1_000) -> list[Path]:
    return [each[0] for each in ordinary_files(paths, most) if not isinstance(each, Skipped)]


def skipped(*paths: Path, most: int = 1_000) -> dict[str, str]:
    every = ordinary_files(paths, most)
    return {each.path.name: each.reason for each in every if isinstance(each, Skipped)}


def test_folders_are_searched_to_any_depth_in_the_order_of_names(tmp_path: Path) -> None:
    names = ["a.txt", "b.pdf", "B/z.txt", "c/deep/d.txt", "c/deep/e/f", "z/a"]
    for name in [*reversed(names), ".hidden.txt", ".git/config", "c/.x/y"]:
        written(tmp_path / name, name)
    assert [str(path.relative_to(tmp_path)) for path in found(tmp_path)] == names


def test_each_says_what_was_handed_in_for_it(tmp_path: Path) -> None:
    file, inner = written(tmp_path / "a.txt", "a"), written(tmp_path / "folder" / "b.txt", "b")
    every = list(ordinary_files([tmp_path / "folder", file], 1_000))
    assert every == [(file, file), (inner, tmp_path / "folder")]


def test_a_file_is_found_once_whatever_its_ways_and_names(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "once")
    (tmp_path / "link.txt").symlink_to(path)
    os.link(path, tmp_path / "name.txt")
    assert found(path, tmp_path, path) == [path]


def test_what_was_handed_in_itself_is_so_though_it_is_in_a_folder_too(tmp_path: Path) -> None:
    path = written(tmp_path / ".hidden", "words")
    assert list(ordinary_files([tmp_path, path], 1_000)) == [(path, path)]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "a")
    (tmp_path / "again").symlink_to(tmp_path)
    assert found(tmp_path) == [path]
    assert skipped(tmp_path) == {"again": "is a link to a folder"}
    assert found(tmp_path / "again") == [tmp_path / "again" / "a.txt"]


def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert skipped(tmp_path, Path("/dev/zero")) == {
        "pipe": "is no ordinary file", "zero": "is no ordinary file"
    }  # fmt: skip


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to(tmp_path / "none")
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    reasons = skipped(tmp_path, tmp_path / "none", Path("a\0b"))
    assert reasons.pop("ring")
    assert reasons == dict.fromkeys(["broken", "none", "a\0b"], "no such file")


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by what the system raises, as whoever runs the tests may have every permission."""
    written(tmp_path / "secret" / "a.txt", "a")
    open_path = written(tmp_path / "z" / "b.txt", "b")
    scandir = os.scandir

    def refusing(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder.name == "secret":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refusing)
        every = list(ordinary_files([tmp_path], 1_000))
    assert every == [Skipped(tmp_path / "secret", tmp_path, "no permission"), (open_path, tmp_path)]


def test_no_more_files_than_may_be(tmp_path: Path) -> None:
    for number in range(5):
        written(tmp_path / f"{number}.txt", "a")
    assert len(found(tmp_path, most=5)) == 5
    assert skipped(tmp_path, most=5) == {}
    assert len(found(tmp_path, most=4)) == 4
    assert skipped(tmp_path, most=4) == {tmp_path.name: "has more than 4 files; no others are read"}
    assert len(found(tmp_path, most=2)) == 2
    assert skipped(tmp_path, most=2)


def test_folders_deeper_than_functions_may_call_each_other(tmp_path: Path) -> None:
    path = written(tmp_path.joinpath(*["d"] * 200, "a.txt"), "a")
    usual = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(len(inspect.stack(0)) + 100)
        files = found(tmp_path)
    finally:
        sys.setrecursionlimit(usual)
    assert files == [path]
