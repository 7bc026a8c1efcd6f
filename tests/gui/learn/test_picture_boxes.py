"""Answer boxes in the picture: the same sheet, filled in beside what its boxes are about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.learn.exercise_tools import FILL_IN, SPOT
from app.gui.learn.exercises import Exercises
from app.gui.learn.open_boxes import AnswerField
from app.gui.learn.sheet_card import PICTURE, SHEET
from app.gui.network.picture.fitting import fits_in, laid_out
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.lessons.answer_places import in_picture_order, marks_width
from app.lessons.ladder import LADDER
from app.lessons.marking import Verdict
from app.lessons.open_place import covered_numbers, texts_in
from tests.gui.at_rest import comes_to_rest, restless_widths
from tests.sweep import swept

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qtbot: QtBot, appearance: Appearance, settings: Settings) -> Iterator[Exercises]:
    made = Exercises(appearance, settings=settings)
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar())
    made.resize(1196, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.page.is_in_picture)
    made.enter()
    yield made
    made.shut_down()


def right(room: Exercises, name: str) -> str:
    return f"{room.desk.exercise.sheet.right[name]:.5g}"


def at_hand(room: Exercises) -> AnswerField:
    field = QApplication.focusWidget()
    assert isinstance(field, AnswerField)
    return field


def wait_for(qtbot: QtBot, room: Exercises, name: str) -> None:
    """Until the box of this name has the focus."""
    qtbot.waitUntil(
        lambda: getattr(QApplication.focusWidget(), "name", "") == name == room.sheet.box
    )


def write(qtbot: QtBot, room: Exercises, text: str) -> None:
    """As a person does, into the box that has the focus."""
    at_hand(room).selectAll()
    qtbot.keyClicks(at_hand(room), text)
    qtbot.keyClick(at_hand(room), Qt.Key.Key_Return)


@pytest.mark.parametrize("level", swept([1, 6, 9], [6]))
def test_a_whole_sheet_by_keyboard_alone(qtbot: QtBot, room: Exercises, level: int) -> None:
    room.open_level(level, 1)
    room.enter()
    asks = in_picture_order(room.desk.exercise)
    for name in asks:
        wait_for(qtbot, room, name)
        write(qtbot, room, right(room, name))
    qtbot.waitUntil(lambda: room.sheet.score.text().startswith(f"{len(asks)} of {len(asks)} right"))
    assert room.network.picture.scene.snapshot.hidden == frozenset()


def test_enter_leads_from_a_slope_to_its_new_weight_and_at_last_to_what_was_left_out(
    qtbot: QtBot, room: Exercises
) -> None:
    room.open_level(6, 1)
    room.enter()
    for name in ("net(h1)", "sig(h1)", "net(h2)", "sig(h2)", "net(o1)", "sig(o1)", "net(o2)"):
        wait_for(qtbot, room, name)
        write(qtbot, room, right(room, name))
    wait_for(qtbot, room, "sig(o2)")
    write(qtbot, room, right(room, "sig(o2)"))
    wait_for(qtbot, room, "E_total")
    room.sheet.choose("dE/dw7")  # and leaves E_total and all deltas out
    for name in ("dE/dw7", "w7'", "dE/dw8", "w8'"):
        wait_for(qtbot, room, name)
        write(qtbot, room, right(room, name))
    wait_for(qtbot, room, "E_total")


def test_open_boxes_cover_no_name_and_say_the_weights_they_hide(
    qtbot: QtBot, room: Exercises
) -> None:
    room.open_level(6, 1)
    for size in ((1196, 700), (816, 428)):
        room.resize(*size)
        assert comes_to_rest(room)
        for name in room.desk.exercise.asks:
            room.sheet.choose(name)
            assert comes_to_rest(room)
            boxes, layout = room.boxes, room.network.picture.scene.layout
            opened = boxes._open_at
            names = map(texts_in, layout.neurons.values())
            assert not any(opened.overlaps(each) for each in names), (size, name)
            hidden = covered_numbers(layout, boxes._place.name, opened)
            words = room.network.given.text().replace("\u00a0", " ")
            assert all(f"{weight} = " in words for weight in hidden), (size, name)
    room.choose_boxes(SHEET)
    assert "w1 = " not in room.network.given.text().replace("\u00a0", " ")


def test_tab_goes_through_every_box_and_then_on(qtbot: QtBot, room: Exercises) -> None:
    room.open_level(6, 1)
    room.enter()
    asks = in_picture_order(room.desk.exercise)
    for name in asks[:-1]:
        wait_for(qtbot, room, name)
        qtbot.keyClick(at_hand(room), Qt.Key.Key_Tab)
    wait_for(qtbot, room, asks[-1])
    for name in reversed(asks):
        wait_for(qtbot, room, name)
        if name != asks[0]:
            qtbot.keyClick(at_hand(room), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    room.sheet.choose(asks[-1])
    wait_for(qtbot, room, asks[-1])
    qtbot.keyClick(at_hand(room), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not isinstance(QApplication.focusWidget(), AnswerField))


def test_a_wrong_number_stays_open_with_its_mark_and_is_mended(
    qtbot: QtBot, room: Exercises
) -> None:
    wait_for(qtbot, room, "net(h1)")
    write(qtbot, room, "7")
    wait_for(qtbot, room, "net(h1)")
    boxes = room.boxes.open
    assert boxes.marks[0].text() == "✗"
    assert at_hand(room).accessibleDescription() == "✗ not yet"
    assert room.doctor.heading.text() == "net(h1)"
    write(qtbot, room, right(room, "net(h1)"))
    wait_for(qtbot, room, "sig(h1)")
    assert boxes.marks[0].text() == "✓"


def test_leaving_a_box_writes_it_and_esc_takes_it_back(qtbot: QtBot, room: Exercises) -> None:
    wait_for(qtbot, room, "net(h1)")
    qtbot.keyClicks(at_hand(room), "0.123")
    qtbot.keyClick(at_hand(room), Qt.Key.Key_Escape)
    assert at_hand(room).text() == ""
    qtbot.keyClicks(at_hand(room), "0.123")
    qtbot.keyClick(at_hand(room), Qt.Key.Key_Tab)
    wait_for(qtbot, room, "sig(h1)")
    assert room.desk.text("net(h1)") == "0.123"


def test_a_shape_of_ones_own_leads_on_to_its_first_box(qtbot: QtBot, room: Exercises) -> None:
    wait_for(qtbot, room, "net(h1)")
    qtbot.keyClick(at_hand(room), Qt.Key.Key_F4)
    field = room.own.field
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "9-9-9")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field  # refused
    field.selectAll()
    qtbot.keyClicks(field, "2-3-1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_for(qtbot, room, room.desk.exercise.asks[0])
    assert room.desk.exercise.sheet.file.layers == (2, 3, 1)


def middle_of(room: Exercises, name: str) -> QPoint:
    """Where a neuron stands, seen from what lies over the picture."""
    circle = room.network.picture.scene.layout.neurons[name]
    place = room.boxes._placement
    return QPoint(
        round(place.left + circle.x * place.zoom), round(place.top + circle.y * place.zoom)
    )


def test_by_mouse(qtbot: QtBot, room: Exercises) -> None:
    room.open_level(6, 1)
    room.enter()
    wait_for(qtbot, room, "net(h1)")
    qtbot.keyClicks(at_hand(room), "0.5")
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(room.boxes, left, pos=middle_of(room, "o2"))
    wait_for(qtbot, room, "net(o2)")
    assert room.desk.text("net(h1)") == "0.5"
    row = room.boxes._placement.on_screen(room.boxes._marks["w6"])
    qtbot.mouseClick(room.boxes, left, pos=row.center())
    wait_for(qtbot, room, "dE/dw6")
    qtbot.keyClicks(at_hand(room), "0.25")
    qtbot.mouseClick(room.boxes, left, pos=QPoint(2, 2))  # where nothing is: what is typed counts
    wait_for(qtbot, room, "dE/dw6")
    assert room.desk.text("dE/dw6") == "0.25"


def test_open_boxes_stand_where_the_picture_shows_them(qtbot: QtBot, room: Exercises) -> None:
    for size in ((1196, 700), (816, 428), (1000, 620)):
        room.resize(*size)
        assert comes_to_rest(room)
        for name in ("net(h1)", "net(o1)", "dE/dw1"):
            room.sheet.choose(name)
            assert comes_to_rest(room)
            opened = room.boxes.open.geometry()
            assert room.boxes.rect().contains(opened), (size, name)
            unit = name[4:-1]
            if unit in room.network.picture.scene.layout.neurons:
                assert not opened.contains(middle_of(room, unit)), (size, name)


def test_a_delta_stands_beside_its_neuron_for_the_boxes_that_need_it(
    qtbot: QtBot, room: Exercises
) -> None:
    room.open_level(6, 1)
    qtbot.waitUntil(lambda: "o2" in room.boxes._marks)
    before = room.boxes._marks["o2"].width
    room.write("delta(o2)", right(room, "delta(o2)"))
    room.sheet.choose("dE/dw6")
    qtbot.waitUntil(lambda: room.boxes._marks["o2"].width > before)
    place = next(place for place in room.boxes._places if place.name == "o2")
    shown = float(room.boxes._carried(place).removeprefix("δ ").replace("−", "-"))
    assert shown == pytest.approx(room.desk.exercise.sheet.right["delta(o2)"], rel=1e-3)


def test_every_delta_is_to_be_seen_while_others_are_worked_out(
    qtbot: QtBot, room: Exercises
) -> None:
    room.open_level(9, 3)
    deltas = [name for name in room.desk.exercise.asks if name.startswith("delta(")]
    for name in deltas:
        room.write(name, right(room, name))
    room.sheet.choose("dE/dw1")
    assert comes_to_rest(room)
    words = room.network.given.text().replace("\u00a0", " ")
    for place in room.boxes._places:
        name = f"delta({place.name})"
        if name in deltas:
            beside = room.boxes._marks[place.name].width > 10 + marks_width(place, room.boxes._mark)
            assert beside or f"δ({place.name}) = " in words, name
    assert "δ(" in words
    for width in range(1200, 700, -61):
        room.resize(width, 640)
        assert comes_to_rest(room)
    room.choose_boxes(SHEET)
    assert "δ(" not in room.network.given.text()


@pytest.mark.parametrize("form", [PICTURE, SHEET])
def test_it_comes_to_rest_at_every_width(
    qtbot: QtBot, room: Exercises, appearance: Appearance, form: str
) -> None:
    room.open_level(6, 1)
    room.choose_boxes(form)
    room.write("dE/dw5", "0.3")
    qtbot.waitUntil(lambda: not room.drawn.isHidden())
    assert restless_widths(room, range(1200, 560, -71), 620) == []
    appearance.set_scale(1.3)
    assert restless_widths(room, range(1200, 560, -97), 700) == []


def test_a_window_that_gets_active_again_chooses_no_box(qtbot: QtBot, room: Exercises) -> None:
    room.open_level(6, 1)
    room.sheet.choose("sig(h1)")
    reason = Qt.FocusReason.ActiveWindowFocusReason
    QApplication.sendEvent(room.boxes.open.fields[0], QFocusEvent(QEvent.Type.FocusIn, reason))
    assert room.sheet.box == "sig(h1)"


def test_keys_of_the_room_work_inside_a_box(qtbot: QtBot, room: Exercises) -> None:
    wait_for(qtbot, room, "net(h1)")
    qtbot.keyClick(at_hand(room), Qt.Key.Key_F3)
    assert "it is worked out from" in room.doctor.said.text()
    qtbot.keyClick(at_hand(room), Qt.Key.Key_E, CONTROL)
    assert room.desk.exercise.level == 2


def test_the_sheet_is_a_key_away_and_the_choice_is_remembered(
    qtbot: QtBot, room: Exercises, appearance: Appearance, settings: Settings
) -> None:
    assert not room.sheet.table.isVisible()
    wait_for(qtbot, room, "net(h1)")
    write(qtbot, room, right(room, "net(h1)"))
    wait_for(qtbot, room, "sig(h1)")
    qtbot.keyClick(at_hand(room), Qt.Key.Key_B, CONTROL)
    assert room.sheet.table.isVisible()
    assert room.boxes.isHidden()
    assert QApplication.focusWidget() is room.sheet.table
    assert room.sheet.box == "sig(h1)"
    again = Exercises(appearance, settings=settings)
    qtbot.addWidget(again)
    qtbot.addWidget(again.bar())
    assert again.page.form == "sheet"
    again.shut_down()
    qtbot.keyClick(room, Qt.Key.Key_B, CONTROL)
    wait_for(qtbot, room, "sig(h1)")


def test_without_room_the_sheet_is_seen_and_says_so(qtbot: QtBot, room: Exercises) -> None:
    room.resize(560, 500)
    assert comes_to_rest(room)
    assert room.sheet.table.isVisible()
    assert "no room here" in room.sheet.note.text()
    assert room.sheet.note.isVisible()
    assert QApplication.focusWidget() is room.sheet.table
    room.resize(1196, 700)
    assert comes_to_rest(room)
    assert not room.sheet.note.isVisible()
    wait_for(qtbot, room, "net(h1)")


def test_large_text_has_room_only_on_the_sheet(
    qtbot: QtBot, room: Exercises, appearance: Appearance
) -> None:
    appearance.set_scale(2.0)
    assert comes_to_rest(room)
    assert room.sheet.note.isVisible()
    appearance.set_scale(1.0)
    assert comes_to_rest(room)
    assert room.page.is_in_picture


def test_a_slip_is_spotted_on_a_sheet(qtbot: QtBot, room: Exercises) -> None:
    qtbot.mouseClick(room.tools.kind.buttons._buttons[SPOT], Qt.MouseButton.LeftButton)
    assert room.spot.isVisible()
    assert room.boxes.isHidden()
    qtbot.mouseClick(room.tools.kind.buttons._buttons[FILL_IN], Qt.MouseButton.LeftButton)
    assert room.page.is_in_picture
    assert not room.spot.isVisible()


def test_every_rung_opens_in_the_picture_or_says_why_not(qtbot: QtBot, room: Exercises) -> None:
    for level in range(1, len(LADDER) + 1):
        room.open_level(level, 3)
        assert comes_to_rest(room)
        assert room.page.is_in_picture is not room.sheet.note.isVisible()
        first = room.desk.exercise.asks[0]
        assert room.boxes.open.field_of(first) is not None
        room.write(first, right(room, first))
        assert room.desk.marks[first].verdict is Verdict.RIGHT


@pytest.mark.parametrize("level", swept([1, 4, 6, 7, 9], [4, 9]))
def test_whether_a_picture_fits_is_known_without_laying_it_out(
    room: Exercises, appearance: Appearance, level: int
) -> None:
    room.open_level(level, 1)
    snapshot = room.network.picture.scene.snapshot
    found = set()
    for width in range(200, 800, 40):
        for height in (120, 200, 280, 400):
            layout = laid_out(appearance, snapshot, QSize(width, height), 0)
            is_inside = layout.width <= width and layout.height <= height
            assert fits_in(appearance, snapshot, QSize(width, height)) is is_inside
            found.add(is_inside)
    assert found == {True, False}
