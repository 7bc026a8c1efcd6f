"""The room as a person uses it: text in, a model out, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.gui.models.own_models import OwnModels
from app.gui.train.room import TrainRoom
from app.own_models.training_view import Stage
from app.own_models.wording import FIRST_LINE
from app.own_text.looking import PROSE_SUFFIXES, SUFFIX_KINDS
from tests.gui.train.conftest import OpenRoom, wait_for
from tests.own_models.small_training import SENTENCES, SETTINGS, SmallMeans, written_text

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WORDS = sum(len(sentence.split()) for sentence in SENTENCES)


def names(room: TrainRoom) -> list[str]:
    return [row.name for row in room.view.rows]


def dropped(room: TrainRoom, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    # What QDragEnterEvent is made of changed in Qt 6.12; it is a QDropEvent that comes earlier.
    entering = QDropEvent(QPointF(9, 9), actions, data, left, none)
    room.dragEnterEvent(entering)
    if entering.isAccepted():
        room.dropEvent(QDropEvent(QPointF(9, 9), actions, data, left, none))


def train(qtbot: QtBot, room: TrainRoom) -> None:
    qtbot.keyClick(room, Qt.Key.Key_F5)
    wait_for(qtbot, room, Stage.DONE)
    qtbot.waitUntil(lambda: room.made.model is not None)


def test_at_first_it_says_what_to_do(room: TrainRoom) -> None:
    progress = room.widgets.progress
    assert progress.line.text() == FIRST_LINE
    assert not progress.go_button.isEnabled()
    assert not room.widgets.comparison.use_button.isEnabled()
    assert room.window().focusWidget() is room.widgets.drop.files_button


def test_files_and_folders_are_dropped(qtbot: QtBot, room: TrainRoom, tmp_path: Path) -> None:
    written_text(tmp_path / "notes", "a.md")
    dropped(room, written_text(tmp_path), tmp_path / "notes")
    wait_for(qtbot, room, Stage.READY)
    assert names(room) == ["letters.txt", "notes/ (1 file)"]
    assert room.widgets.text.list.rows.rowCount() == 2
    assert f"{2 * WORDS:,} words" in room.widgets.progress.line.text()


def test_copied_files_and_written_paths_are_pasted(
    qtbot: QtBot, room: TrainRoom, tmp_path: Path
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(f"{written_text(tmp_path)}\nno path at all")
    qtbot.keyClick(room, Qt.Key.Key_V, CONTROL)
    wait_for(qtbot, room, Stage.READY)
    assert names(room) == ["letters.txt"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written_text(tmp_path, "more.txt")))])
    clipboard.setMimeData(data)
    qtbot.keyClick(room, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: names(room) == ["letters.txt", "more.txt"])
    clipboard.clear()  # data of Python's own there is taken apart after Python's end, and crashes


def test_files_and_a_folder_are_chosen_in_dialogs(
    qtbot: QtBot, room: TrainRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written_text(tmp_path)
    asked: list[str] = []

    def answer(parent: QWidget, title: str, folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(kinds)
        return [str(path)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.keyClick(room, Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: names(room) == ["letters.txt"])
    text, everything = asked[0].split(";;")
    offered = set(text[text.index("(") + 1 : -1].split())
    assert offered == {f"*{suffix}" for suffix in (*PROSE_SUFFIXES, *SUFFIX_KINDS) if suffix}
    assert {"*.mbx", "*.text", "*.adoc", "*.xhtml"} < offered
    assert everything.startswith("All files")
    assert everything.endswith("(*)")
    qtbot.keyClick(room, Qt.Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(names(room)) == 2)


def test_what_was_just_added_is_chosen(qtbot: QtBot, room: TrainRoom, tmp_path: Path) -> None:
    def chosen() -> str:
        row = room.widgets.text.chosen
        return row.name if row else ""

    for name in ("a.txt", "b.txt", "c.txt"):
        room.requests.add([written_text(tmp_path, name)])
        qtbot.waitUntil(lambda name=name: chosen() == name)
    room.requests.add([written_text(tmp_path, name) for name in ("d.txt", "e.txt")])
    qtbot.waitUntil(lambda: chosen() == "d.txt")
    qtbot.keyClick(room.widgets.text.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: chosen() == "e.txt")
    qtbot.keyClick(room, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: chosen() == "d.txt")


def test_what_is_taken_out_comes_back_with_undo(qtbot: QtBot, ready: TrainRoom) -> None:
    qtbot.keyClick(ready, Qt.Key.Key_L, CONTROL)
    qtbot.keyClick(ready.widgets.text.list, Qt.Key.Key_Delete)
    wait_for(qtbot, ready, Stage.EMPTY)
    qtbot.keyClick(ready, Qt.Key.Key_Z, CONTROL)
    wait_for(qtbot, ready, Stage.READY)
    qtbot.keyClick(ready, Qt.Key.Key_Z, CONTROL | SHIFT)
    wait_for(qtbot, ready, Stage.EMPTY)


def test_the_column_of_a_table_is_chosen(qtbot: QtBot, room: TrainRoom, tmp_path: Path) -> None:
    path = tmp_path / "chat.csv"
    rows = [f'Sam Smith says,"{sentence}"' for sentence in SENTENCES]
    path.write_text("\n".join(["who,said", *rows]), encoding="utf-8")
    room.requests.add([path])
    wait_for(qtbot, room, Stage.READY)
    part = room.widgets.text.part
    assert not part.isHidden()
    assert [part.itemText(n) for n in range(part.count())] == ["who", "said"]
    assert part.currentText() == "said"
    qtbot.keyClick(room, Qt.Key.Key_E, CONTROL)
    assert part.hasFocus()
    part.setCurrentIndex(0)
    part.activated.emit(0)
    qtbot.waitUntil(lambda: room.view.words == 3 * len(SENTENCES))


def test_what_is_not_utf8_is_read_once_somebody_agrees(
    qtbot: QtBot, room: TrainRoom, tmp_path: Path
) -> None:
    path = tmp_path / "old.txt"
    text = "Où est le café ? Là-bas, déjà vu, à côté de l'hôtel où l'été fut très gênant. "
    path.write_bytes((text * 30).encode("cp1252"))
    room.requests.add([path])
    qtbot.waitUntil(lambda: room.view.unsure == 1)
    button = room.widgets.text.convert_button
    assert not button.isHidden()
    assert "not UTF-8" in room.view.rows[0].told
    consent = room.widgets.text.consent
    assert "old.txt from windows-125" in consent.text()
    assert consent.isVisible()
    assert not room.widgets.progress.go_button.isEnabled()
    qtbot.keyClick(room, Qt.Key.Key_U, CONTROL)
    wait_for(qtbot, room, Stage.READY)
    assert room.view.words > 300
    assert button.isChecked()
    assert consent.isHidden()
    qtbot.keyClick(room, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not button.isChecked())


def test_a_setting_that_can_not_be_is_said_and_nothing_starts(
    qtbot: QtBot, ready: TrainRoom
) -> None:
    qtbot.keyClick(ready, Qt.Key.Key_F4)
    assert ready.widgets.settings.encoding.hasFocus()
    field, progress = ready.widgets.settings.fields["hidden"], ready.widgets.progress
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "9999")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert progress.line.text() == "Hidden neurons: write a whole number from 8 to 512"
    assert not progress.go_button.isEnabled()
    field.selectAll()
    qtbot.keyClicks(field, "16")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: ready.view.settings.hidden == 17)
    assert progress.go_button.isEnabled()


def test_training_makes_a_model_that_is_used_and_gone_back_from(
    qtbot: QtBot, ready: TrainRoom, models: OwnModels
) -> None:
    comparison = ready.widgets.comparison
    train(qtbot, ready)
    before, after = comparison.table.texts
    assert before[0] == "in use: Keyboard"
    assert after[0] == "new: letters"
    assert float(after[1].rstrip(" %")) > float(before[1].rstrip(" %"))
    assert "different sentences kept for the test" in comparison.verdict.text()
    assert "counts once" in comparison.verdict.toolTip().replace("\n", " ")
    assert models.current == "keyboard"
    qtbot.keyClick(ready, Qt.Key.Key_Return, CONTROL)
    assert models.current == "own:letters.npz"
    assert comparison.use_button.text() == "Go back"
    assert [row[0] for row in comparison.table.texts] == ["before: Keyboard", "in use: letters"]
    qtbot.keyClick(ready, Qt.Key.Key_Return, CONTROL)
    assert models.current == "keyboard"
    assert comparison.use_button.text() == "Use this model"


def test_what_the_figures_mean_is_in_tool_tips(room: TrainRoom) -> None:
    def tip_of(text: str) -> str:
        labels = room.widgets.cards.findChildren(QLabel)
        (found,) = [each for each in labels if each.text() == text]
        return found.toolTip()

    for text, part in (
        ("ms", "Milliseconds"), ("keys saved", "Of 100 keys"), ("in the first 3", "Of 100 words"),
        ("Loss", "how far"), ("while training", "learns from"),
        ("on watched sentences", "doesn't learn from"),
    ):  # fmt: skip
        assert part in tip_of(text)
    assert "measured once" in room.widgets.loss.tried.toolTip().replace("\n", " ")


def test_the_finished_model_is_renamed(qtbot: QtBot, ready: TrainRoom, models: OwnModels) -> None:
    train(qtbot, ready)
    qtbot.keyClick(ready, Qt.Key.Key_F2)
    name = ready.widgets.comparison.name
    assert name.hasFocus()
    assert name.toolTip().splitlines()[0] == "letters"
    qtbot.keyClicks(name, "Sam's letters")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [model.title for model in models.models] == ["Sam's letters"])
    assert ready.widgets.comparison.table.texts[1][0] == "new: Sam's letters"
    assert name.toolTip().splitlines()[0] == "Sam's letters"


def test_the_model_is_thrown_away_and_brought_back(
    qtbot: QtBot, ready: TrainRoom, models: OwnModels
) -> None:
    train(qtbot, ready)
    button = ready.widgets.comparison.throw_button
    qtbot.keyClick(ready, Qt.Key.Key_Delete, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: button.text() == "Bring back")
    assert models.models == ()
    assert not ready.widgets.comparison.use_button.isEnabled()
    button.click()
    qtbot.waitUntil(lambda: button.text() == "Throw away")
    assert [model.title for model in models.models] == ["letters"]


def test_pause_go_on_and_stop_by_keys(qtbot: QtBot, ready: TrainRoom, means: SmallMeans) -> None:
    means.gate.clear()
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    wait_for(qtbot, ready, Stage.TRAINING)
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    means.gate.set()
    wait_for(qtbot, ready, Stage.PAUSED)
    assert ready.widgets.progress.go_button.text() == "Go on"
    assert not ready.widgets.settings.fields["seed"].isEnabled()
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    wait_for(qtbot, ready, Stage.DONE)
    assert ready.view.comparison is not None


def test_the_pace_keeps_its_place(qtbot: QtBot, ready: TrainRoom, means: SmallMeans) -> None:
    progress, heights = ready.widgets.progress, []

    def height() -> int:
        qtbot.wait(1)  # laid out
        return progress.line.mapTo(progress, QPoint()).y()

    heights.append(height())
    means.gate.clear()
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    wait_for(qtbot, ready, Stage.TRAINING)
    heights.append(height())
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    means.gate.set()
    wait_for(qtbot, ready, Stage.PAUSED)
    heights.append(height())
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    wait_for(qtbot, ready, Stage.DONE)
    heights.append(height())
    assert len(set(heights)) == 1


def test_stop_is_said_at_once(qtbot: QtBot, ready: TrainRoom, means: SmallMeans) -> None:
    means.gate.clear()
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    wait_for(qtbot, ready, Stage.TRAINING)
    progress = ready.widgets.progress
    qtbot.keyClick(ready, Qt.Key.Key_F5, SHIFT)
    assert progress.heading.text() == "Stopping…"  # nothing has gone on as yet
    assert not progress.stop_button.isEnabled()
    means.gate.set()
    wait_for(qtbot, ready, Stage.READY)
    assert progress.heading.text() == "Ready to train"


def test_stop_by_key_ends_what_has_learned_nothing(
    qtbot: QtBot, ready: TrainRoom, means: SmallMeans
) -> None:
    means.gate.clear()
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    wait_for(qtbot, ready, Stage.TRAINING)
    qtbot.keyClick(ready, Qt.Key.Key_F5, SHIFT)
    means.gate.set()
    wait_for(qtbot, ready, Stage.READY)
    assert ready.view.made is None


def test_while_it_trains_nothing_is_dropped(qtbot: QtBot, ready: TrainRoom, tmp_path: Path) -> None:
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: ready.view.stage.is_busy)
    dropped(ready, written_text(tmp_path, "more.txt"))
    wait_for(qtbot, ready, Stage.DONE)
    assert names(ready) == ["letters.txt"]


def test_while_it_trains_the_drop_card_is_dim_and_says_why(
    qtbot: QtBot, ready: TrainRoom, means: SmallMeans
) -> None:
    drop = ready.widgets.drop
    title = drop.findChild(QLabel)
    assert isinstance(title, QLabel)

    def ink() -> str:
        return title.palette().color(QPalette.ColorRole.WindowText).name()

    bright, tip = ink(), drop.files_button.toolTip()
    means.gate.clear()
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    wait_for(qtbot, ready, Stage.TRAINING)
    assert not drop.isEnabled()
    assert ink() != bright
    for widget in (drop, drop.files_button, drop.folder_button, drop.example_button):
        assert "a training is under way" in widget.toolTip()
    means.gate.set()
    wait_for(qtbot, ready, Stage.DONE)
    assert drop.isEnabled()
    assert (ink(), drop.toolTip(), drop.files_button.toolTip()) == (bright, "", tip)


def test_the_focus_stays_where_something_can_be_done(
    qtbot: QtBot, ready: TrainRoom, means: SmallMeans
) -> None:
    ready.widgets.drop.files_button.setFocus()
    qtbot.waitUntil(ready.widgets.drop.files_button.hasFocus)
    means.gate.clear()
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    wait_for(qtbot, ready, Stage.TRAINING)
    assert QApplication.focusWidget() is ready.widgets.progress.go_button
    means.gate.set()
    wait_for(qtbot, ready, Stage.DONE)
    qtbot.waitUntil(ready.widgets.comparison.use_button.hasFocus)


def left_training(
    qtbot: QtBot, open_room: OpenRoom, means: SmallMeans, tmp_path: Path
) -> TrainRoom:
    """A room that is opened after another was closed in the midst of training."""
    room = open_room()
    room.requests.add([written_text(tmp_path)])
    wait_for(qtbot, room, Stage.READY)
    means.gate.clear()
    qtbot.keyClick(room, Qt.Key.Key_F5)
    wait_for(qtbot, room, Stage.TRAINING)
    again = open_room()
    qtbot.waitUntil(lambda: again.view.left is not None)
    return again


def test_closed_on_the_way_it_is_gone_on_with_by_a_key(
    qtbot: QtBot, open_room: OpenRoom, means: SmallMeans, tmp_path: Path
) -> None:
    room = left_training(qtbot, open_room, means, tmp_path)
    progress = room.widgets.progress
    assert "The training of “letters” was left" in progress.line.text()
    assert progress.resume_button.isVisible()
    assert "2 epochs" not in progress.line.text()
    qtbot.keyClick(room, Qt.Key.Key_F5)
    wait_for(qtbot, room, Stage.DONE)
    assert room.view.made is not None
    assert room.view.made.title == "letters"
    assert not progress.resume_button.isVisible()


def test_what_was_left_is_forgotten_by_a_button(
    qtbot: QtBot, open_room: OpenRoom, means: SmallMeans, tmp_path: Path, personal_home: Path
) -> None:
    room = left_training(qtbot, open_room, means, tmp_path)
    room.widgets.progress.forget_button.click()
    qtbot.waitUntil(lambda: room.view.left is None)
    assert [p.name for p in personal_home.iterdir() if p.name.startswith("own-training")] == [
        "own-training.npz.lock"
    ]


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_before_a_new_training_takes_its_place_somebody_is_asked(
    qtbot: QtBot, open_room: OpenRoom, means: SmallMeans, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton,
) -> None:  # fmt: skip
    room = left_training(qtbot, open_room, means, tmp_path)
    asked: list[str] = []

    def exec_(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.informativeText())
        return answer

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    room.requests.add([written_text(tmp_path, "other.txt")])
    wait_for(qtbot, room, Stage.READY)
    qtbot.keyClick(room, Qt.Key.Key_F5)
    assert asked == ["The training of “letters” was left and can still go on; it would be gone."]
    if answer is QMessageBox.StandardButton.Yes:
        wait_for(qtbot, room, Stage.DONE)
        assert room.view.name == "other"
    else:
        assert room.view.left is not None
        assert room.view.stage is Stage.READY


def test_files_that_were_chosen_are_there_again(
    qtbot: QtBot, open_room: OpenRoom, tmp_path: Path
) -> None:
    room = open_room()
    room.requests.add([written_text(tmp_path)])
    wait_for(qtbot, room, Stage.READY)
    again = open_room()
    wait_for(qtbot, again, Stage.READY)
    assert names(again) == ["letters.txt"]
    assert names(open_room(restores=False)) == []


def test_a_window_that_begins_anew_leaves_it_for_the_next(
    qtbot: QtBot, open_room: OpenRoom, means: SmallMeans, tmp_path: Path
) -> None:
    left_training(qtbot, open_room, means, tmp_path)
    room = open_room(restores=False)
    room.requests.add([written_text(tmp_path)])
    wait_for(qtbot, room, Stage.READY)
    assert room.view.left is None
    again = open_room()
    qtbot.waitUntil(lambda: again.view.left is not None)


def test_in_a_narrow_window_the_progress_comes_to_sight(qtbot: QtBot, ready: TrainRoom) -> None:
    ready.resize(600, 400)
    assert not ready.widgets.cards.is_split
    progress = ready.widgets.progress
    qtbot.keyClick(ready, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: not progress.gauge.visibleRegion().isEmpty())
    wait_for(qtbot, ready, Stage.DONE)


def test_settings_of_the_room_are_those_of_the_session(ready: TrainRoom) -> None:
    fields = ready.widgets.settings.fields
    assert {name: field.number for name, field in fields.items()} == {
        name: getattr(SETTINGS, name) for name in fields
    }
    assert ready.widgets.settings.encoding.currentText() == SETTINGS.encoding
