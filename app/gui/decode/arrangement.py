"""Where the room's cards stand: side by side where there is room, else below each other."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.limits import NO_LIMIT_PX
from app.gui.widgets.steady_scroll import SteadyScroll

_GAP_PX = 16
_LEFT_PX = 300  # at 100 %
_LEFT_SHARE = 0.35  # of the room's width, at most
_SPLIT_FROM_PX = 640  # at 100 %: below, everything is one column that scrolls
_PAIR_FROM_PX = 840  # at 100 %: the scrolled part is this wide or its cards stand in one column
_COLUMN_SHARES = (10, 11)
_LIST_PX = 320  # height of the left cards where they scroll with the others


class Arrangement(QWidget):
    """``left`` cards stay; ``wide`` takes the width of the scrolled part above two columns,
    ``below`` under them."""

    def __init__(
        self,
        appearance: Appearance,
        left: Sequence[QFrame],
        wide: QFrame,
        columns: tuple[Sequence[QFrame], Sequence[QFrame]],
        below: QFrame,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._left, self._wide, self._below = QWidget(), wide, below
        self._fill_left(left)
        self._columns = [_stacked(cards) for cards in columns]
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setSpacing(_GAP_PX)
        self._scroll = SteadyScroll("Chart, window, encodings and pairs", self._inner)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_GAP_PX, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        self._row.addWidget(self._scroll, 1)
        self._arranged = (False, False)
        self._arrange(is_split=True, is_paired=True)
        appearance.changed.connect(self._fit)

    @property
    def is_split(self) -> bool:
        """Whether the left cards stay beside the scrolled part."""
        return self._arranged[0]

    @property
    def is_paired(self) -> bool:
        """Whether the scrolled part has two columns."""
        return self._arranged[1]

    def show_card(self, card: QWidget) -> None:
        """Brings a card to sight."""
        self._scroll.ensureWidgetVisible(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, width = self._appearance.px, self.width()
        is_split = width >= px(_SPLIT_FROM_PX)
        left = min(px(_LEFT_PX), round(width * _LEFT_SHARE))
        self._left.setMinimumHeight(0 if is_split else px(_LIST_PX))
        self._left.setMinimumWidth(left if is_split else 0)
        self._left.setMaximumWidth(left if is_split else NO_LIMIT_PX)
        arranged = (is_split, width - (left if is_split else 0) >= px(_PAIR_FROM_PX))
        if arranged != self._arranged:
            self._arrange(*arranged)

    def _arrange(self, is_split: bool, is_paired: bool) -> None:
        self._arranged = (is_split, is_paired)
        grid, pieces = self._grid, (self._left, self._wide, *self._columns, self._below)
        for piece in pieces:
            grid.removeWidget(piece)
        if is_split:
            self._row.insertWidget(0, self._left)
        else:
            self._row.removeWidget(self._left)
            grid.addWidget(self._left, 0, 0, 1, 2)
        grid.addWidget(self._wide, 1, 0, 1, 2)
        first, second = self._columns
        grid.addWidget(first, 2, 0, 1, 1 if is_paired else 2)
        grid.addWidget(second, 2 if is_paired else 3, 1 if is_paired else 0, 1,
                       1 if is_paired else 2)  # fmt: skip
        grid.addWidget(self._below, 4, 0, 1, 2)
        grid.setRowStretch(1, 1)
        # Not split, the left cards bring their own margin above; the row has one at the left.
        margin = _GAP_PX if is_split else 0
        grid.setContentsMargins(margin, margin, _GAP_PX - SCROLL_BAR_PX, _GAP_PX)
        for column, share in enumerate(_COLUMN_SHARES):
            grid.setColumnStretch(column, share)

    def _fill_left(self, cards: Sequence[QFrame]) -> None:
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, _GAP_PX, 0, _GAP_PX)
        column.setSpacing(_GAP_PX)
        for place, card in enumerate(cards):
            column.addWidget(card, 1 if place == len(cards) - 1 else 0)


def _stacked(cards: Sequence[QFrame]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP_PX)
    for place, card in enumerate(cards):
        column.addWidget(card, 1 if place == len(cards) - 1 else 0)
    return made
