"""A table of numbers: fixed columns, so that news cost only the rows that are seen."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence
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

_ROW_PX = 24


class NumberTable(QTableView):
    """Enter, F2, a digit or a double click write into a cell. ``paste_asked`` and
    ``remove_asked`` send what the keys for it ask."""

    paste_asked = Signal()
    remove_asked = Signal()

    def __init__(self, appearance: Appearance, name: str, model: QAbstractTableModel) -> None:
        super().__init__()
        self._appearance = appearance
        self._signs: Sequence[int] = ()
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

    def set_widths(self, signs: Sequence[int]) -> None:
        """How many signs each column has room for."""
        self._signs = signs
        self.dress()

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
        self.verticalHeader().setDefaultSectionSize(px(_ROW_PX))
        for column, width_px in enumerate(self.widths_px()):
            self.setColumnWidth(column, width_px)

    def widths_px(self) -> list[int]:
        """How wide each column has to be for its signs, in pixels."""
        sign_px = QFontMetricsF(self._appearance.mono(TEXT.chip)).horizontalAdvance("0")
        margin = self._appearance.px(CELL_MARGIN_PX)
        return [ceil(sign_px * signs) + 2 * margin for signs in self._signs]


def inset(widget: QWidget) -> QWidget:
    """A widget as far from the edge of a card as elsewhere, where the table goes nearer."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(8, 0, 8, 0)
    row.addWidget(widget)
    return around
