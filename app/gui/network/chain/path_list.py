"""The list of all paths of a weight; only those that are seen are worked out."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint
from app.microscope.chain.paths import PathFactor, PathShare, PathsOf

ROWS_AT_FIRST = 4
ROWS_OF_ALL = 12  # that are seen at once when all are listed; the rest scrolls

Index = QModelIndex | QPersistentModelIndex
_PATH = Qt.ItemDataRole.UserRole


class PathModel(QAbstractListModel):
    """One row for each path."""

    def __init__(self) -> None:
        super().__init__()
        self._paths: PathsOf | None = None

    def show_paths(self, paths: PathsOf) -> None:
        """New numbers; the list is only reset when it is longer or shorter than before."""
        same_length = self._paths is not None and len(self._paths) == len(paths)
        if not same_length:
            self.beginResetModel()
        self._paths = paths
        if same_length:
            self.dataChanged.emit(self.index(0), self.index(len(paths) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self._paths is None or (parent and parent.isValid()) else len(self._paths)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._paths is None or not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._paths[index.row()].in_words
        return self._paths[index.row()] if role == _PATH else None


class PathDelegate(QStyledItemDelegate):
    """Paints a path in two lines: neurons and share, then the factors' numbers."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.lit: frozenset[str] = frozenset()
        self.width_px = 300

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 1 + -(-len(index.data(_PATH).factors) // self._columns())
        return QSize(1, lines * self._line_px() + 4)

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        path: PathShare = index.data(_PATH)
        rect: QRect = option.rect
        colours, line = self._appearance.colours, self._line_px()
        top = QRect(rect.left(), rect.top(), self.width_px, line)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._appearance.sans(TEXT.caption))
        painter.setPen(QColor(colours.soft))
        painter.drawText(top, middle, path.through)
        painter.setFont(self._appearance.mono(TEXT.chip))
        painter.setPen(QColor(colours.ink))
        painter.drawText(top, middle | Qt.AlignmentFlag.AlignRight, path.share)
        for place, (factor, box) in enumerate(self._boxes(path, rect)):
            self._paint_factor(painter, factor, box)
            if place < len(path.factors) - 1:
                dot = QRect(box.right(), box.top(), self._gap_px(), box.height())
                painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, "·")

    def factor_at(self, path: PathShare, rect: QRect, at: QPoint) -> str:
        """The name of the factor whose number is at this point; "" for none."""
        return next(
            (factor.name for factor, box in self._boxes(path, rect) if box.contains(at)), ""
        )

    def _paint_factor(self, painter: QPainter, factor: PathFactor, box: QRect) -> None:
        colours = self._appearance.colours
        if factor.is_lit:
            painter.fillRect(box, QColor(colours.band))
        painter.setPen(QColor(colours.ink if factor.is_lit else colours.soft))
        if factor.name in self.lit:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(box.adjusted(-1, 0, 0, -1))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, factor.number)

    def _boxes(self, path: PathShare, rect: QRect) -> list[tuple[PathFactor, QRect]]:
        """A place for each factor's number, in columns; as many lines as are needed."""
        columns, line, step = self._columns(), self._line_px(), self._step_px()
        boxes = []
        for place, factor in enumerate(path.factors):
            row, column = divmod(place, columns)
            left, top = rect.left() + 1 + column * step, rect.top() + (row + 1) * line
            boxes.append((factor, QRect(left, top, step - self._gap_px(), line)))
        return boxes

    def _columns(self) -> int:
        return max(self.width_px // self._step_px(), 1)

    def _step_px(self) -> int:
        return self._metrics().horizontalAdvance("(0.00000)") + self._gap_px()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._appearance.mono(TEXT.chip))

    def _line_px(self) -> int:
        return self._appearance.px(TEXT.caption * 1.45)

    def _gap_px(self) -> int:
        return self._appearance.px(9)


class PathList(QListView):
    """``factor_hovered`` sends the factor under the mouse, "" for none."""

    factor_hovered = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._hovered, self._is_whole = "", False
        self._paths = PathModel()
        self._delegate = PathDelegate(appearance)
        self.setModel(self._paths)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Paths from the error to the weight")

    def show_paths(self, paths: PathsOf) -> None:
        """Shows the paths' numbers."""
        length = self._paths.rowCount()
        self._paths.show_paths(paths)
        if length != len(paths):
            self.refit()
        self.viewport().update()

    def show_whole(self, is_whole: bool) -> None:
        """All paths, with a scroll bar, or the first few only."""
        self._is_whole = is_whole
        self.scrollToTop()
        self.refit()

    def light(self, factors: frozenset[str]) -> None:
        """Frames these factors."""
        if factors != self._delegate.lit:
            self._delegate.lit = factors
            self.viewport().update()

    def rows_seen(self) -> range:
        """The rows in sight."""
        height = max(self.sizeHintForRow(0), 1)
        first = max(self.indexAt(QPoint(1, 1)).row(), 0)
        last = first + self.viewport().height() // height + 1
        return range(first, min(last, self._paths.rowCount()))

    def refit(self) -> None:
        """As high as the rows that are to be seen."""
        rows = min(self._paths.rowCount(), ROWS_OF_ALL if self._is_whole else ROWS_AT_FIRST)
        scrolls = self._is_whole and self._paths.rowCount() > rows
        policy = Qt.ScrollBarPolicy
        # Never "as needed": the rows' height depends on the width that a scroll bar leaves them.
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
        )
        self._delegate.width_px = self._row_width_px()
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), 1))
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._delegate.width_px != self._row_width_px():
            self.refit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        name = ""
        if index.isValid():
            name = self._delegate.factor_at(index.data(_PATH), self.visualRect(index), at)
        self._send(name)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._send("")

    def _row_width_px(self) -> int:
        return self.maximumViewportSize().width() - 2

    def _send(self, name: str) -> None:
        if name != self._hovered:
            self._hovered = name
            self.factor_hovered.emit(name)
