"""Labels by role; the stylesheet says how each role looks. All show plain text, never HTML."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.words.shortening import shortened

_MOST_SIGNS = 1_000


def label(text: str = "", role: str = "", name: str = "") -> QLabel:
    """A plain-text label. ``name`` is what a screen reader says where the text alone is unclear."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if name:
        made.setAccessibleName(name)
    return made


def key_chip(shown: str) -> QLabel:
    """A key as it stands on a keyboard; keeps its own size wherever it is put."""
    chip = label(shown, "key", f"Key {shown}")
    chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return chip


def set_least_size(shown: QLabel, width_px: int, height_px: int) -> None:
    """Gives a label another smallest size. Qt alone would go on with the size hint that it has
    worked out with the one before."""
    shown.setMinimumSize(width_px, height_px)
    shown.setIndent(shown.indent())


def hold_size(shown: QLabel, width_px: int) -> None:
    """Gives a label one size, as high as a line of it in its font, whatever it says later."""
    set_least_size(shown, 0, 0)
    shown.setFixedSize(width_px, shown.sizeHint().height())


class ElidedLabel(QLabel):
    """One line that ends in … where it doesn't fit; it never asks its neighbours for room."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        # Advances are rounded: without a pixel more the text may be cut in its full width.
        width = self.fontMetrics().horizontalAdvance(self._line()) + 2
        return QSize(width, self.fontMetrics().height())

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.setPen(self.palette().windowText().color())
            shown = self.fontMetrics().elidedText(
                self._line(), Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(self.rect(), self.alignment(), shown)

    def _line(self) -> str:
        """The text as one line, and no more of it than any window is wide."""
        return shortened(" ".join(self.text().splitlines()), _MOST_SIGNS)
