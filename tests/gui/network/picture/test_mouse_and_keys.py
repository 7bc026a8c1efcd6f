from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.network.picture.captions import target_box
from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.snapshot import NetworkSnapshot
from tests.gui.mouse import move_mouse
from tests.gui.network.picture.shown import (
    chip_point,
    placement_of,
    shown_picture,
    texts_of,
    unit_point,
)
from tests.microscope.snapshots import at_rest

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def picture(qtbot: QtBot, appearance: Appearance) -> NetworkPicture:
    return shown_picture(qtbot, appearance, at_rest())


def sent(signal: SignalInstance) -> list[tuple[object, ...]]:
    """What a signal sends from now on."""
    received: list[tuple[object, ...]] = []
    signal.connect(lambda *args: received.append(args))
    return received


def move(
    picture: NetworkPicture,
    to: QPoint,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Moves the mouse with the left button held."""
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(to), QPointF(picture.mapToGlobal(to)), NONE, LEFT,
        modifiers,
    )  # fmt: skip
    picture.mouseMoveEvent(event)


def press(picture: NetworkPicture, at: QPoint) -> None:
    QTest.mousePress(picture, LEFT, pos=at)


def test_the_part_under_the_mouse_is_sent(qtbot: QtBot, picture: NetworkPicture) -> None:
    parts, expected = sent(picture.part_hovered), []
    for place, part in (
        (chip_point(picture, "w6"), "w6"), (unit_point(picture, "h1"), "h1"), (QPoint(3, 3), "")
    ):  # fmt: skip
        move_mouse(picture, place)
        expected.append((part,))
        qtbot.waitUntil(lambda: parts == expected)


def test_a_drag_changes_the_weight_and_shift_does_so_finely(picture: NetworkPicture) -> None:
    dragged, dropped = sent(picture.weight_dragged), sent(picture.weight_dropped)
    start = chip_point(picture, "w5")
    press(picture, start)
    move(picture, start + QPoint(3, 0))
    assert dragged == []  # a click may tremble
    move(picture, start + QPoint(20, 0))
    assert dragged == [("w5", pytest.approx(0.4 + 20 * 0.005))]
    assert texts_of(picture)["w5"] == "w5 +0.500"
    move(picture, start + QPoint(30, 0), SHIFT)
    QTest.mouseRelease(picture, LEFT, pos=start + QPoint(30, 0))
    assert dropped == [("w5", pytest.approx(0.5 + 10 * 0.0005))]
    assert texts_of(picture)["w5"] == "w5 +0.400"  # until the network says otherwise


def test_escape_takes_a_drag_back(picture: NetworkPicture) -> None:
    cancelled, dropped = sent(picture.drag_cancelled), sent(picture.weight_dropped)
    start = chip_point(picture, "w5")
    press(picture, start)
    move(picture, start + QPoint(-50, 0))
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert cancelled == [("w5", 0.4)]
    move(picture, start + QPoint(-90, 0))
    QTest.mouseRelease(picture, LEFT, pos=start + QPoint(-90, 0))
    assert dropped == []
    assert texts_of(picture)["w5"] == "w5 +0.400"


def test_a_click_drags_nothing(picture: NetworkPicture) -> None:
    chosen, dragged = sent(picture.weight_chosen), sent(picture.weight_dragged)
    dropped = sent(picture.weight_dropped)
    QTest.mouseClick(picture, LEFT, pos=chip_point(picture, "w2"))
    assert (chosen, dragged, dropped) == ([("w2",)], [], [])


def test_empty_ground_is_drawn_along(picture: NetworkPicture) -> None:
    panned, dragged = sent(picture.panned), sent(picture.weight_dragged)
    press(picture, QPoint(10, 10))
    move(picture, QPoint(25, 4))
    QTest.mouseRelease(picture, LEFT, pos=QPoint(25, 4))
    assert (panned, dragged) == ([(QPoint(15, -6),)], [])


@pytest.mark.parametrize("entry", ["3/4", "0,75", " .75 "])
def test_a_weight_is_written_on_its_chip(picture: NetworkPicture, entry: str) -> None:
    written = sent(picture.entries.weight_written)
    QTest.mouseDClick(picture, LEFT, pos=chip_point(picture, "w6"))
    assert picture.entries.field.isVisible()
    assert picture.entries.field.accessibleName() == "New value of the weight w6"
    picture.entries.field.setText(entry)
    QTest.keyClick(picture.entries.field, Qt.Key.Key_Return)
    assert written == [("w6", 0.75)]
    assert not picture.entries.field.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_key_opens_the_chosen_weight(picture: NetworkPicture, key: Qt.Key) -> None:
    QTest.keyClick(picture, key)
    assert (picture.entries.field.part, picture.entries.field.text()) == ("w5", "0.4")


def test_a_bad_entry_is_refused_and_may_be_corrected(picture: NetworkPicture) -> None:
    refused, written = sent(picture.entries.entry_refused), sent(picture.entries.weight_written)
    picture.entries.edit_weight("w5")
    picture.entries.field.setText("a lot")
    QTest.keyClick(picture.entries.field, Qt.Key.Key_Return)
    assert written == []
    reason = str(refused[0][0])
    assert "“a lot” is not a number" in reason
    assert reason.endswith("the weight w5 stays 0.400000")
    assert picture.entries.field.isVisible()
    assert picture.entries.field.property("wrong") is True
    picture.entries.field.setText("1")
    QTest.keyClick(picture.entries.field, Qt.Key.Key_Return)
    assert written == [("w5", 1.0)]


def test_escape_leaves_a_number_as_it_is(picture: NetworkPicture) -> None:
    written, refused = sent(picture.entries.weight_written), sent(picture.entries.entry_refused)
    picture.entries.edit_weight("w5")
    picture.entries.field.setText("9")
    QTest.keyClick(picture.entries.field, Qt.Key.Key_Escape)
    assert not picture.entries.field.isVisible()
    assert (written, refused) == ([], [])


def test_biases_inputs_and_targets_are_written_too(picture: NetworkPicture) -> None:
    biases, samples = sent(picture.entries.bias_written), sent(picture.entries.sample_written)
    target = placement_of(picture).on_screen(target_box(picture.scene.state(), "o2")).center()
    places = {"b1": unit_point(picture, "b1"), "i2": unit_point(picture, "i2"), "o2": target}
    for part, place in places.items():
        QTest.mouseDClick(picture, LEFT, pos=place)
        assert picture.entries.field.part == part
        picture.entries.field.setText("0.25")
        QTest.keyClick(picture.entries.field, Qt.Key.Key_Return)
    assert biases == [("b1", 0.25)]
    assert samples == [("i2", 0.25), ("o2", 0.25)]


def test_a_hidden_neuron_has_nothing_to_write(picture: NetworkPicture) -> None:
    QTest.mouseDClick(picture, LEFT, pos=unit_point(picture, "h1"))
    assert not picture.entries.field.isVisible()


def test_the_mouse_finds_its_way_at_any_zoom(picture: NetworkPicture) -> None:
    chosen = sent(picture.weight_chosen)
    picture.scene.set_zoom(2.0)
    picture.resize(picture.minimumSize())
    QTest.mouseClick(picture, LEFT, pos=chip_point(picture, "w8"))
    assert chosen == [("w8",)]


def test_snapshots_do_not_close_the_field(picture: NetworkPicture) -> None:
    picture.entries.edit_weight("w5")
    picture.entries.field.setText("0.1")
    following: NetworkSnapshot = at_rest(at_rest().preset)
    picture.scene.show_snapshot(following, "w5")
    assert picture.entries.field.isVisible()
    assert picture.entries.field.text() == "0.1"
