"""Temporary files: whose writer is gone they are swept away, and no others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nncore import temporary_file
from nncore.temporary_file import open_temporary, sweep
from tests.patience import PATIENCE_SECONDS

LEFT = ".lettersum-0123456789abcdef.part"
OTHERS = (
    ".lettersum-0123456789abcdef.part.txt", ".lettersum-0123456789abcde.part",
    ".lettersum-0123456789ABCDEF.part", "lettersum-0123456789abcdef.part", "page.txt.part",
    ".lettersum-notes.part", "lettersum-rescued-0123456789abcdef", "draft.txt",
)  # fmt: skip


def test_what_a_writer_left_goes_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    for name in (LEFT, *OTHERS):
        (tmp_path / name).write_bytes(b"content")
        os.utime(tmp_path / name, (0, 0))
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(OTHERS)


def test_a_folder_or_a_link_of_that_name_stays(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"content")
    (tmp_path / LEFT).symlink_to(tmp_path / "kept")
    (tmp_path / LEFT.replace("0", "f")).mkdir()
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 3
    sweep(tmp_path / "nowhere")


WRITER = """
import sys
from pathlib import Path
from nncore.temporary_file import open_temporary
descriptor, path = open_temporary(Path(sys.argv[1]), 0o600)
print(path, flush=True)
sys.stdin.read()
"""


def test_what_another_window_is_writing_stays_until_it_is_gone(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writer.stdout is not None
    assert writer.stdin is not None
    path = Path(writer.stdout.readline().strip())
    os.utime(path, (0, 0))
    sweep(tmp_path)
    assert path.exists() or os.name != "posix"
    writer.kill()
    writer.communicate(timeout=PATIENCE_SECONDS)
    sweep(tmp_path)
    assert not path.exists()


def test_where_files_can_not_be_locked_only_old_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(temporary_file, "try_lock", lambda descriptor: None)
    young, old = tmp_path / LEFT, tmp_path / LEFT.replace("0", "f")
    for path in (young, old):
        path.write_bytes(b"content")
    os.utime(old, (0, 0))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [young]


def test_a_file_swept_before_it_was_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_lock, swept = temporary_file.try_lock, []

    def lock_late(descriptor: int) -> bool | None:
        if not swept:
            (path,) = tmp_path.iterdir()
            path.unlink()
            swept.append(path)
        return really_lock(descriptor)

    monkeypatch.setattr(temporary_file, "try_lock", lock_late)
    descriptor, path = open_temporary(tmp_path, 0o600)
    os.close(descriptor)
    assert path.exists()
    assert path not in swept
