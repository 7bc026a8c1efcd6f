"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nncore import whole_file as module
from nncore.whole_file import check_replaceable, whole_file

POSIX = pytest.mark.skipif(os.name != "posix", reason="owners and permissions of POSIX")
UMASKS = [0o000, 0o022, 0o027, 0o077]


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(path: Path, content: bytes, *, private: bool = False) -> None:
    with whole_file(path, private=private) as stream:
        stream.write(content)


def test_the_old_content_stays_until_the_block_ends_well(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def write_half() -> None:
        with whole_file(path) as stream:
            stream.write(b"half")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        write_half()
    assert path.read_bytes() == b"old"
    with whole_file(path) as stream:
        stream.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert names_in(tmp_path) == ["file"]


def test_a_place_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    for path in (tmp_path / "new", tmp_path):
        with pytest.raises(OSError, match=r"no permission|no ordinary file"):
            check_replaceable(path)


@POSIX
def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path: Path, umask: int) -> None:
    write(tmp_path / "file", b"x")
    assert mode_of(tmp_path / "file") == 0o666 & ~umask


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664])
@pytest.mark.parametrize("private", [False, True])
def test_nobody_may_read_more_than_before_at_any_moment(
    tmp_path: Path, umask: int, mode: int, private: bool
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(mode)
    with whole_file(path, private=private) as stream:
        stream.write(b"new")
        (temporary,) = (tmp_path / name for name in names_in(tmp_path) if name != "file")
        assert mode_of(temporary) == 0o600 & ~umask
    assert mode_of(path) == (0o600 & ~umask if private else mode)


@POSIX
def test_a_private_file_is_so_from_the_first_moment(
    tmp_path: Path, umask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    really_open = os.open

    def watched(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            asked.append(mode)
            assert flags & os.O_EXCL
            assert flags & os.O_NOFOLLOW
        return really_open(path, flags, mode)

    monkeypatch.setattr(os, "open", watched)
    write(tmp_path / "file", b"x", private=True)
    assert asked == [0o600]
    assert mode_of(tmp_path / "file") == 0o600 & ~umask


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_an_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    os.chown(path, 12345, 23456)
    for private in (False, True):
        write(path, b"new", private=private)
        assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


@POSIX
@pytest.mark.parametrize("private", [False, True])
def test_where_an_owner_can_not_be_kept_the_file_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, private: bool
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old and longer")
    path.chmod(0o640)
    really_fstat = os.fstat

    def fstat_of_another_owner(descriptor: int) -> os.stat_result:
        found = list(really_fstat(descriptor))
        return os.stat_result([*found[:4], found[4] + 1, *found[5:]])

    monkeypatch.setattr(os, "fstat", fstat_of_another_owner)
    monkeypatch.setattr(os, "fchown", _refuse)
    number = path.stat().st_ino
    write(path, b"new", private=private)
    assert path.read_bytes() == b"new"
    assert path.stat().st_ino == number
    assert mode_of(path) == (0o600 if private else 0o640)
    assert names_in(tmp_path) == ["file"]


def _refuse(*_arguments: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@POSIX
@pytest.mark.parametrize("content", [b"", b"new", b"new and much longer than before"])
def test_other_names_of_a_file_stay_its_names(tmp_path: Path, content: bytes) -> None:
    path, other = tmp_path / "file", tmp_path / "other"
    path.write_bytes(b"old content")
    os.link(path, other)
    write(path, content)
    assert path.read_bytes() == other.read_bytes() == content
    assert path.samefile(other)
    assert names_in(tmp_path) == ["file", "other"]


@POSIX
def test_where_writing_over_fails_the_new_content_is_kept_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    os.link(path, tmp_path / "other")

    def fail(source: object, goal: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(module.shutil, "copyfileobj", fail)
    with pytest.raises(OSError, match=r"Input/output error; what was to be saved is in ") as caught:
        write(path, b"new")
    rescued = re.search(r"lettersum-rescued-[0-9a-f]{16}", str(caught.value))
    assert rescued is not None
    assert (tmp_path / rescued[0]).read_bytes() == b"new"


def test_a_full_disk_leaves_the_file_with_two_names_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "posix_fallocate"):
        pytest.skip("this system can't ask for room")
    path = tmp_path / "file"
    path.write_bytes(b"old")
    os.link(path, tmp_path / "other")

    def full(descriptor: int, offset: int, size: int) -> None:
        os.ftruncate(descriptor, size)  # as far as it came
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(OSError, match="No space left"):
        write(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["file", "other"]


def test_links_are_followed_and_stay_links(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "folder" / "file")
    for content in (b"made", b"replaced"):
        write(link, content)
        assert link.is_symlink()
        assert (tmp_path / "folder" / "file").read_bytes() == content
    assert names_in(tmp_path) == ["folder", "link"]


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, "👩" * 63])
def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path, name: str) -> None:
    for content in (b"new", b"newer"):
        write(tmp_path / name, content)
    assert (tmp_path / name).read_bytes() == b"newer"
    assert names_in(tmp_path) == [name]


@POSIX
def test_the_folder_is_made_lasting_after_the_new_name_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    really_fsync, really_replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        done.append("fsync folder" if is_folder else "fsync file")
        really_fsync(descriptor)

    def replace(source: Path, target: Path) -> None:
        done.append("rename")
        really_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    write(tmp_path / "file", b"x")
    assert done == ["fsync file", "rename", "fsync folder"]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from nncore.whole_file import whole_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with whole_file(Path(sys.argv[1])) as stream:
        stream.write(b"new" * 100_000)
except OSError as error:
    print(error.strerror)
"""


@POSIX
def test_what_there_is_no_room_for_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("File too large\n", "")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["file"]
