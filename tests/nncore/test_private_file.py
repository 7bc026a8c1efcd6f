"""What is made for its owner alone, under any umask, and what was open to others before."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from nncore.private_file import keep_from_others, make_private_file, make_private_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


@pytest.fixture(params=[0o000, 0o022, 0o177], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_folder_and_a_new_file(tmp_path: Path, umask: int) -> None:
    make_private_folder(tmp_path / "folder")
    assert mode_of(tmp_path / "folder") == 0o700 & ~umask
    make_private_file(tmp_path / "file")
    assert mode_of(tmp_path / "file") == 0o600 & ~umask


@pytest.mark.parametrize(("mode", "kept"), [(0o666, 0o600), (0o644, 0o600), (0o440, 0o400)])
def test_what_was_there_keeps_its_content(tmp_path: Path, mode: int, kept: int) -> None:
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_bytes(b"content")
    path.chmod(mode)
    link.symlink_to(path)
    make_private_file(link)
    assert mode_of(path) == kept
    path.chmod(0o600)
    assert path.read_bytes() == b"content"


def test_what_is_not_there_or_not_to_be_changed_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_from_others(tmp_path / "nowhere")
    tmp_path.chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    keep_from_others(tmp_path)
    assert mode_of(tmp_path) == 0o755
