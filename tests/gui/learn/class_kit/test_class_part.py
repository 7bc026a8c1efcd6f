"""The class in the window: files opened and dropped, boxes typed in, tables, what is written."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from app.gui.learn.class_kit.boxes_model import Column
from app.gui.learn.class_kit.class_part import ClassPart
from app.gui.learn.class_kit.rows_model import RowsModel
from app.gui.learn.class_kit.tools import BOXES, SHEETS, TABLE
from app.gui.learn.errands import Work
from app.gui.theme.appearance import Appearance
from app.gui.widgets.steady_scroll import SteadyScroll
from app.lessons.class_sheets import draw_forms
from app.lessons.exercise_file import Answers
from app.lessons.gathering import gather
from app.lessons.kept_class import CLASS_FILES
from app.lessons.kept_desk import write_answers
from app.lessons.ladder import draw_exercise
from tests.gui.test_text_from_outside import ALWAYS, HOSTILE, MARK, assert_shown_as_letters
from tests.patience import PATIENCE_SECONDS
from tests.sweep import swept


def made_part(qtbot: QtBot, appearance: Appearance, restores: bool = True) -> ClassPart:
    part = ClassPart(appearance, restores)
    qtbot.addWidget(part)
    qtbot.addWidget(part.bar())
    part.resize(1000, 700)
    part.show()
    part.activateWindow()
    qtbot.waitUntil(lambda: not part.errands.is_busy)
    return part


@pytest.fixture
def part(qtbot: QtBot, appearance: Appearance) -> Iterator[ClassPart]:
    made = made_part(qtbot, appearance)
    yield made
    made.shut_down()


@pytest.fixture
def told(part: ClassPart) -> list[str]:
    lines: list[str] = []
    part.told.connect(lambda left, _: lines.append(left))
    return lines


def handed_in(folder: Path, sheets: int) -> list[Path]:
    """The first has lost a sign, each has one box right more than the one before."""
    paths = []
    for number in range(1, sheets + 1):
        exercise = draw_exercise(2, number)
        right = exercise.sheet.right
        typed = {name: f"{right[name]:.5g}" for name in exercise.asks[:number]}
        if number == 1:
            typed["dE/dsig(o1)"] = f"{-right['dE/dsig(o1)']:.5g}"
        path = folder / f"{number}.json"
        write_answers(path, Answers(f"student {number}", exercise, typed))
        paths.append(path)
    return paths


def texts(model: RowsModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def take(qtbot: QtBot, part: ClassPart, paths: list[Path]) -> None:
    part.take_files(paths)
    qtbot.waitUntil(lambda: not part.errands.is_busy)


def test_files_are_opened_by_key_and_make_a_table(
    qtbot: QtBot, part: ClassPart, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = handed_in(tmp_path, 3)
    paths[1].write_text("{")
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    qtbot.keyClick(part, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: part.table.students.rowCount() == 2)
    asked = len(draw_exercise(2, 1).asks)
    assert [row[:3] for row in texts(part.table.students)] == [
        ["student 1", "2-1", f"1 of {asked}"], ["student 3", "2-3", f"3 of {asked}"],
    ]  # fmt: skip
    assert texts(part.table.steps) == [["∂E/∂sig(o1)", "target minus output", "1 of 2"]]
    assert told[-1] == "2 taken, 1 refused"
    assert "2.json" in part.table.note.text()


def test_files_are_dropped(qtbot: QtBot, part: ClassPart, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in handed_in(tmp_path, 2)])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    part.dropEvent(event)
    qtbot.waitUntil(lambda: part.table.students.rowCount() == 2)


def test_sorted_by_mouse_and_by_key(qtbot: QtBot, part: ClassPart, tmp_path: Path) -> None:
    take(qtbot, part, handed_in(tmp_path, 3))
    table = part.table.student_table
    table.setCurrentIndex(part.table.students.index(0, 0))
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(2) + 4
    for _ in range(2):  # the second click turns it round
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().topLeft() + _point(at)
        )
    assert [row[0] for row in texts(part.table.students)] == [
        "student 3", "student 2", "student 1",
    ]  # fmt: skip
    assert part.table.place == 0  # the one that was chosen stays so
    for _ in range(4):  # columns 3, 4, 5, and 0 again
        qtbot.keyClick(part, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert [row[0][-1] for row in texts(part.table.students)] == ["1", "2", "3"]


def _point(x: int) -> object:
    from PySide6.QtCore import QPoint

    return QPoint(x, 8)


def test_a_sheet_on_paper_is_typed_in_by_keyboard_alone(qtbot: QtBot, part: ClassPart) -> None:
    form = next(draw_forms(1, 4, 1))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(part, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(part.boxes.form.hasFocus)
    qtbot.keyClicks(part.boxes.form, form.name)
    qtbot.keyClicks(part.boxes.student, "Ada")
    qtbot.keyClick(part.boxes.student, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.boxes.model.rowCount() == len(form.exercise.asks))
    qtbot.waitUntil(part.boxes.table.hasFocus)
    right, table = form.exercise.sheet.right, part.boxes.table
    for row, name in enumerate(form.exercise.asks):
        qtbot.waitUntil(lambda row=row: table.currentIndex().row() == row)
        qtbot.keyClick(table, Qt.Key.Key_Return)
        editor = table.findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        qtbot.keyClicks(editor, f"{right[name]:.4g}")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    (entry,) = part.roll.entries
    assert (entry.student, entry.form) == ("Ada", form.name)
    assert entry.grade.right == len(form.exercise.asks)
    assert part.boxes.model.index(0, Column.MARK).data() == "✓ right"


def test_a_form_that_is_none_is_refused(qtbot: QtBot, part: ClassPart, told: list[str]) -> None:
    part.new_sheet("6-", "Ada")
    qtbot.waitUntil(lambda: not part.errands.is_busy)
    assert "is no form" in told[-1]
    assert len(part.roll) == 0


def test_a_row_leads_to_its_boxes(qtbot: QtBot, part: ClassPart, tmp_path: Path) -> None:
    take(qtbot, part, handed_in(tmp_path, 2))
    part.table.student_table.setCurrentIndex(part.table.students.index(1, 0))
    qtbot.keyClick(part.table.student_table, Qt.Key.Key_Return)
    assert part.tools.page == BOXES
    assert part.boxes.sheets.currentText() == "student 2 · 2-2"
    assert part.boxes.model.index(1, Column.MARK).data() == "✓ right"


def test_the_marks_as_a_file(
    qtbot: QtBot, part: ClassPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = draw_exercise(1, 1)
    path = tmp_path / "a.json"
    write_answers(path, Answers("=HYPERLINK(1)", exercise, {"net(h1)": "@x"}))
    take(qtbot, part, [path])
    out = tmp_path / "marks.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    part.save_table()
    rows = list(csv.DictReader(out.read_text().splitlines()))
    assert len(rows) == len(exercise.asks)
    assert {row["student"] for row in rows} == {"'=HYPERLINK(1)"}
    assert rows[0]["typed"] == "'@x"


def test_the_class_is_there_at_the_next_start(
    qtbot: QtBot, part: ClassPart, appearance: Appearance, tmp_path: Path
) -> None:
    take(qtbot, part, handed_in(tmp_path, 2))
    before = texts(part.table.students)
    part.shut_down()
    again = made_part(qtbot, appearance)
    assert texts(again.table.students) == before
    again.shut_down()


def test_a_damaged_class_is_put_aside(
    qtbot: QtBot, appearance: Appearance, personal_home: Path
) -> None:
    personal_home.mkdir()
    (personal_home / CLASS_FILES[0]).write_text("{")
    part = made_part(qtbot, appearance)
    assert (personal_home / "class-damaged-1.json").read_text() == "{"
    part.shut_down()


def test_after_crashes_the_class_is_new_and_the_kept_one_comes_back_later(
    qtbot: QtBot, appearance: Appearance, tmp_path: Path
) -> None:
    paths = handed_in(tmp_path, 2)
    before = made_part(qtbot, appearance)
    take(qtbot, before, paths[:1])
    before.shut_down()
    part = made_part(qtbot, appearance, restores=False)
    assert len(part.roll) == 0
    take(qtbot, part, paths[1:])
    part.shut_down()
    again = made_part(qtbot, appearance)
    told: list[str] = []
    again.told.connect(lambda left, _: told.append(left))
    again.enter()
    assert [entry.student for entry in again.roll.entries] == ["student 1"]
    assert "class-2.json" in told[-1]  # where the other one is
    again.shut_down()


def test_two_windows_have_a_class_each(
    qtbot: QtBot, part: ClassPart, appearance: Appearance, tmp_path: Path, personal_home: Path
) -> None:
    paths = handed_in(tmp_path, 2)
    take(qtbot, part, paths[:1])
    part.kept.keep()
    other = made_part(qtbot, appearance)
    assert len(other.roll) == 0
    take(qtbot, other, paths[1:])
    other.shut_down()
    students = [gather([personal_home / name]).entries[0].student for name in CLASS_FILES[:2]]
    assert students == ["student 1", "student 2"]


def test_a_sheet_and_a_class_can_be_taken_away(
    qtbot: QtBot, part: ClassPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(qtbot, part, handed_in(tmp_path, 3))
    part.table.student_table.setCurrentIndex(part.table.students.index(1, 0))
    qtbot.keyClick(part, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row[0] for row in texts(part.table.students)] == ["student 1", "student 3"]
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.No)
    part.new_class()
    assert len(part.roll) == 2
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Yes)
    part.new_class()
    assert (len(part.roll), part.table.students.rowCount()) == (0, 0)


def answer_with(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    answers = iter([(str(path), "") for path in paths])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: next(answers))


def test_sheets_and_their_key_are_written(
    qtbot: QtBot, part: ClassPart, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part.go_to(SHEETS)
    part.sheets.level.setCurrentIndex(0)
    part.sheets.students.setText("3")
    out, key = tmp_path / "sheets.pdf", tmp_path / "key.pdf"
    answer_with(monkeypatch, out, key)
    heard, run = Event(), part.errands.run
    part.told.connect(lambda left, _: heard.set() if left.endswith("of 9 …") else None)

    def patient(work: Work) -> None:
        """Each part waits for progress to be heard once: only the newest news are kept."""
        run(lambda tell: work(lambda *parts: (tell(*parts), heard.wait(PATIENCE_SECONDS))))

    monkeypatch.setattr(part.errands, "run", patient)
    qtbot.keyClick(part, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not part.errands.is_busy and key.exists())
    qtbot.waitUntil(lambda: told[-1].startswith("written"))
    assert told[-1] == "written: sheets.pdf: 6 pages · key.pdf: 1 page"
    assert heard.is_set()
    assert out.read_bytes().count(b"/Type /Page\n") == 6


def test_questions_for_moodle_are_written(
    qtbot: QtBot, part: ClassPart, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part.go_to(SHEETS)
    part.sheets.level.setCurrentIndex(0)
    part.sheets.variants.setText("2")
    out = tmp_path / "x.xml"
    answer_with(monkeypatch, out)
    part.write_moodle()
    qtbot.waitUntil(lambda: told[-1].startswith("written"))
    questions = out.read_text().count('type="numerical"')
    assert told[-1] == f"written: x.xml: {questions} questions on 2 networks"


def test_writing_can_be_stopped_and_leaves_what_was_there(
    qtbot: QtBot, part: ClassPart, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "sheets.tex"
    out.write_text("mine")
    part.go_to(SHEETS)
    part.sheets.students.setText("999")
    part.sheets.kind.set_value("latex")
    part.sheets.key.set_value("without")
    answer_with(monkeypatch, out)
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Yes)
    part.write_sheets()
    assert part.errands.is_busy
    qtbot.keyClick(part, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not part.errands.is_busy)
    assert told[-1].startswith("stopped")
    assert out.read_text() == "mine"


def test_a_number_that_cant_be_is_said(
    part: ClassPart, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", pytest.fail)
    for text in ("", "0", "1000", "-1", "1.5", "٣", "9" * 20):
        told.clear()
        part.sheets.students.setText(text)
        part.write_sheets()
        assert told[-1] == "Students: write a whole number from 1 to 999"
    part.go_to(TABLE)


def test_a_sheet_that_is_there_is_shown_not_emptied(
    qtbot: QtBot, part: ClassPart, tmp_path: Path
) -> None:
    take(qtbot, part, handed_in(tmp_path, 2))
    part.new_sheet("2-2", "student 2")
    qtbot.waitUntil(lambda: not part.errands.is_busy)
    assert len(part.roll) == 2
    assert part.boxes.sheets.currentText() == "student 2 · 2-2"
    assert part.roll.entries[1].grade.right == 2


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_scrolls_sideways(
    qtbot: QtBot, part: ClassPart, appearance: Appearance, scale: float
) -> None:
    appearance.set_scale(scale)
    part.resize(460, 360)
    scroll = part.findChild(SteadyScroll)
    assert isinstance(scroll, SteadyScroll)
    for page in (TABLE, BOXES, SHEETS):
        part.go_to(page)
        qtbot.waitUntil(lambda: scroll.widget().width() == scroll.viewport().width())
        assert scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("hostile", swept(HOSTILE, ALWAYS))
def test_what_a_class_hands_in_is_shown_letter_by_letter(
    qtbot: QtBot, part: ClassPart, told: list[str], tmp_path: Path, hostile: str
) -> None:
    hostile = (MARK + hostile)[:60].replace("/", "")
    exercise = draw_exercise(1, 1)
    (tmp_path / "d").mkdir()
    path, damaged = tmp_path / "a.json", tmp_path / "d" / f"{hostile}.json"
    write_answers(path, Answers(hostile, exercise, {"net(h1)": hostile}))
    damaged.write_text("{")
    take(qtbot, part, [path, damaged])
    assert MARK in part.table.note.text()
    part.open_sheet(0)
    for page in (part.table, part.boxes):
        assert_shown_as_letters(page, hostile)


def test_a_damaged_class_never_stops_the_window(
    qtbot: QtBot, part: ClassPart, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "class.json").write_text('{"lettersum": "class", "version": 1, "sheets": 3}')
    take(qtbot, part, [tmp_path / "class.json"])
    assert told[-1] == "0 taken, 1 refused"
