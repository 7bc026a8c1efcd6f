"""Nothing typed is lost: the draft, and pages as files."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.main_window import MainWindow
from app.gui.own_draft import OwnDraft
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.type.page_dialogs import Unsaved
from app.gui.type.room import TypeRoom
from app.prediction.personal.store import PersonalStore
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.fake_dialogs import FakeDialogs
from tests.gui.type.hands import text_of, type_text
from tests.writing.fake_predictor import FakePredictor

CONTROL = Qt.KeyboardModifier.ControlModifier
POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def draft(personal_home: Path) -> Path:
    return personal_home / "draft.txt"


def test_the_draft_is_written_after_a_pause(qtbot: QtBot, room: TypeRoom, draft: Path) -> None:
    qtbot.keyClicks(room.page, "Dear Sam, ")
    room.page.insertPlainText("naïve 🙂")
    qtbot.waitUntil(lambda: draft.exists() and draft.read_text() == "Dear Sam, naïve 🙂")
    qtbot.waitUntil(lambda: room.tools.texts == ("Untitled page", "kept as a draft just now"))


def test_typing_without_a_pause_is_kept_too(qtbot: QtBot, room: TypeRoom, draft: Path) -> None:
    room.keeping._latest.setInterval(50)
    room.keeping._pause.setInterval(100_000)
    qtbot.keyClicks(room.page, "no time to wait")
    qtbot.waitUntil(lambda: draft.exists() and draft.read_text().startswith("no t"))


def test_closing_keeps_what_was_typed_last_and_a_new_start_brings_it_back(
    qtbot: QtBot, open_window: Callable[[], MainWindow], draft: Path
) -> None:
    window = open_window()
    assert isinstance(window.room, TypeRoom)
    qtbot.keyClicks(window.room.page, "typed a moment before closing")
    window.close()
    assert draft.read_text() == "typed a moment before closing"
    again = open_window().room
    assert isinstance(again, TypeRoom)
    assert text_of(again) == "typed a moment before closing"
    assert again.page.textCursor().atEnd()
    assert not again.page.document().isUndoAvailable()


def test_two_windows_keep_two_drafts(
    qtbot: QtBot, open_window: Callable[[], MainWindow], personal_home: Path, draft: Path
) -> None:
    first, second = open_window(), open_window()
    for window, text in ((first, "first"), (second, "second")):
        assert isinstance(window.room, TypeRoom)
        assert text_of(window.room) == ""
        window.room.page.insertPlainText(text)
    first.close()
    second.close()
    assert draft.read_text() == "first"
    assert (personal_home / "draft-2.txt").read_text() == "second"
    again = open_window().room
    assert isinstance(again, TypeRoom)
    assert text_of(again) == "first"
    assert again._notice.startswith("the page of another window is kept too")


def test_a_page_that_another_window_left_is_taken_over_where_there_is_none(
    open_window: Callable[[], MainWindow], personal_home: Path, draft: Path
) -> None:
    personal_home.mkdir()
    (personal_home / "draft-3.txt").write_text("left by a crash")
    draft.write_text("")
    first, second = open_window(), open_window()
    assert isinstance(first.room, TypeRoom)
    assert isinstance(second.room, TypeRoom)
    assert text_of(first.room) == draft.read_text() == "left by a crash"
    assert text_of(second.room) == ""
    assert not (personal_home / "draft-3.txt").exists()


def test_a_page_that_another_window_holds_is_left_alone(
    open_window: Callable[[], MainWindow], personal_home: Path
) -> None:
    personal_home.mkdir()
    first = OwnDraft(personal_home)
    second = OwnDraft(personal_home)
    (personal_home / second.name).write_text("open there")
    first.release()
    room = open_window().room
    assert isinstance(room, TypeRoom)
    assert text_of(room) == ""
    assert room._notice == ""
    second.release()


def fresh_room(
    qtbot: QtBot, appearance: Appearance, settings: Settings, dialogs: FakeDialogs
) -> TypeRoom:
    room = TypeRoom(appearance, settings, FakePredictor, dialogs, restores=False)
    for part in (room, room.bar(), room.status()):
        qtbot.addWidget(part)
    return room


def test_a_fresh_start_leaves_draft_and_file_of_the_page_before_alone(
    qtbot: QtBot,
    appearance: Appearance,
    settings: Settings,
    dialogs: FakeDialogs,
    personal_home: Path,
    draft: Path,
) -> None:
    personal_home.mkdir()
    draft.write_text("before")
    settings.page_path = str(personal_home / "letter.txt")
    room = fresh_room(qtbot, appearance, settings, dialogs)
    assert (text_of(room), room.keeping.record.path) == ("", None)
    assert str(draft) in room._notice
    room.page.insertPlainText("new")
    room.shut_down()
    assert draft.read_text() == "before"
    assert (personal_home / "draft-2.txt").read_text() == "new"
    assert settings.page_path == str(personal_home / "letter.txt")


def test_a_fresh_start_writes_nothing_that_would_pass_for_a_change_of_another_file(
    qtbot: QtBot,
    appearance: Appearance,
    settings: Settings,
    dialogs: FakeDialogs,
    open_window: Callable[[], MainWindow],
    tmp_path: Path,
) -> None:
    """The first draft belongs to the file in the settings, even when all of it was deleted."""
    letter = tmp_path / "letter.txt"
    letter.write_text("")
    settings.page_path = str(letter)
    room = fresh_room(qtbot, appearance, settings, dialogs)
    room.page.insertPlainText("something else")
    room.shut_down()
    again = open_window().room
    assert isinstance(again, TypeRoom)
    assert (again.keeping.record.path, text_of(again)) == (letter, "")


def test_a_fresh_start_can_open_what_was_kept(
    qtbot: QtBot,
    appearance: Appearance,
    settings: Settings,
    dialogs: FakeDialogs,
    personal_home: Path,
    draft: Path,
) -> None:
    personal_home.mkdir()
    draft.write_text("before")
    room = fresh_room(qtbot, appearance, settings, dialogs)
    dialogs.path = draft
    room.keeping.open()
    assert text_of(room) == "before"
    room.shut_down()


def test_a_fresh_start_without_a_page_before_says_so(
    qtbot: QtBot,
    appearance: Appearance,
    settings: Settings,
    dialogs: FakeDialogs,
    personal_home: Path,
) -> None:
    room = fresh_room(qtbot, appearance, settings, dialogs)
    assert room._notice == "Lettersum ended unexpectedly twice, so this page is new"
    room.shut_down()


def test_where_all_drafts_are_full_none_is_overwritten(tmp_path: Path) -> None:
    for name in ("draft.txt", *(f"draft-{number}.txt" for number in range(2, 21))):
        (tmp_path / name).write_text(name)
    own = OwnDraft(tmp_path, fresh=True)
    assert (own.name, own.is_fresh) == ("draft.txt", False)  # so its text is brought back
    own.release()
    (tmp_path / "draft-7.txt").write_text("")
    own = OwnDraft(tmp_path, fresh=True)
    assert (own.name, own.is_fresh) == ("draft-7.txt", True)
    assert len(own.paths_left()) == 19
    own.release()


def test_a_damaged_draft_is_told_and_kept(
    qtbot: QtBot, open_window: Callable[[], MainWindow], personal_home: Path, draft: Path
) -> None:
    personal_home.mkdir()
    draft.write_bytes(b"half \xff")
    window = open_window()
    assert window.status_texts[0].startswith("the draft is damaged: here is what can be read")
    assert isinstance(window.room, TypeRoom)
    assert text_of(window.room) == "half \ufffd"
    qtbot.waitUntil(draft.exists)
    window.close()
    assert draft.read_text() == "half \ufffd"
    assert (personal_home / "draft-damaged-1.txt").read_bytes() == b"half \xff"


def test_a_draft_held_by_a_process_that_died_is_free(personal_home: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from app.gui.own_draft import OwnDraft\n"
        "own = OwnDraft(Path(sys.argv[1])); print(own.name, flush=True); os.kill(os.getpid(), 9)"
    )
    personal_home.mkdir()
    command = [sys.executable, "-c", script, str(personal_home)]
    died = subprocess.run(command, capture_output=True, text=True, check=False)
    assert died.stdout.strip() == "draft.txt"
    assert (personal_home / "draft.txt.lock").exists()
    own = OwnDraft(personal_home)
    assert own.name == "draft.txt"
    own.release()


@POSIX
def test_a_folder_that_vanishes_is_told_and_made_again(
    qtbot: QtBot, room: TypeRoom, personal_home: Path, draft: Path
) -> None:
    type_text(qtbot, room, "Meet zorblax. How are ", "you", "they", "today")
    qtbot.waitUntil(draft.exists)
    shutil.rmtree(personal_home)
    type_text(qtbot, room, "y", "you", "your", "young")
    qtbot.waitUntil(lambda: "was gone; it is made again" in room._notice)
    room.keeping.keep_draft()
    qtbot.waitUntil(lambda: draft.exists() and draft.read_text() == "Meet zorblax. How are y")
    qtbot.waitUntil(lambda: (personal_home / "draft.txt.lock").exists())
    with PersonalStore(personal_home / "personal.sqlite") as store:
        assert set(store.counts().words) == {"meet", "zorblax"}
    other = OwnDraft(personal_home)
    assert other.name == "draft-2.txt"  # the first is held still
    other.release()


@POSIX
def test_all_in_the_folder_is_for_its_owner_alone(
    qtbot: QtBot, open_room: OpenRoom, personal_home: Path, draft: Path
) -> None:
    before = os.umask(0o000)
    try:
        room = open_room(FakePredictor)
        qtbot.keyClicks(room.page, "Meet zorblax. How")
        qtbot.waitUntil(draft.exists)
        qtbot.waitUntil(lambda: (personal_home / "personal.sqlite-wal").exists())
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in personal_home.iterdir()}
        room.shut_down()
    finally:
        os.umask(before)
    assert {"draft.txt", "draft.txt.lock", "personal.sqlite-shm"} <= set(modes)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(personal_home.stat().st_mode) == 0o700
    left = {path.name: stat.S_IMODE(path.stat().st_mode) for path in personal_home.iterdir()}
    assert "draft.txt.sentence" in left
    assert set(left.values()) == {0o600}


def test_keyboard_alone_from_the_start_to_a_saved_page(
    qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "letter.txt"
    qtbot.keyClicks(room.page, "How are you?")
    qtbot.keyClick(room.page, Qt.Key.Key_S, CONTROL)
    assert dialogs.asked == ["where? page.txt"]
    assert dialogs.path.read_text() == "How are you?"
    assert room.tools.texts == ("letter.txt", "saved just now")
    qtbot.keyClicks(room.page, " Well?")
    assert room.tools.texts[1].startswith("changed since it was saved")
    qtbot.keyClick(room.page, Qt.Key.Key_S, CONTROL)
    assert dialogs.path.read_text() == "How are you? Well?"
    assert len(dialogs.asked) == 1


def test_saving_under_another_name(
    qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "first.txt"
    qtbot.keyClicks(room.page, "one")
    qtbot.keyClick(room.page, Qt.Key.Key_S, CONTROL)
    dialogs.path = tmp_path / "second.txt"
    qtbot.keyClick(room.page, Qt.Key.Key_S, CONTROL | SHIFT)
    assert dialogs.asked[-1] == f"where? {tmp_path / 'first.txt'}"
    assert (tmp_path / "second.txt").read_text() == "one"
    assert room.tools.texts[0] == "second.txt"


def test_a_page_that_can_not_be_saved_says_so_and_stays(
    qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path, dialogs.answer = tmp_path / "nowhere" / "x.txt", Unsaved.SAVE
    qtbot.keyClicks(room.page, "precious")
    with qtbot.waitSignal(room.told) as told:
        qtbot.keyClick(room.page, Qt.Key.Key_N, CONTROL)
    assert "can't be written" in told.args[0]
    assert text_of(room) == "precious"


@pytest.mark.parametrize(
    ("answer", "left"),
    [(Unsaved.STAY, "typed"), (Unsaved.THROW_AWAY, ""), (Unsaved.SAVE, "")],
)
def test_a_new_page_asks_first(
    qtbot: QtBot,
    room: TypeRoom,
    dialogs: FakeDialogs,
    tmp_path: Path,
    draft: Path,
    answer: Unsaved,
    left: str,
) -> None:
    dialogs.path, dialogs.answer = tmp_path / "kept.txt", answer
    qtbot.keyClicks(room.page, "typed")
    qtbot.keyClick(room.page, Qt.Key.Key_N, CONTROL)
    assert dialogs.asked[0] == "save Untitled page?"
    assert text_of(room) == left
    assert dialogs.path.exists() is (answer is Unsaved.SAVE)
    assert room.tools.texts[0] == "Untitled page"
    qtbot.waitUntil(lambda: draft.exists() and draft.read_text() == left)


def test_a_saved_page_and_an_empty_one_are_left_without_a_question(
    qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    qtbot.keyClick(room.page, Qt.Key.Key_N, CONTROL)
    dialogs.path = tmp_path / "page.txt"
    qtbot.keyClicks(room.page, "saved")
    qtbot.keyClick(room.page, Qt.Key.Key_S, CONTROL)
    qtbot.keyClicks(room.page, "x")
    qtbot.keyClick(room.page, Qt.Key.Key_Z, CONTROL)  # back to what is saved
    qtbot.keyClick(room.page, Qt.Key.Key_N, CONTROL)
    assert [asked for asked in dialogs.asked if "save" in asked] == []
    assert text_of(room) == ""


def test_opening_a_page(qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs, tmp_path: Path) -> None:
    dialogs.path = tmp_path / "old.txt"
    dialogs.path.write_bytes("Zeile\u00a0eins 🙂\r\nשלום\u2028x\r\n".encode())
    qtbot.keyClick(room.page, Qt.Key.Key_O, CONTROL)
    assert room.page.text == "Zeile\u00a0eins 🙂\nשלום\u2028x\n"
    assert room.tools.texts == ("old.txt", "saved")
    qtbot.keyClicks(room.page, "!")
    qtbot.keyClick(room.page, Qt.Key.Key_S, CONTROL)
    assert dialogs.path.read_bytes() == "Zeile\u00a0eins 🙂\r\nשלום\u2028x\r\n!".encode()


def test_a_file_that_is_no_text_is_one_line_and_the_page_stays(
    qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "picture.png"
    dialogs.path.write_bytes(b"\x89PNG\0\0\0")
    qtbot.keyClicks(room.page, "still here")
    with qtbot.waitSignal(room.told) as told:
        qtbot.keyClick(room.page, Qt.Key.Key_O, CONTROL)
    assert told.args[0] == "picture.png: is no text; choose a UTF-8 text file"
    assert text_of(room) == "still here"
    assert dialogs.asked == []


def test_the_file_of_a_draft_is_remembered_and_what_it_lacks(
    qtbot: QtBot, open_room: OpenRoom, dialogs: FakeDialogs, tmp_path: Path, settings: Settings
) -> None:
    dialogs.path = tmp_path / "letter.txt"
    room = open_room(FakePredictor)
    qtbot.keyClicks(room.page, "saved")
    qtbot.keyClick(room.page, Qt.Key.Key_S, CONTROL)
    qtbot.keyClicks(room.page, ", and not")
    room.shut_down()
    again = open_room(FakePredictor)
    assert text_of(again) == "saved, and not"
    assert again.tools.texts[0] == "letter.txt"
    assert again.tools.texts[1].startswith("changed since it was saved")
    qtbot.keyClick(again.page, Qt.Key.Key_S, CONTROL)
    again.shut_down()
    assert open_room(FakePredictor).tools.texts == ("letter.txt", "saved")


def test_without_a_folder_for_drafts_one_can_still_write(
    qtbot: QtBot, open_room: OpenRoom, personal_home: Path, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    personal_home.write_text("a file where the folder should be")
    room = open_room(FakePredictor)
    assert "the draft can't be read" in room.tools.texts[1]
    qtbot.waitUntil(lambda: "can't be made" in room._notice)
    qtbot.keyClicks(room.page, "still")
    qtbot.waitUntil(lambda: "the draft can't be kept" in room.tools.texts[1])
    assert text_of(room) == "still"
    assert not room.may_close()  # the person chose to stay
    assert dialogs.asked == ["save Untitled page?"]
    dialogs.answer, dialogs.path = Unsaved.SAVE, tmp_path / "rescued.txt"
    assert room.may_close()
    assert dialogs.path.read_text() == "still"


def test_closing_asks_nothing_while_the_draft_is_kept(
    qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs
) -> None:
    qtbot.keyClicks(room.page, "safe as a draft")
    assert room.may_close()
    assert dialogs.asked == []
