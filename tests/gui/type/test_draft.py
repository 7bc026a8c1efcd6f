from __future__ import annotations

import os
import queue
import stat
from pathlib import Path

import pytest

from app.gui.type.draft import DraftKeeper, DraftKept

DRAFT_NAME = "draft.txt"


def test_the_latest_text_is_there_when_it_has_stopped(tmp_path: Path) -> None:
    told: queue.Queue[DraftKept] = queue.Queue()
    keeper = DraftKeeper(lambda: tmp_path, DRAFT_NAME, told.put)
    assert keeper.restore() == ""
    keeper.start()
    for number in range(50):
        keeper.keep(f"text {number} 🙂\n")
    keeper.stop()
    assert DraftKeeper(lambda: tmp_path, DRAFT_NAME, told.put).restore() == "text 49 🙂\n"
    assert told.get() == DraftKept()
    assert [path.name for path in tmp_path.iterdir()] == [DRAFT_NAME]


def test_a_draft_is_for_its_owner_alone(tmp_path: Path) -> None:
    keeper = DraftKeeper(lambda: tmp_path, DRAFT_NAME, lambda kept: None)
    keeper.start()
    keeper.keep("private")
    keeper.stop()
    assert stat.S_IMODE(os.stat(tmp_path / DRAFT_NAME).st_mode) == 0o600


def test_a_folder_that_can_not_be_made_is_one_line() -> None:
    def folder() -> Path:
        raise PermissionError(13, "Permission denied", "/home")

    told: queue.Queue[DraftKept] = queue.Queue()
    keeper = DraftKeeper(folder, DRAFT_NAME, told.put)
    with pytest.raises(OSError, match="denied"):
        keeper.restore()
    keeper.start()
    keeper.keep("x")
    keeper.stop()
    assert told.get().problem == "the draft can't be kept (Permission denied); save the page"


def test_a_damaged_draft_is_restored_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / DRAFT_NAME).write_bytes(b"good \xff end")
    assert (
        DraftKeeper(lambda: tmp_path, DRAFT_NAME, lambda kept: None).restore() == "good \ufffd end"
    )


def test_a_keeper_that_never_began_can_be_stopped(tmp_path: Path) -> None:
    DraftKeeper(lambda: tmp_path, DRAFT_NAME, lambda kept: None).stop()
