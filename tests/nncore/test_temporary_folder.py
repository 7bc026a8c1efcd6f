"""Private folders that are gone with whoever made them, however that went."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nncore.temporary_folder import sweep_folders, temporary_folder
from tests.patience import PATIENCE_SECONDS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="folders are locked on these systems")

KILLED = """
import os, signal, sys
from pathlib import Path
from nncore.temporary_folder import temporary_folder
with temporary_folder(Path(sys.argv[1])) as folder:
    (folder / "1").write_text("rows")
    (folder / "deep").mkdir()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def fill_and_stop(parent: Path) -> None:
    with temporary_folder(parent) as folder:
        assert folder.parent == parent
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "1").write_text("rows")
        raise KeyboardInterrupt


def test_it_is_for_its_owner_and_goes_with_the_block(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fill_and_stop(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_killed_maker_s_folder_is_swept_by_the_next(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], check=False, timeout=PATIENCE_SECONDS
    )
    assert killed.returncode == -9
    assert len(list(tmp_path.iterdir())) == 1
    with temporary_folder(tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_what_is_in_use_or_not_ours_stays(tmp_path: Path) -> None:
    others = [tmp_path / name for name in (".lettersum-0.spill", "notes", ".lettersum-" + "a" * 16)]
    for other in others:
        other.mkdir()
    (tmp_path / (".lettersum-" + "b" * 16 + ".spill")).write_text("a file of this name")
    (tmp_path / (".lettersum-" + "c" * 16 + ".spill")).symlink_to(tmp_path / "notes")
    with temporary_folder(tmp_path) as folder:
        before = sorted(tmp_path.iterdir())
        sweep_folders(tmp_path)
        assert sorted(tmp_path.iterdir()) == before
        assert folder in before


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    sweep_folders(tmp_path / "absent")
    with pytest.raises(FileNotFoundError), temporary_folder(tmp_path / "absent"):
        pass
