"""Exercises: a sheet filled in box by box, by keyboard, marked, kept and handed in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.gui.learn.exercise_tools import FILL_IN, SPOT
from app.gui.learn.exercises import Exercises
from app.gui.learn.sheet_model import Column
from app.gui.theme.appearance import Appearance
from app.lessons.exercise_file import LARGEST_SEED, read_answers
from app.lessons.grading import grade
from app.lessons.kept_desk import KEPT_FILE
from app.lessons.ladder import LADDER, draw_exercise
from app.lessons.marking import Verdict
from app.lessons.own_shape import OwnShape
from nncore.layers import Bias
from nncore.network_file import NetworkFile
from tests.gui.at_rest import comes_to_rest
from tests.gui.network.picture.shown import texts_of
from tests.sweep import swept


@pytest.fixture
def room(qtbot: QtBot, appearance: Appearance) -> Iterator[Exercises]:
    made = Exercises(appearance)
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar())
    made.resize(1100, 700)
    made.show()
    made.activateWindow()
    made.enter()
    yield made
    made.shut_down()


def right(room: Exercises, name: str) -> str:
    return f"{room.desk.exercise.sheet.right[name]:.5g}"


def write(qtbot: QtBot, room: Exercises, name: str, text: str) -> None:
    """As a person does: to the box, type, Enter."""
    row = room.desk.exercise.asks.index(name)
    table = room.sheet.table
    table.setCurrentIndex(room.sheet.model.index(row, Column.ANSWER))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)


def mark(room: Exercises, name: str) -> str:
    row = room.desk.exercise.asks.index(name)
    return str(room.sheet.model.index(row, Column.MARK).data())


def assert_given_numbers_are_seen(room: Exercises) -> None:
    """Nothing can be worked out without them."""
    given, texts = room.desk.exercise.sheet.given, texts_of(room.network.picture)
    listed = room.network.given.text() if room.network.given.isVisible() else ""
    listed = listed.replace("\u00a0", " ")
    beside = dict(part.split(" = ") for part in listed.split("   ") if part)
    for name in room.network.picture.scene.snapshot.weights:
        text = beside.get(name) or texts[name].removeprefix(name)
        assert float(text.strip().replace("−", "-")) == pytest.approx(given[name], abs=0.005), name


def test_what_is_given_is_seen_before_anything_is_done(room: Exercises) -> None:
    for level in range(1, len(LADDER) + 1):
        room.open_level(level, 1)
        assert_given_numbers_are_seen(room)
    sheet, asks = room.desk.exercise.sheet, room.desk.exercise.asks
    listed = room.network.given.text().replace("\u00a0", " ") + " "
    for need in {need for name in asks for need in sheet.needs(sheet.box(name))} - {*asks}:
        assert f"{need} = {sheet.right[need]:.6g} " in listed, need


def test_a_right_number_is_marked_and_appears_in_the_picture(qtbot: QtBot, room: Exercises) -> None:
    scene = room.network.picture.scene
    assert {"net(h1)", "sig(h1)", "dE/dw1", "E(o1)"} <= scene.snapshot.hidden
    write(qtbot, room, "net(h1)", right(room, "net(h1)"))
    write(qtbot, room, "sig(h1)", right(room, "sig(h1)"))
    assert mark(room, "net(h1)") == "✓ right"
    assert not {"net(h1)", "sig(h1)"} & scene.snapshot.hidden
    assert room.sheet.score.text() == "2 of 15 right"


def test_a_right_number_leads_on_to_the_next_box_and_a_wrong_one_stays(
    qtbot: QtBot, room: Exercises
) -> None:
    told: list[str] = []
    room.told.connect(lambda left, _: told.append(left))
    write(qtbot, room, "net(h1)", right(room, "net(h1)"))
    qtbot.waitUntil(lambda: room.sheet.box == "sig(h1)")
    assert "net(h1): right" in told
    write(qtbot, room, "sig(h1)", "7")
    assert room.sheet.box == "sig(h1)"
    assert room.doctor.heading.text() == "sig(h1)"


def test_a_whole_sheet_by_keyboard_alone(qtbot: QtBot, room: Exercises) -> None:
    for name in room.desk.exercise.asks:
        qtbot.waitUntil(lambda name=name: room.sheet.box == name)
        write(qtbot, room, name, right(room, name))
    assert room.sheet.score.text() == "15 of 15 right, done"
    assert room.network.picture.scene.snapshot.hidden == frozenset()


def test_a_slip_is_named_and_lit(qtbot: QtBot, room: Exercises) -> None:
    room.open_level(6, 1)
    value = -room.desk.exercise.sheet.right["dE/dsig(o1)"]
    write(qtbot, room, "dE/dsig(o1)", f"{value:.5f}")
    assert mark(room, "dE/dsig(o1)") == "✗ a slip"
    room.sheet.table.setCurrentIndex(
        room.sheet.model.index(room.desk.exercise.asks.index("dE/dsig(o1)"), Column.ANSWER)
    )
    assert "The sign is the wrong way round" in room.doctor.said.text()
    assert room.doctor.beside.isVisible()
    assert room.doctor.beside.wrong.text() == "target(o1) − sig(o1)"
    assert room.doctor.beside.right.text() == "−(target(o1) − sig(o1))"
    assert room.network.picture.scene.marks.lit == {"o1"}


def test_three_tries_then_it_is_worked(qtbot: QtBot, room: Exercises) -> None:
    for text in ("7", "8", "9"):
        write(qtbot, room, "net(h1)", text)
    assert mark(room, "net(h1)") == "worked"
    assert room.desk.text("net(h1)") == f"{room.desk.exercise.sheet.right['net(h1)']:.6g}"


def test_hints_and_working_by_button(qtbot: QtBot, room: Exercises) -> None:
    room.sheet.table.setCurrentIndex(room.sheet.model.index(1, Column.ANSWER))
    qtbot.mouseClick(room.sheet.hint_button, Qt.MouseButton.LeftButton)
    assert room.doctor.said.text() == "it is worked out from net(h1)"
    qtbot.mouseClick(room.sheet.work_button, Qt.MouseButton.LeftButton)
    assert "worked: sig(h1) = " in room.doctor.said.text()
    assert mark(room, "sig(h1)") == "worked"


def test_what_is_no_number_says_so(qtbot: QtBot, room: Exercises) -> None:
    write(qtbot, room, "net(h1)", "<b>abc</b>")
    assert mark(room, "net(h1)") == "no number"
    room.sheet.table.setCurrentIndex(room.sheet.model.index(0, Column.ANSWER))
    assert "<b>abc</b>" in room.doctor.said.text()


def test_a_number_can_be_taken_back(qtbot: QtBot, room: Exercises) -> None:
    write(qtbot, room, "net(h1)", "7")
    write(qtbot, room, "net(h1)", " ")
    assert mark(room, "net(h1)") == ""


def test_other_numbers_and_other_rungs(qtbot: QtBot, room: Exercises) -> None:
    before = room.desk.exercise.sheet.file
    qtbot.mouseClick(room.tools.draw_button, Qt.MouseButton.LeftButton)
    assert room.desk.exercise.sheet.file != before
    assert room.desk.exercise.sheet.file == draw_exercise(1, 2).sheet.file
    room.tools.level.setCurrentIndex(6)
    room.tools.level.activated.emit(6)
    assert room.desk.exercise.level == 7
    assert room.sheet.model.rowCount() == len(room.desk.exercise.asks)


def test_it_is_all_there_at_the_next_start(
    qtbot: QtBot, room: Exercises, appearance: Appearance, personal_home: Path
) -> None:
    room.open_level(3, 5)
    write(qtbot, room, "net(h1)", right(room, "net(h1)"))
    write(qtbot, room, "sig(h1)", "abc")
    room.shut_down()
    kept = personal_home / KEPT_FILE
    if os.name == "posix":
        assert kept.stat().st_mode & 0o077 == 0
    again = Exercises(appearance)
    qtbot.addWidget(again)
    qtbot.addWidget(again.bar())
    assert (again.desk.exercise.level, again.desk.exercise.seed) == (3, 5)
    assert again.desk.marks["net(h1)"].verdict is Verdict.RIGHT
    assert again.desk.text("sig(h1)") == "abc"
    again.shut_down()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"lettersum": "answers", "version": 9}'])
def test_a_damaged_file_gives_the_first_exercise(
    qtbot: QtBot, appearance: Appearance, personal_home: Path, content: str
) -> None:
    personal_home.mkdir(parents=True, exist_ok=True)
    (personal_home / KEPT_FILE).write_text(content)
    made = Exercises(appearance)
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar())
    assert (made.desk.exercise.level, made.desk.exercise.seed) == (1, 1)
    told: list[str] = []
    made.told.connect(lambda left, _: told.append(left))
    made.enter()
    assert "it is in exercise-damaged-1.json" in told[0]
    assert (personal_home / "exercise-damaged-1.json").read_text() == content
    made.shut_down()


def test_without_a_folder_one_can_still_work(
    qtbot: QtBot, appearance: Appearance, personal_home: Path
) -> None:
    personal_home.write_text("a file where the folder should be")
    made = Exercises(appearance)
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar())
    told: list[str] = []
    made.told.connect(lambda left, _: told.append(left))
    made.enter()
    assert "can't be kept" in told[0]
    made.open_level(2, 1)
    assert made.desk.exercise.level == 2
    made.shut_down()


def test_what_is_handed_in_can_be_graded(
    qtbot: QtBot, room: Exercises, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(qtbot, room, "net(h1)", right(room, "net(h1)"))
    file = tmp_path / "Ada.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    room.hand_in()
    assert not file.exists()  # nobody has said whose they are
    qtbot.keyClicks(room.tools.name, "Ada")
    qtbot.keyClick(room.tools.name, Qt.Key.Key_Return)
    graded = grade(read_answers(file))
    assert (graded.student, graded.right, len(graded.boxes)) == ("Ada", 1, 15)
    assert json.loads(file.read_text())["lettersum"] == "answers"


def test_a_slip_is_spotted_named_and_mended(qtbot: QtBot, room: Exercises) -> None:
    room.open_level(6, 1)
    qtbot.mouseClick(room.tools.kind.buttons._buttons[SPOT], Qt.MouseButton.LeftButton)
    card, exercise = room.spot, room.desk.exercise
    asked = {name for name in exercise.asks if not name.endswith("'")}
    assert asked <= room.network.picture.scene.snapshot.hidden
    assert_given_numbers_are_seen(room)
    names = list(card.spotting.planted.written)
    innocent = next(row for row, name in enumerate(names) if name != card.spotting.planted.box)
    card.table.setCurrentIndex(card.model.index(innocent, 1))
    qtbot.mouseClick(card.point_button, Qt.MouseButton.LeftButton)
    assert "follows from those before it" in room.doctor.said.text()
    card.table.setCurrentIndex(card.model.index(names.index(card.spotting.planted.box), 1))
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert card.asked.text() == "which slip is it?"
    qtbot.waitUntil(card.slips.hasFocus)
    card.slips.setCurrentIndex(card.spotting.choices().index(card.spotting.planted.slip.name))
    qtbot.keyClick(card.slips, Qt.Key.Key_Return)
    qtbot.waitUntil(card.field.hasFocus)
    qtbot.keyClicks(card.field, f"{exercise.sheet.right[card.spotting.planted.box]:.5g}")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert card.asked.text() == "found, named and mended"
    qtbot.waitUntil(card.another_button.hasFocus)
    seed = exercise.seed
    qtbot.mouseClick(card.another_button, Qt.MouseButton.LeftButton)
    assert room.desk.exercise.seed == seed + 1
    assert card.asked.text() == "which box is it?"
    qtbot.mouseClick(room.tools.kind.buttons._buttons[FILL_IN], Qt.MouseButton.LeftButton)
    assert room.sheet.isVisible()


def test_a_derivative_is_drawn_as_a_tangent_and_stays_while_one_goes_on(
    qtbot: QtBot, room: Exercises
) -> None:
    room.open_level(6, 1)
    assert room.drawn.isHidden()
    slope = room.desk.exercise.sheet.right["dE/dw5"]
    write(qtbot, room, "dE/dw5", f"{-slope:.5f}")
    qtbot.waitUntil(lambda: room.drawn.isVisible())
    assert room.drawn.heading.text() == "Your ∂E/∂w5, drawn"
    assert "in truth it" in room.drawn.said.text()
    curve = room.drawn.curve
    assert curve is not None

    def drawn_slope() -> float:
        x, y = curve.lines[3].getData()
        return float((y[1] - y[0]) / (x[1] - x[0]))

    assert drawn_slope() == pytest.approx(-slope, rel=1e-3)
    write(qtbot, room, "dE/dw5", right(room, "dE/dw5"))
    qtbot.waitUntil(lambda: room.sheet.box != "dE/dw5")
    qtbot.waitUntil(lambda: drawn_slope() == pytest.approx(slope, rel=1e-3))
    write(qtbot, room, "dE/dw5", " ")
    qtbot.waitUntil(lambda: room.drawn.isHidden())


def test_a_new_weight_is_drawn_as_a_run(qtbot: QtBot, room: Exercises) -> None:
    sheet = room.desk.exercise.sheet
    new = sheet.right["w2'"]
    write(qtbot, room, "w2'", f"{2 * sheet.given['w2'] - new:.5f}")
    qtbot.waitUntil(lambda: room.drawn.isVisible())
    runs = room.drawn.runs
    assert runs is not None
    assert runs.widget.isVisible()
    yours, fine = (runs.lines[number].getData()[1] for number in (3, 2))
    assert yours[0] == pytest.approx(fine[0])
    assert yours[-1] > yours[0] > fine[-1]
    room.other_numbers()
    assert room.drawn.isHidden()


def test_nothing_is_drawn_that_would_give_a_planted_slip_away(
    qtbot: QtBot, room: Exercises
) -> None:
    write(qtbot, room, "dE/dw1", "0.5")
    qtbot.waitUntil(lambda: room.drawn.isVisible())
    qtbot.mouseClick(room.tools.kind.buttons._buttons[SPOT], Qt.MouseButton.LeftButton)
    assert room.drawn.isHidden()


def test_any_shape_by_keyboard(qtbot: QtBot, room: Exercises) -> None:
    assert room.own.isHidden()
    qtbot.keyClick(room, Qt.Key.Key_F4)
    field = room.own.field
    assert field.isVisible()
    qtbot.keyClicks(field, "3-2-2-1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    exercise = room.desk.exercise
    assert (exercise.level, exercise.sheet.file.layers) == (0, (3, 2, 2, 1))
    assert room.network.picture.scene.snapshot.file.layers == (3, 2, 2, 1)
    assert room.sheet.model.rowCount() == len(exercise.asks)
    choices = room.own.weight
    choices.setCurrentIndex(choices.findText("the way to w9"))
    choices.activated.emit(choices.currentIndex())
    assert room.desk.exercise.asks[-1] == "w9'"
    assert choices.currentText() == "the way to w9"
    qtbot.mouseClick(room.own.biases, Qt.MouseButton.LeftButton)
    assert not room.desk.exercise.sheet.file.biases
    assert room.desk.exercise.asks[-1] == "w9'"
    before = room.desk.exercise.sheet.file
    room.other_numbers()
    assert room.desk.exercise.sheet.file.layers == before.layers
    assert room.desk.exercise.sheet.file != before


def test_after_the_last_seed_comes_the_first(room: Exercises) -> None:
    room.open_level(1, LARGEST_SEED)
    room.other_numbers()
    assert room.desk.exercise.seed == 1


def test_a_refused_shape_says_why_and_changes_nothing(qtbot: QtBot, room: Exercises) -> None:
    told: list[str] = []
    room.told.connect(lambda left, _: told.append(left))
    qtbot.keyClick(room, Qt.Key.Key_F4)
    before = room.desk
    room.own.field.setText("<b>9</b>-9-9")
    qtbot.keyClick(room.own.field, Qt.Key.Key_Return)
    assert "write it like 3-4-2-1" in told[-1]
    room.own.field.setText("9-9-9")
    qtbot.keyClick(room.own.field, Qt.Key.Key_Return)
    assert "162 weights" in told[-1]
    assert room.desk is before


def test_a_shape_of_ones_own_is_there_at_the_next_start(
    qtbot: QtBot, room: Exercises, appearance: Appearance
) -> None:
    room.open_shape(OwnShape((2, 3, 1, 1), has_biases=False, weight="w4"), 3)
    room.shut_down()
    again = Exercises(appearance)
    qtbot.addWidget(again)
    qtbot.addWidget(again.bar())
    assert again.desk.exercise.sheet.file == room.desk.exercise.sheet.file
    assert again.own.shape == OwnShape((2, 3, 1, 1), has_biases=False, weight="w4")
    assert again.tools.level.currentText() == "any shape you like"
    again.shut_down()


def test_the_shape_of_the_network_that_is_open(qtbot: QtBot, appearance: Appearance) -> None:
    files: list[NetworkFile] = []
    room = Exercises(appearance, open_network=lambda: files[0] if files else None)
    qtbot.addWidget(room)
    qtbot.addWidget(room.bar())
    told: list[str] = []
    room.told.connect(lambda left, _: told.append(left))
    room.write_shape()
    qtbot.mouseClick(room.own.take_button, Qt.MouseButton.LeftButton)
    assert "open the Network room first" in told[-1]
    files.append(NetworkFile((2, 4, 3), bias=Bias.TRAINED))
    qtbot.mouseClick(room.own.take_button, Qt.MouseButton.LeftButton)
    assert room.desk.exercise.sheet.file.layers == (2, 4, 3)
    assert room.desk.exercise.sheet.file.biases
    files[0] = NetworkFile((2, 400, 3))
    qtbot.mouseClick(room.own.take_button, Qt.MouseButton.LeftButton)
    assert "1 to 9 neurons" in told[-1]
    assert room.desk.exercise.sheet.file.layers == (2, 4, 3)
    room.shut_down()


def test_only_the_end_will_do(qtbot: QtBot, room: Exercises) -> None:
    told: list[tuple[str, str]] = []
    room.told.connect(lambda left, score: told.append((left, score)))
    write(qtbot, room, "w1'", right(room, "w1'"))
    assert told[-1][1] == "1 of 15 right"
    qtbot.waitUntil(lambda: room.sheet.box == "w2'")
    write(qtbot, room, "w2'", right(room, "w2'"))
    assert "the boxes on the way may stay empty" in told[-1][0]
    assert told[-1][1] == "2 of 15 right, done"
    assert room.sheet.box == "w2'"
    assert "the boxes on the way may stay empty" in room.doctor.said.text()


def test_what_was_written_is_there_again_when_one_comes_back(qtbot: QtBot, room: Exercises) -> None:
    write(qtbot, room, "net(h1)", right(room, "net(h1)"))
    room.other_numbers()
    assert room.desk.text("net(h1)") == ""
    qtbot.keyClick(room.tools.seed, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(room.tools.seed, "1")
    qtbot.keyClick(room.tools.seed, Qt.Key.Key_Return)
    assert room.desk.exercise.seed == 1
    assert room.desk.is_right("net(h1)")


def test_a_seed_or_the_form_of_a_printed_sheet_opens_it(qtbot: QtBot, room: Exercises) -> None:
    for written, exercise in (("7", (1, 7)), (" 6-1003 ", (6, 1003)), ("2-5", (2, 5))):
        room.tools.seed.clear()
        qtbot.keyClicks(room.tools.seed, written)
        qtbot.keyClick(room.tools.seed, Qt.Key.Key_Return)
        assert (room.desk.exercise.level, room.desk.exercise.seed) == exercise


def test_what_is_no_seed_is_refused_and_changes_nothing(room: Exercises) -> None:
    told: list[str] = []
    room.told.connect(lambda left, _: told.append(left))
    for written in ("", "six", "99-1", "-4", "9" * 30, "<b>1</b>"):
        told.clear()
        room.open_seed(written)
        assert "is no form" in told[-1]
        assert (room.desk.exercise.level, room.desk.exercise.seed) == (1, 1)


def test_the_rate_is_said_where_new_weights_are_asked_for(room: Exercises) -> None:
    room.open_level(6, 1)
    rate = room.desk.exercise.sheet.file.rate
    assert room.network.given.isVisible()
    assert f"η\u00a0=\u00a0{rate:g}" in room.network.given.text()


def test_of_a_new_weight_that_goes_uphill_nothing_is_praised(room: Exercises) -> None:
    sheet = room.desk.exercise.sheet
    before, after = sheet.given["w1"], sheet.right["w1'"]
    for name in room.desk.exercise.asks[:-2]:
        room.write(name, right(room, name))
    room.write("w1'", f"{before + (before - after):.6g}")
    said = room.doctor.said.text()
    assert "sign is right" not in said
    assert "close" not in said


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_a_long_sheet_scrolls_in_its_table_and_the_rest_stays_in_sight(
    qtbot: QtBot, room: Exercises
) -> None:
    room.open_level(6, 1)
    for kind, table, button in (
        (FILL_IN, room.sheet.table, room.sheet.hint_button),
        (SPOT, room.spot.table, room.spot.point_button),
    ):
        qtbot.mouseClick(room.tools.kind.buttons._buttons[kind], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(partial(is_whole, button))
        assert table.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("scale", swept([1.0, 1.5, 2.0], [1.0, 2.0]))
def test_the_picture_never_scrolls_sideways(
    qtbot: QtBot, appearance: Appearance, room: Exercises, scale: float
) -> None:
    """What is left of a window of 900×600, and of the smallest."""
    appearance.set_scale(scale)
    for width, height in ((816, 430), (560, 300)):
        room.resize(width, height)
        for level in (1, 6, 7, 8, 9):
            room.open_level(level, 1)
            assert comes_to_rest(room)
            assert room.network.area.horizontalScrollBar().maximum() == 0, (level, width)
            assert_given_numbers_are_seen(room)


def test_in_a_narrow_bar_names_are_left_out_before_it_takes_a_third_row(
    qtbot: QtBot, appearance: Appearance, room: Exercises
) -> None:
    tools = room.tools
    tools.show()
    tools.resize(1_100, 40)
    assert (tools.draw_button.text(), tools.kind.currentWidget()) == (
        "Other numbers", tools.kind.buttons,
    )  # fmt: skip
    appearance.set_scale(2.0)
    tools.resize(650, 40)
    assert comes_to_rest(tools)
    assert (tools.draw_button.text(), tools.kind.currentWidget()) == ("", tools.kind.list)
    assert tools.draw_button.accessibleName() == "Other numbers"
    assert tools.minimumHeight() < 3 * tools.level.height()
    appearance.set_scale(1.0)
    tools.resize(1_100, 40)
    assert comes_to_rest(tools)
    assert tools.draw_button.text() == "Other numbers"
