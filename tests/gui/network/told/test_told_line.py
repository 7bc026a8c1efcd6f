from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.gui.network.told.told_line import ToldLine
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import FOUR_LAYERS
from app.microscope.telling.told import told
from app.microscope.time_machine.moments import Grain, moments_of
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.layers import Bias
from nncore.trace_views.symbols import plain_symbol
from tests.microscope.examples import V1_PRESET
from tests.microscope.snapshots import after
from tests.microscope.telling.known import known_numbers
from tests.microscope.telling.reading import parts


@pytest.fixture
def line(qtbot: QtBot, appearance: Appearance) -> ToldLine:
    line = ToldLine(appearance)
    qtbot.addWidget(line)
    line.resize(420, 200)
    line.show()
    return line


def test_the_widget_tells_the_known_number_at_every_moment_of_v1(
    qtbot: QtBot, room: NetworkRoom
) -> None:
    known = known_numbers()
    moments = moments_of((2, 2, 2), Bias.FIXED)
    assert len(moments) == len(known)
    room.training.choose_grain(Grain.FACTOR)
    for past, moment in enumerate(moments, start=1):
        room.training.step()
        qtbot.waitUntil(lambda past=past: room.snapshot.position.past == past)
        assert room.widgets.told.isVisible()
        name, _, shown = parts(room.widgets.told.text)
        assert name == plain_symbol(moment.name).replace("'", "′")
        assert shown == pytest.approx(known[moment.name], abs=5.1e-7)
        assert shown == pytest.approx(known[moment.name], rel=6e-5)


def test_a_weight_that_is_dragged_is_told_as_it_would_be(qtbot: QtBot, room: NetworkRoom) -> None:
    room.training.step()
    qtbot.waitUntil(lambda: room.widgets.told.text.startswith("update 1, sample 1"))
    room.widgets.picture.weight_dragged.emit("w5", 0.9)
    qtbot.waitUntil(lambda: "the next update" in room.widgets.told.text)
    room.widgets.picture.drag_cancelled.emit("w5", 0.4)
    assert room.widgets.told.text.startswith("update 1, sample 1")


def test_a_long_sentence_wraps_and_nothing_of_it_is_cut(line: ToldLine, qtbot: QtBot) -> None:
    snapshot = after(1, Grain.LAYER, FOUR_LAYERS)
    line.show_snapshot(snapshot, "w1")
    text = line.sentence
    assert text.text() == told(snapshot).text
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
    assert text.heightForWidth(text.width()) > 2 * text.fontMetrics().lineSpacing()


def test_it_never_shrinks_from_step_to_step(line: ToldLine) -> None:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.choose_grain(Grain.FACTOR)
    before = 0
    for _ in range(40):
        session.step()
        line.show_snapshot(session.snapshot(), "w5")
        assert line.sentence.minimumHeight() >= before
        before = line.sentence.minimumHeight()
    session.choose_grain(Grain.SAMPLE)
    session.step()
    line.show_snapshot(session.snapshot(), "w5")
    assert line.sentence.minimumHeight() <= before


def test_it_can_be_selected_and_copied_by_key(line: ToldLine, qtbot: QtBot) -> None:
    line.show_snapshot(after(1, Grain.FACTOR), "w5")
    line.sentence.setFocus()
    qtbot.keyClick(line.sentence, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line.sentence, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == line.text
    assert line.text.startswith("net(h1) = ")
