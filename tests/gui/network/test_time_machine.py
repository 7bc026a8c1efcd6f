"""The time machine as a person uses it in the room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.microscope.network_presets import OSCILLATING
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.pace import Pace
from nncore.network_file_reading import read_network_file
from tests.gui.network.conftest import OpenRoom
from tests.gui.network.picture.shown import texts_of
from tests.gui.widgets.test_steady_place import Layouts

CONTROL = Qt.KeyboardModifier.ControlModifier


def trained(qtbot: QtBot, room: NetworkRoom, updates: int) -> None:
    wanted = room.snapshot.update + updates
    room.training.set_pace(Pace.FULL)  # the first pace is for eyes
    room.training.train(updates)
    qtbot.waitUntil(lambda: room.snapshot.update == wanted)


def forked(qtbot: QtBot, room: NetworkRoom) -> None:
    """run 1 to 200, a fork at 60 with η = 2 to 160."""
    trained(qtbot, room, 200)
    room.widgets.controls.scrubbed.emit(60)
    qtbot.waitUntil(lambda: room.snapshot.update == 60)
    room.widgets.tools.rate_changed.emit(2.0)
    qtbot.waitUntil(lambda: len(room.snapshot.runs) == 2)
    trained(qtbot, room, 100)


def test_a_change_in_the_past_lies_over_the_first_run(qtbot: QtBot, room: NetworkRoom) -> None:
    forked(qtbot, room)
    assert [(run.start, run.head) for run in room.snapshot.runs] == [(0, 200), (60, 160)]
    assert [row.title for row in room.widgets.plot.legend.rows] == ["fork at 60: η = 2", "run 1"]
    assert room.widgets.controls.time_line.forks == (60,)


def test_undo_and_redo_by_key(qtbot: QtBot, room: NetworkRoom) -> None:
    forked(qtbot, room)
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(room.snapshot.runs) == 1)
    assert room.snapshot.file.rate == 0.5
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(room.snapshot.runs) == 2)
    assert room.snapshot.runs[1].head == 160


def test_back_over_an_update_factor_by_factor(qtbot: QtBot, room: NetworkRoom) -> None:
    trained(qtbot, room, 3)
    before = texts_of(room.widgets.picture)
    room.training.choose_grain(Grain.FACTOR)
    room.widgets.controls.step.click()
    qtbot.waitUntil(lambda: room.snapshot.position.past == 1)
    room.widgets.controls.back.click()
    qtbot.waitUntil(lambda: room.snapshot.update == 2)
    room.widgets.controls.step.click()
    qtbot.waitUntil(lambda: room.snapshot.update == 3 and room.snapshot.position.past == 1)
    room.training.choose_grain(Grain.SAMPLE)
    room.widgets.controls.step.click()
    qtbot.waitUntil(lambda: room.snapshot.is_at_rest)
    assert texts_of(room.widgets.picture) == before


def test_runs_are_hidden_renamed_and_removed(qtbot: QtBot, room: NetworkRoom) -> None:
    forked(qtbot, room)
    first, fork = room.snapshot.runs
    room.widgets.runs.hidden.emit(first.number, True)
    qtbot.waitUntil(lambda: room.snapshot.runs[0].is_hidden)
    assert [row.title for row in room.widgets.plot.legend.rows] == ["fork at 60: η = 2"]
    room.widgets.runs.renamed.emit(fork.number, "fast")
    qtbot.waitUntil(lambda: room.snapshot.run.title == "fast")
    room.widgets.runs.removed.emit(first.number)
    qtbot.waitUntil(lambda: len(room.snapshot.runs) == 1)
    assert room.snapshot.head == 160


def test_a_weight_dragged_and_put_back_changes_nothing(qtbot: QtBot, room: NetworkRoom) -> None:
    before = texts_of(room.widgets.picture)
    room.widgets.picture.weight_dragged.emit("w5", 0.9)
    qtbot.waitUntil(lambda: room.previewing.shown is not None)
    assert texts_of(room.widgets.picture)["w5"] == "w5 +0.900"
    assert texts_of(room.widgets.picture)["o1"] != before["o1"]
    assert "ΔE" in room.widgets.slope.effect.text()
    room.widgets.picture.drag_cancelled.emit("w5", 0.4)
    assert room.previewing.shown is None
    assert texts_of(room.widgets.picture) == before
    assert not room.snapshot.can_undo


def test_a_weight_dropped_is_a_change(qtbot: QtBot, room: NetworkRoom) -> None:
    trained(qtbot, room, 5)
    room.widgets.slope.dragged.emit("w5", 0.9)
    room.widgets.slope.dropped.emit("w5", 0.9)
    qtbot.waitUntil(lambda: len(room.snapshot.runs) == 2)
    assert room.snapshot.weights["w5"] == 0.9
    assert room.snapshot.run.title == "fork at 5: w5 = 0.9"


class Answers:
    def __init__(self, path: Path) -> None:
        self._path = path

    def network_to_open(self, parent: QWidget, folder: Path) -> Path | None:
        return self._path

    def network_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        return self._path


def test_saved_and_opened_again_with_all_runs(
    qtbot: QtBot, room: NetworkRoom, tmp_path: Path
) -> None:
    forked(qtbot, room)
    before, texts = room.snapshot, texts_of(room.widgets.picture)
    path = tmp_path / "forked.json"
    room.requests.files._dialogs = Answers(path)
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(path.exists)
    assert len(read_network_file(path).runs) == 2
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_O, CONTROL)
    # When all is repeated, and not when that is just passing by 160.
    qtbot.waitUntil(lambda: room.snapshot.preset.title == "forked" and room.snapshot.update == 160)
    assert [(r.title, r.start, r.head) for r in room.snapshot.runs] == [
        (r.title, r.start, r.head) for r in before.runs
    ]
    assert room.snapshot.trace == before.trace
    assert texts_of(room.widgets.picture) == texts | {}


def test_going_back_lays_out_the_room_only_where_something_needs_another_size(
    qtbot: QtBot, open_room: OpenRoom
) -> None:
    room = open_room(OSCILLATING)  # in which every number is another one at each update
    room.training.set_until(None)
    trained(qtbot, room, 400)
    qtbot.wait(50)
    layouts = Layouts(room)
    for update in range(0, 400, 20):
        room.widgets.controls.scrubbed.emit(update)
        qtbot.waitUntil(lambda wanted=update: room.snapshot.update == wanted)  # type: ignore[misc]
        qtbot.wait(0)
    assert layouts.asked < 10  # a label alone would make it 20
