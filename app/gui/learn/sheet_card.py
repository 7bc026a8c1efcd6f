"""The card with the boxes of the sheet, and what can be asked of the box at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.gui import keys
from app.gui.learn.sheet_model import Column, SheetModel
from app.gui.network.tables.table_view import NumberTable, inset
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.desk import Desk

PICTURE, SHEET = "picture", "sheet"
_NO_ROOM = "There is no room here for boxes in the picture; a larger window has it."
_SIGNS = (20, 11, 12)
_LEAST_HEIGHT_PX = 190


class SheetCard(QFrame):
    """``chosen`` sends the box at hand, ``written`` the one that was just written into;
    ``hint_asked`` and ``work_asked`` want help with the box at hand."""

    chosen = Signal(str)
    written = Signal(str)
    hint_asked = Signal()
    work_asked = Signal()

    def __init__(self, appearance: Appearance, desk: Desk) -> None:
        super().__init__()
        self._appearance, self._desk = appearance, desk
        self.setProperty("role", "card")
        self.setAccessibleName("Sheet")
        self.model = SheetModel(appearance, desk)
        self.table = NumberTable(appearance, "Boxes to fill in", self.model)
        self.table.set_widths(_SIGNS)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.score = ElidedLabel("soft")
        self.form = Segmented("Answer boxes", {PICTURE: "Picture", SHEET: "Sheet"}, SHEET)
        set_tool_tip(
            self.form, with_key("Boxes beside what they are about, or in a table", keys.BOXES)
        )
        self.note = label(_NO_ROOM, "caption")
        self.note.setWordWrap(True)
        self.note.hide()
        self.hint_button = SteadyButton("Hint")
        self.work_button = SteadyButton("Work it")
        set_tool_tip(self.hint_button, with_key("Help with this box, by degrees", keys.HINT))
        set_tool_tip(self.work_button, with_key("Show how this box is worked out", keys.WORK_IT))
        self._lay_out()
        self._connect()
        self.dress()

    def show_desk(self, desk: Desk) -> None:
        """Another sheet, from its first empty box on."""
        self._desk = desk
        self.model.show_desk(desk)
        asks = desk.exercise.asks
        first = next((row for row, name in enumerate(asks) if not desk.is_done(name)), 0)
        self.table.setCurrentIndex(self.model.index(first, Column.ANSWER))

    def choose(self, name: str) -> None:
        """Makes this box the one at hand."""
        row = self._desk.exercise.asks.index(name)
        self.table.setCurrentIndex(self.model.index(row, Column.ANSWER))

    def go_on(self, order: Sequence[str]) -> None:
        """To the next box in this order that is not done, after the last to the first that was
        left out."""
        here = order.index(self.box)
        left = [place for place, name in enumerate(order) if not self._desk.is_done(name)]
        if left:
            self.choose(order[next((place for place in left if place > here), left[0])])

    def show_score(self, text: str) -> None:
        """How far one is."""
        self.score.setText(text)

    @property
    def box(self) -> str:
        """The box at hand."""
        return self.model.name(max(self.table.currentIndex().row(), 0))

    @property
    def order(self) -> tuple[str, ...]:
        """The boxes as they stand in the table."""
        return tuple(self._desk.exercise.asks)

    def show_form(self, form: str, *, has_room: bool) -> None:
        """Whether the boxes are in the picture, or should be if there were room; the table is
        seen where they are not."""
        self.form.set_value(form)
        self.table.setVisible(form == SHEET or not has_room)
        self.note.setVisible(form == PICTURE and not has_room)

    def write(self, name: str, text: str) -> bool:
        """As if it were written into the table; whether it was another text."""
        row = self._desk.exercise.asks.index(name)
        return self.model.setData(self.model.index(row, Column.ANSWER), text)

    def dress(self) -> None:
        """Takes over sizes after they have changed."""
        self.table.setMinimumHeight(self._appearance.px(_LEAST_HEIGHT_PX))
        self.table.setMinimumWidth(sum(self.table.widths_px()) + SCROLL_BAR_PX)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.form)
        top.addWidget(self.score, 1)
        self.score.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.setContentsMargins(8, 0, 8, 0)
        column.addLayout(top)
        column.addWidget(inset(self.note))
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 0)
        buttons.addWidget(self.hint_button)
        buttons.addWidget(self.work_button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.model.written.connect(self.written)
        self.hint_button.clicked.connect(self.hint_asked)
        self.work_button.clicked.connect(self.work_asked)
        self._appearance.changed.connect(self.dress)

    def _choose(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid() and current.column() != Column.ANSWER:
            self.table.setCurrentIndex(self.model.index(current.row(), Column.ANSWER))
        elif current.isValid():
            self.chosen.emit(self.model.name(current.row()))
