"""The part "Class" of the Learn room: sheets to print, boxes to type in, marks in a table."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import LettersumError
from app.gui import keys
from app.gui.learn.class_kit import dialogs
from app.gui.learn.class_kit.boxes_page import BoxesPage
from app.gui.learn.class_kit.class_files import ClassFiles
from app.gui.learn.class_kit.kept_roll import KeptRoll
from app.gui.learn.class_kit.lesson_page import LessonPage
from app.gui.learn.class_kit.sheets_page import SheetsPage
from app.gui.learn.class_kit.table_page import TablePage
from app.gui.learn.class_kit.tools import BOXES, LESSON, SHEETS, TABLE, ClassTools
from app.gui.learn.errands import Errands, Work
from app.gui.room import Room
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.steady_scroll import SteadyScroll
from app.lessons.class_roll import Roll, marked
from app.lessons.class_sheets import exercise_of
from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers
from app.lessons.gathering import Gathered, gather, take_in

_GAP_PX = 16
_HINT = "open what was handed in, or drop it here; F1 shows every key"


class ClassPart(Room):
    """Holds the class; what takes long is done by ``errands``, one thing at a time."""

    def __init__(self, appearance: Appearance, restores: bool = True) -> None:
        super().__init__()
        self.kept = KeptRoll(restores)
        self.errands = Errands("class")
        self._then: Callable[[Any], None] = self._tell
        self._refused: Sequence[str] = ()
        self._mishap = ""
        self._place = -1  # of the sheet whose boxes are shown
        self.tools = ClassTools(appearance)
        self.table = TablePage(appearance)
        self.boxes = BoxesPage(appearance)
        self.sheets = SheetsPage(appearance)
        self._files = ClassFiles(self, self.sheets)
        self.lesson = LessonPage(appearance)
        self._pages = {
            SHEETS: self.sheets, BOXES: self.boxes, TABLE: self.table, LESSON: self.lesson,
        }  # fmt: skip
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.show_page()
        self._show()
        work = self.kept.reading() if restores else None
        if work is not None:
            self._run(work, self._take_kept)

    @property
    def roll(self) -> Roll:
        """The class at hand."""
        return self.kept.roll

    def bar(self) -> QWidget:
        return self.tools

    def enter(self) -> None:
        page = self.tools.page
        if page == BOXES:
            self.boxes.begin()
        else:
            first = {SHEETS: self.sheets.level, LESSON: self.lesson.title}
            first.get(page, self.table.student_table).setFocus()
        self._tell("")

    def go_to(self, text: str) -> None:
        """A page: sheets, boxes, table or lesson."""
        self.tools.set_page(text)
        self.show_page()

    def shut_down(self) -> None:
        self.errands.shut_down()
        self.kept.shut_down()

    def show_page(self) -> None:
        """The page that the bar says."""
        self._stack.setCurrentWidget(self._pages[self.tools.page])
        self.enter()

    def open_files(self) -> None:
        """Asks for files, and takes what is in them."""
        if not self.errands.is_busy:
            self.take_files(dialogs.answers_to_open(self))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Takes what is in these files into the class."""
        if paths:
            self._run(lambda tell: gather(paths, tell), self._take_gathered)

    def new_sheet(self, form: str, student: str) -> None:
        """An empty sheet of this form, to be typed in."""
        name = student.strip() or f"form {form.strip()}"
        self._run(
            lambda _: Gathered((marked(Answers(name, exercise_of(form), {})),), ()),
            self._take_new_sheet,
        )

    def open_sheet(self, place: int) -> None:
        """The boxes of the sheet at this place of the class."""
        self._place = place
        self._show()
        self.go_to(BOXES)

    def write(self, box: str, typed: str) -> None:
        """What the student wrote into a box of the sheet that is shown."""
        self.roll.write(self._place, box, typed)
        self._changed()
        # The table is still closing the field in which this was written.
        QTimer.singleShot(0, self.boxes, self.boxes.go_on)

    def remove_sheet(self) -> None:
        """Takes the chosen sheet out of the class."""
        place = self._place if self.tools.page == BOXES else self.table.place
        if not self.errands.is_busy and place >= 0:
            gone = self.roll.remove(place)
            self._place = min(self._place, len(self.roll) - 1)
            self._changed()
            self._tell(f"taken out of the class: {gone.student}, form {gone.form}")

    def new_class(self) -> None:
        """Takes all sheets out, after a question."""
        if len(self.roll) and not self.errands.is_busy and dialogs.may_empty(self, len(self.roll)):
            self.kept.roll, self._place, self._refused = Roll(), -1, ()
            self._changed()

    def save_table(self) -> None:
        """Asks for a file and writes all marks into it."""
        if len(self.roll):
            self._tell(self._files.save_table(self.roll))

    def write_sheets(self) -> None:
        """Asks for files and writes what the page of sheets says."""
        self._write(self._files.sheets)

    def write_moodle(self) -> None:
        """Asks for a file and writes the questions."""
        self._write(self._files.moodle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.errands.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.take_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def _write(self, asked: Callable[[], Work | None]) -> None:
        if self.errands.is_busy:
            return
        try:
            work = asked()
        except LettersumError as error:
            self._tell(str(error))
            return
        if work is not None:
            self._run(work, lambda said: self._tell(f"written: {said}"))

    def _run(self, work: Work, then: Callable[[Any], None]) -> None:
        if not self.errands.is_busy:
            self._then = then
            self.errands.run(work)
            self._show_state()

    def _take_kept(self, roll: Roll | None) -> None:
        if roll is None:
            self.kept.put_damaged_aside()
        else:
            self.kept.roll = roll
            self._show()
        self.kept.tell_left()

    def _take_gathered(self, found: Gathered) -> None:
        said, self._refused = take_in(self.roll, found)
        self._changed()
        self.go_to(TABLE)
        self._tell(said)

    def _take_new_sheet(self, found: Gathered) -> None:
        (entry,) = found.entries
        place = self.roll.place(entry)
        if place is None:
            try:
                self.roll.take(entry)
            except LessonError as error:
                self._tell(str(error))
                return
            self.kept.changed()
        else:  # what was typed in stays
            self._tell(f"{entry.student} has form {entry.form} already; here it is")
        self.boxes.clear_fields()
        self.open_sheet(len(self.roll) - 1 if place is None else place)

    def _changed(self) -> None:
        self.kept.changed()
        self._show()

    def _show(self) -> None:
        entries = self.roll.entries
        self.table.show_class(entries, self._refused)
        self.boxes.show_class(entries, self._place)
        self._show_state()

    def _show_state(self) -> None:
        is_busy = self.errands.is_busy
        self.tools.stop_button.setVisible(is_busy)
        self.sheets.write_button.setEnabled(not is_busy)
        self.sheets.moodle_button.setEnabled(not is_busy)
        self.table.show_state(is_busy, bool(len(self.roll)))

    def _progressed(self, done: int, of: int) -> None:
        self._tell(f"{done} of {of} …")

    def _done(self, result: Any) -> None:
        self._then(result)
        self._show_state()

    def _failed(self, line: str) -> None:
        self._show_state()
        self._tell(line)

    def _take_mishap(self, line: str) -> None:
        self._mishap = line
        self._tell("")

    def _tell(self, said: str) -> None:
        number = "1 sheet" if len(self.roll) == 1 else f"{len(self.roll)} sheets"
        self.told.emit(said or self._mishap or _HINT, f"{number} in the class")

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        for page in self._pages.values():
            self._stack.addWidget(page)
        inner = QWidget()
        column = QVBoxLayout(inner)
        # The scroll bar keeps its place free at the right, whether it is seen or not.
        column.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX - SCROLL_BAR_PX, _GAP_PX)
        column.addWidget(self._stack)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(SteadyScroll("Class", inner))

    def _connect(self) -> None:
        tools, table = self.tools, self.table
        tools.pages.activated.connect(self.show_page)
        tools.stop_button.clicked.connect(self.errands.cancel)
        table.open_button.clicked.connect(self.open_files)
        table.save_button.clicked.connect(self.save_table)
        table.remove_button.clicked.connect(self.remove_sheet)
        table.clear_button.clicked.connect(self.new_class)
        table.opened.connect(self.open_sheet)
        table.student_table.selectionModel().currentChanged.connect(self._show_state)
        self.boxes.sheet_asked.connect(self.new_sheet)
        self.boxes.chosen.connect(self.open_sheet)
        self.boxes.written.connect(self.write)
        self.sheets.sheets_asked.connect(self.write_sheets)
        self.sheets.moodle_asked.connect(self.write_moodle)
        self.errands.progressed.connect(self._progressed)
        self.errands.done.connect(self._done)
        self.errands.failed.connect(self._failed)
        self.kept.told.connect(self._take_mishap)
        self.lesson.told.connect(self._tell)

    def _bind_keys(self) -> None:
        bind(self, keys.CLASS_PAGE, lambda: self.go_to(self.tools.next_page()))
        bind(self, keys.OPEN_FILES, self.open_files)
        bind(self, keys.SAVE_TABLE, self.save_table)
        bind(self, keys.SORT, self.table.student_table.sort_by_next)
        bind(self, keys.NEW_SHEET, partial(self._do_on, BOXES, self.boxes.ask_sheet))
        bind(self, keys.REMOVE_SHEET, self.remove_sheet)
        bind(self, keys.NEW_CLASS, self.new_class)
        bind(self, keys.WRITE_SHEETS, self.write_sheets)
        bind(self, keys.WRITE_MOODLE, self.write_moodle)
        bind(self, keys.SAVE_LESSON, partial(self._do_on, LESSON, self.lesson.save))
        bind(self, keys.STOP_WORK, self.errands.cancel)

    def _do_on(self, page: str, action: Callable[[], None]) -> None:
        self.go_to(page)
        action()
