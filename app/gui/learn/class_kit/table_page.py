"""The class as tables: who has what, and beside or below it what went wrong how often."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.learn.class_kit.class_rows import (
    STEP_TITLES,
    STUDENT_TITLES,
    slip_rows,
    student_rows,
)
from app.gui.learn.class_kit.rows_model import RowsModel
from app.gui.learn.class_kit.share_table import ShareTable
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_text import SteadyText
from app.gui.widgets.titled_card import TABLE_MARGINS_PX, TitledCard
from app.lessons.class_roll import Entry

_STUDENT_SHARES = (5, 3, 4, 3, 5, 6)
_STEP_SHARES = (4, 5, 3)
_LEAST_HEIGHTS_PX = (170, 130)
_BESIDE_FROM_PX = 900  # at 100 %: below, one table stands under the other
_GAP_PX = 16
_EMPTY = (
    "No sheets yet. Open the files that were handed in, or drop them here, many at once; a table "
    "(CSV) begins with the row “student,form,net(h1),sig(h1)” and has a row for each student. "
    "Sheets on paper are typed in under “Boxes typed in”."
)
_MOST_REFUSED = 20  # lines that are shown


class TablePage(QWidget):
    """``opened`` sends the place of the sheet that is wanted."""

    opened = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.open_button = _button("Open…", "Open answers or tables of a class", keys.OPEN_FILES)
        self.save_button = _button("Save CSV…", "Save all marks as a table", keys.SAVE_TABLE)
        self.remove_button = _button(
            "Remove", "Take the chosen sheet out of the class", keys.REMOVE_SHEET
        )
        self.clear_button = _button("New class…", "Begin with an empty class", keys.NEW_CLASS)
        self.students, self.steps = RowsModel(STUDENT_TITLES), RowsModel(STEP_TITLES)
        self.student_table = ShareTable(
            appearance, "Students", self.students, _STUDENT_SHARES, sorts=True
        )
        self.step_table = ShareTable(
            appearance, "What went wrong", self.steps, _STEP_SHARES, sorts=True
        )
        for table in (self.student_table, self.step_table):
            table.setEditTriggers(ShareTable.EditTrigger.NoEditTriggers)
        self.note = SteadyText("About the class")
        self._lay_out()
        self.student_table.doubleClicked.connect(self._open)
        self.student_table.entered.connect(self._open)
        appearance.changed.connect(self.dress)
        self.dress()
        self.show_class((), ())

    @property
    def place(self) -> int:
        """The place of the sheet that is chosen; −1 where none is."""
        row = self.student_table.currentIndex().row()
        return self.students.place(row) if row >= 0 else -1

    def show_class(self, entries: Sequence[Entry], refused: Sequence[str]) -> None:
        """The class as it is now, and a line for each thing that could not be taken."""
        place = self.place
        self.students.show_rows(student_rows(entries))
        self.steps.show_rows(slip_rows(entries))
        row = self.students.row_of(place)
        if row >= 0:
            self.student_table.setCurrentIndex(self.students.index(row, 0))
        self._say(entries, refused)

    def show_state(self, is_busy: bool, has_sheets: bool) -> None:
        """What can be done now."""
        self.open_button.setEnabled(not is_busy)
        for button in (self.save_button, self.clear_button):
            button.setEnabled(has_sheets and not is_busy)
        self.remove_button.setEnabled(self.place >= 0 and not is_busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dress(self) -> None:
        """Takes over sizes after they have changed."""
        tables = (self.student_table, self.step_table)
        for table, height in zip(tables, _LEAST_HEIGHTS_PX, strict=True):
            table.setMinimumHeight(self._appearance.px(height))
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= self._appearance.px(_BESIDE_FROM_PX)
        ways = QBoxLayout.Direction
        self._tables.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _say(self, entries: Sequence[Entry], refused: Sequence[str]) -> None:
        lines = list(refused[:_MOST_REFUSED])
        if len(refused) > len(lines):
            lines.append(f"… and {len(refused) - len(lines)} more")
        self.note.setVisible(bool(lines) or not entries)
        self.note.say("\n".join(lines) or _EMPTY, len(lines))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.students.place(index.row()))

    def _lay_out(self) -> None:
        buttons = FlowPanel()
        buttons.add(self.open_button, self.save_button, self.remove_button, self.clear_button)
        self._tables = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tables.setSpacing(_GAP_PX)
        self._tables.addWidget(_card("Students", self.student_table), 3)
        self._tables.addWidget(_card("What went wrong", self.step_table), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP_PX)
        column.addWidget(buttons)
        column.addWidget(self.note)
        column.addLayout(self._tables, 1)


def _button(text: str, tool_tip: str, key: keys.Key) -> SteadyButton:
    button = SteadyButton(text)
    set_tool_tip(button, with_key(tool_tip, key))
    return button


def _card(title: str, table: ShareTable) -> TitledCard:
    card = TitledCard(title, TABLE_MARGINS_PX)
    card.column.addWidget(table, 1)
    return card
