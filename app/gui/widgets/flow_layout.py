"""A row that wraps: what doesn't fit goes on to the next line."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Line = list[tuple[QLayoutItem, QSize]]  # what stands side by side, each at its size


class FlowPanel(QWidget):
    """A widget whose children flow; it is always as high as its lines need."""

    def __init__(self, spacing_px: int = 8) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing_px)

    def add(self, *widgets: QWidget) -> None:
        """Adds widgets behind the others."""
        for widget in widgets:
            self._flow.addWidget(widget)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            height = self._flow.heightForWidth(self.width())
            if height != self.minimumHeight():
                self.setMinimumHeight(height)
        return done


class FlowLayout(QLayout):
    """Lays widgets out from left to right, each at the height it asks for, centred in its line."""

    def __init__(self, parent: QWidget | None = None, spacing_px: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # px, by width: Qt asks for them over and over
        self.setSpacing(spacing_px)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._height_of(self._lines(width))
        return height

    def sizeHint(self) -> QSize:
        items = self._shown()
        width = sum(item.sizeHint().width() for item in items)
        return QSize(width + self.spacing() * max(len(items) - 1, 0), self._row_height())

    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._shown()]
        return QSize(max(widths, default=0), self._row_height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        lines = self._lines(rect.width())
        y = rect.y() + max(rect.height() - self._height_of(lines), 0) // 2
        for line in lines:
            height = _height(line)
            x = rect.x()
            for item, size in line:
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _row_height(self) -> int:
        return max((item.sizeHint().height() for item in self._shown()), default=0)

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        hint = item.sizeHint()
        fitting = min(hint.width(), max(width, item.minimumSize().width()))
        flows = item.hasHeightForWidth()  # a row in the row may wrap too
        return QSize(fitting, item.heightForWidth(fitting) if flows else hint.height())

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        x = 0
        for item in self._shown():
            size = self._size(item, width)
            if lines and x + size.width() <= width:
                lines[-1].append((item, size))
            else:
                lines.append([(item, size)])
                x = 0
            x += size.width() + self.spacing()
        return lines

    def _height_of(self, lines: list[Line]) -> int:
        return sum(map(_height, lines)) + self.spacing() * max(len(lines) - 1, 0)


def _height(line: Line) -> int:
    return max(size.height() for _, size in line)
