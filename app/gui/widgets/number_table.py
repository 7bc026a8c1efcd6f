"""A small table of labels with a chosen row; arrow keys go through its rows, Enter takes one."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.labels import ElidedLabel, label, set_least_size
from app.gui.widgets.plain_text import set_tool_tip

_MARGIN_PX, _GAP_PX = 8, 10
_LEAST_WORD_PX, _ROW_PX = 40, 22
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers as wide as ``widest`` at the right of their column; or, with a ``share`` of the
    room that is left, words, cut where they need more. ``meaning`` is the tool tip of the title."""

    title: str
    widest: str = ""
    share: int = 0
    meaning: str = ""


class NumberTable(QFrame):
    """``row_clicked`` sends the row, from 0, for a click as for Enter. All rows are there from the
    beginning. With the focus one row is the current one: it is outlined, and told in the
    description that a screen reader says."""

    row_clicked = Signal(int)

    def __init__(
        self, appearance: Appearance, name: str, columns: Sequence[Column], rows: int
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._columns, self._chosen, self._current, self._filled = tuple(columns), -1, 0, 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(0)
        for place, column in enumerate(self._columns):
            title = label(column.title, "caption")
            set_tool_tip(title, column.meaning)
            self._add(0, place, title)
            self._grid.setColumnStretch(place, column.share)
        self.cells = [
            [self._cell(row + 1, place) for place in range(len(columns))] for row in range(rows)
        ]
        appearance.changed.connect(self._dress)
        self._dress()

    @property
    def texts(self) -> list[list[str]]:
        """What stands in each row."""
        return [[cell.text() for cell in row] for row in self.cells]

    @property
    def chosen(self) -> int:
        """The row that is marked; −1 for none."""
        return self._chosen

    @property
    def current(self) -> int:
        """The row that Enter takes."""
        return self._current

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Fills the rows; those without texts are empty."""
        self._filled = min(len(rows), len(self.cells))
        for place, cells in enumerate(self.cells):
            texts = rows[place] if place < len(rows) else [""] * len(cells)
            for cell, column, text in zip(cells, self._columns, texts, strict=True):
                cell.setText(text)
                set_tool_tip(cell, text if column.share else "")
                cell.setAccessibleName(f"{column.title}: {text or 'none'}")
        self._go(self._current)

    def choose(self, row: int) -> None:
        """Marks a row; −1 marks none."""
        self._chosen = row
        self._tell_current()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self.cells)):
            if self._row_area(place).contains(event.position()):
                self._go(place)
                self.row_clicked.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        ways = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.cells) - 1,
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in ways:
            self._go(ways[key])
        elif key in _TAKING and self._current < self._filled:
            self.row_clicked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        is_by_keys = event.reason() in (Qt.FocusReason.TabFocusReason,
                                        Qt.FocusReason.BacktabFocusReason)  # fmt: skip
        self._go(self._chosen if is_by_keys and self._chosen >= 0 else self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in range(len(self.cells)):
                area = self._row_area(place)
                if place == self._chosen:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(self._appearance.colours.accent_ground))
                    painter.drawRoundedRect(area.adjusted(0, 1, 0, 0), 5, 5)
                if place == self._current and self.hasFocus():
                    painter.setPen(QColor(self._appearance.colours.accent))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(area.adjusted(0.5, 1.5, -0.5, -0.5), 5, 5)
                y = area.top() + 0.5
                painter.setPen(QColor(self._appearance.colours.line))
                painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _go(self, row: int) -> None:
        self._current = min(max(row, 0), max(self._filled - 1, 0))
        self._tell_current()
        self.update()

    def _tell_current(self) -> None:
        cells = self.cells[self._current] if self._filled else ()
        told = ", ".join(cell.accessibleName().removeprefix(": ") for cell in cells)
        told += ", chosen" if told and self._current == self._chosen else ""
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
            changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(changed)

    def _row_area(self, row: int) -> QRectF:
        area = self._grid.cellRect(row + 1, 0)
        return QRectF(0, area.y(), self.width(), area.height())

    def _cell(self, row: int, place: int) -> QLabel:
        made: QLabel = ElidedLabel() if self._columns[place].share else label("", "number")
        self._add(row, place, made)
        return made

    def _add(self, row: int, place: int, made: QLabel) -> None:
        made.setContentsMargins(0, 3, 0, 3)
        made.setAlignment(_LEFT if self._columns[place].share else _RIGHT)
        self._grid.addWidget(made, row, place)

    def _dress(self) -> None:
        """Reserves the width of the widest number, so that no column moves when one changes."""
        numbers = QFontMetrics(self._appearance.mono(TEXT.caption))
        words = self._appearance.px(_LEAST_WORD_PX)
        for cells in self.cells:
            for cell, column in zip(cells, self._columns, strict=True):
                width = words if column.share else numbers.horizontalAdvance(column.widest)
                set_least_size(cell, width, self._appearance.px(_ROW_PX))
        self.update()
