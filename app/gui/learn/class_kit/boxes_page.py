"""A sheet on paper typed in: the form says which exercise it is, each box is marked at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.learn.class_kit.boxes_model import BoxesModel, Column
from app.gui.learn.class_kit.share_table import ShareTable
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_text import SteadyText
from app.gui.widgets.titled_card import TABLE_MARGINS_PX, TitledCard
from app.lessons.class_roll import Entry
from app.lessons.doctor import sentence_about
from app.lessons.exercise_file import LONGEST_ANSWER, LONGEST_STUDENT
from app.lessons.marking import Verdict
from app.microscope.number_format import significant
from app.words.shortening import shortened
from nncore.trace_views.symbols import plain_symbol

_SHARES = (4, 3, 4)
_LEAST_HEIGHT_PX, _AROUND_TEXT_PX = 200, 40
_SIGNS_OF_CHOICE = 12
_MOST_SIGNS = 60
_EMPTY = "Write the form that stands at the top of a sheet, such as 6-1003, and whose sheet it is."
_NEXT = "type what stands in each box; Enter writes it and goes on to the next"


class BoxesPage(QWidget):
    """``sheet_asked`` sends a form and a name, ``chosen`` the place of a sheet of the class,
    ``written`` a box and its answer."""

    sheet_asked = Signal(str, str)
    chosen = Signal(int)
    written = Signal(str, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.form, self.student = QLineEdit(), QLineEdit()
        for field, name, shown in (
            (self.form, "Form of the sheet", "form, such as 6-1003"),
            (self.student, "Name of the student", "student"),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(shown)
            field.setMaxLength(LONGEST_STUDENT)
        self.add_button = SteadyButton("New sheet")
        set_tool_tip(self.add_button, with_key("A sheet with this form", keys.NEW_SHEET))
        self.sheets = Choice(appearance, "Sheet of the class", [])
        self.sheets.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sheets.setMinimumContentsLength(_SIGNS_OF_CHOICE)
        self.model = BoxesModel(appearance)
        self.table = ShareTable(appearance, "Boxes of this sheet", self.model, _SHARES)
        self.said = SteadyText("About this box")
        self._lay_out()
        self._connect()
        self.dress()
        self.show_class((), -1)

    def show_class(self, entries: Sequence[Entry], place: int) -> None:
        """The sheets of the class, and the boxes of the one at ``place``; −1 for none."""
        titles = [shortened(f"{entry.student} · {entry.form}", _MOST_SIGNS) for entry in entries]
        if titles != [self.sheets.itemText(n) for n in range(self.sheets.count())]:
            self.sheets.clear()
            self.sheets.addItems(titles)
        self.sheets.setCurrentIndex(place)
        self.sheets.setEnabled(bool(entries))
        self.model.show_entry(entries[place] if place >= 0 else None)
        self._say()

    def begin(self) -> None:
        """Puts the focus where work goes on: the next box that is empty, or a new sheet."""
        rows = range(self.model.rowCount())
        empty = (n for n in rows if (box := self.model.box(n)) is not None and not box.typed)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(next(empty, 0), Column.TYPED))
            self.table.setFocus()
        else:
            self.form.setFocus()

    def ask_sheet(self) -> None:
        """With the form and the name that are written; from there on to the field of the form."""
        if self.form.text().strip():
            self.sheet_asked.emit(self.form.text(), self.student.text())
        else:
            self.form.setFocus()

    def clear_fields(self) -> None:
        """For the next sheet."""
        self.form.clear()
        self.student.clear()

    def dress(self) -> None:
        """Takes over sizes after they have changed."""
        px = self._appearance.px
        self.table.setMinimumHeight(px(_LEAST_HEIGHT_PX))
        shown = self.form.fontMetrics().horizontalAdvance(self.form.placeholderText())
        self.form.setMinimumWidth(shown + px(_AROUND_TEXT_PX))  # or what it asks for is cut

    def go_on(self) -> None:
        """To the box after the one that was written."""
        row = self.table.currentIndex().row() + 1
        if row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, Column.TYPED))

    def _say(self) -> None:
        box = self.model.box(self.table.currentIndex().row())
        if box is None:
            self.said.say(_NEXT if self.model.rowCount() else _EMPTY, "")
            return
        lines = [f"{plain_symbol(box.mark.name)}: right is {significant(box.mark.expected, 6)}"]
        if box.mark.with_yours is not None:
            lines[0] += f", with their own numbers {significant(box.mark.with_yours, 6)}"
        if box.note:
            lines.append(shortened(box.note, LONGEST_ANSWER))
        elif box.mark.slip is not None:
            lines.append(sentence_about(box.mark.slip.name))
        elif box.mark.verdict is Verdict.EMPTY:
            lines.append(_NEXT)
        self.said.say("\n".join(lines), box.mark.name)

    def _lay_out(self) -> None:
        top = FlowPanel()
        top.add(self.form, self.student, self.add_button, self.sheets)
        card = TitledCard("Boxes", TABLE_MARGINS_PX)
        card.column.addWidget(self.table, 1)
        card.column.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(top)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.ask_sheet)
        for field in (self.form, self.student):
            field.returnPressed.connect(self.ask_sheet)
        self.sheets.activated.connect(self.chosen)
        self.model.written.connect(self.written)
        self.table.selectionModel().currentChanged.connect(self._box_chosen)
        self._appearance.changed.connect(self.dress)

    def _box_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid() and current.column() != Column.TYPED:
            self.table.setCurrentIndex(self.model.index(current.row(), Column.TYPED))
        else:
            self._say()
