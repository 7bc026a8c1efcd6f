"""A table of numbers: fixed columns, so that news cost only the rows that are seen."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from app.gui.network.tables.table_delegate import CELL_MARGIN_PX, NumberDelegate
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT

_ROW_PX, _TWO_LINES_PX = 24, 38
_MOST_IN_FULL, _LEAST_ROWS = 40, 3


class NumberTable(QTableView):
    """Enter, F2, a digit or a double click write into a cell. ``paste_asked`` and
    ``remove_asked`` send what the keys for it ask."""

    paste_asked = Signal()
    remove_asked = Signal()

    def __init__(self, appearance: Appearance, name: str, model: QAbstractTableModel) -> None:
        super().__init__()
        self._appearance = appearance
        self._signs: Sequence[int] = ()
        self._least_last: int | None = None
        self._has_two_lines = False
        self._least_px: int | None = None  # whoever holds the table says how high it is
        self._leaving: Sequence[int] = ()
        self._delegate = NumberDelegate(appearance)  # a view doesn't own its delegate
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        appearance.changed.connect(self.dress)

    def set_widths(self, signs: Sequence[int], least_last: int | None = None) -> None:
        """How many signs each column has room for. With ``least_last`` the last one takes what is
        left of the width, however much that is, but has room for so many."""
        self._signs, self._least_last = signs, least_last
        self.dress()

    def let_leave(self, columns: Sequence[int]) -> None:
        """These columns are left out, the first of them first, where there is no room for all."""
        self._leaving = columns
        self._fit_columns()

    def set_two_lines(self, is_on: bool) -> None:
        """Rows of two lines, or of one."""
        self._has_two_lines = is_on
        self.dress()

    def set_least_height(self, height_px: int) -> None:
        """So high at least; 0 is as high as its rows if these are few, or as some of them: what
        is around it scrolls then, and not both."""
        self._least_px = height_px
        self._fit_height()

    def reset(self) -> None:
        super().reset()
        self._fit_height()

    def _fit_height(self) -> None:
        if self._least_px is None:
            return
        rows = self.model().rowCount()
        shown = rows if rows <= _MOST_IN_FULL else _LEAST_ROWS
        own = self.horizontalHeader().sizeHint().height()
        own += shown * self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(self._least_px or own)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @property
    def _is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.remove_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_editing:
            self.edit(self.currentIndex(), self.EditTrigger.EditKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Puts on the colours and sizes of the window."""
        colours, px = self._appearance.colours, self._appearance.px
        margin = px(CELL_MARGIN_PX)
        self.setStyleSheet(
            f"QTableView {{ background: {colours.card}; outline: none; border: none; }}"
            f"QHeaderView {{ background: {colours.card}; }}"
            f"QHeaderView::section {{ background: {colours.card}; color: {colours.soft};"
            f" border: none; border-bottom: 1px solid {colours.line};"
            f" padding: {px(3)}px {margin}px; font-size: {px(TEXT.chip)}px; }}"
        )
        row_px = px(_TWO_LINES_PX if self._has_two_lines else _ROW_PX)
        self.verticalHeader().setDefaultSectionSize(row_px)
        self._fit_columns()
        self._fit_height()

    def _fit_columns(self) -> None:
        widths = self.widths_px()
        gone: list[int] = []
        needed = sum(widths)
        for column in self._leaving if widths else ():
            if needed > self.viewport().width():
                gone.append(column)
                needed -= widths[column]
        for column, width_px in enumerate(widths):
            self.setColumnWidth(column, width_px)
            self.setColumnHidden(column, column in gone)

    def widths_px(self) -> list[int]:
        """How wide each column has to be for its signs, in pixels."""
        sign_px = QFontMetricsF(self._appearance.mono(TEXT.chip)).horizontalAdvance("0")
        margin = self._appearance.px(CELL_MARGIN_PX)
        widths = [ceil(sign_px * signs) + 2 * margin for signs in self._signs]
        if self._least_last is not None:
            least = ceil(sign_px * self._least_last) + 2 * margin
            widths[-1] = max(self.viewport().width() - sum(widths[:-1]), least)
        return widths


def inset(widget: QWidget) -> QWidget:
    """A widget as far from the edge of a card as elsewhere, where the table goes nearer."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(8, 0, 8, 0)
    row.addWidget(widget)
    return around
