from __future__ import annotations

import os
import queue
import stat
from pathlib import Path

import pytest

from app.writing.draft import DraftKeeper, DraftKept, RestoredDraft
from app.writing.page_file import LARGEST_MB
from app.writing.sentences import UnfinishedSentence
from tests.patience import PATIENCE_SECONDS

DRAFT_NAME = "draft.txt"


def test_the_latest_text_is_there_when_it_has_stopped(tmp_path: Path) -> None:
    told: queue.Queue[DraftKept] = queue.Queue()
    keeper = DraftKeeper(lambda: tmp_path, DRAFT_NAME, told.put)
    assert keeper.restore() == RestoredDraft("")
    keeper.start()
    for number in range(50):
        keeper.keep(f"text {number} 🙂\n")
    keeper.stop()
    assert DraftKeeper(lambda: tmp_path, DRAFT_NAME, told.put).restore().text == "text 49 🙂\n"
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


@pytest.fixture
def keeper(tmp_path: Path) -> DraftKeeper:
    return DraftKeeper(lambda: tmp_path, DRAFT_NAME, lambda kept: None)


@pytest.mark.parametrize(
    ("content", "text"), [(b"good \xff end", "good \ufffd end"), (b"\0" * 4096, "")]
)
def test_a_damaged_draft_is_put_aside_and_restored_as_far_as_it_goes(
    tmp_path: Path, keeper: DraftKeeper, content: bytes, text: str
) -> None:
    (tmp_path / "draft-damaged-1.txt").write_text("an older one")
    (tmp_path / DRAFT_NAME).write_bytes(content)
    assert keeper.restore() == RestoredDraft(text, "draft-damaged-2.txt")
    assert (tmp_path / "draft-damaged-2.txt").read_bytes() == content
    assert (tmp_path / "draft-damaged-1.txt").read_text() == "an older one"
    assert keeper.restore() == RestoredDraft("")


def test_what_can_not_be_read_at_all_is_put_aside(tmp_path: Path, keeper: DraftKeeper) -> None:
    (tmp_path / DRAFT_NAME).mkdir()
    assert keeper.restore() == RestoredDraft("", "draft-damaged-1.txt")
    assert (tmp_path / "draft-damaged-1.txt").is_dir()


def test_a_draft_too_large_for_a_page_is_put_aside(tmp_path: Path, keeper: DraftKeeper) -> None:
    with (tmp_path / DRAFT_NAME).open("wb") as stream:
        stream.truncate(LARGEST_MB * 10**6 + 1)
    assert keeper.restore().put_aside == "draft-damaged-1.txt"


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"given": 3}', b"[" * 100_000])
def test_a_damaged_sentence_reads_as_none(
    tmp_path: Path, keeper: DraftKeeper, content: bytes
) -> None:
    kept = UnfinishedSentence(("Say", "“né”"), is_typed=True)
    keeper.keep_sentence(kept)
    assert keeper.restore_sentence() == kept
    (tmp_path / f"{DRAFT_NAME}.sentence").write_bytes(content)
    assert keeper.restore_sentence() == UnfinishedSentence()


def test_a_keeper_that_never_began_can_be_stopped(tmp_path: Path) -> None:
    DraftKeeper(lambda: tmp_path, DRAFT_NAME, lambda kept: None).stop()


def test_after_a_draft_that_failed_the_next_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def folder() -> Path:
        if folders.empty():
            return tmp_path
        raise folders.get()

    folders: queue.SimpleQueue[Exception] = queue.SimpleQueue()
    folders.put(MemoryError())
    told: queue.Queue[DraftKept] = queue.Queue()
    keeper = DraftKeeper(folder, DRAFT_NAME, told.put)
    keeper.start()
    keeper.keep("one")
    problem = "the draft can't be kept (MemoryError); save the page"
    assert told.get(timeout=PATIENCE_SECONDS) == DraftKept(problem)
    keeper.keep("two")
    assert told.get(timeout=PATIENCE_SECONDS) == DraftKept()
    keeper.stop()
    assert (tmp_path / DRAFT_NAME).read_text(encoding="utf-8") == "two"
