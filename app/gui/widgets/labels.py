"""Labels by role; the stylesheet says how each role looks. All show plain text, never HTML."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
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
    """One line that ends in … where it doesn't fit; it never asks its neighbours for room.

    What Qt asks for over and over is worked out once for each text, font and width.
    """

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self._line = ""
        self._hint: QSize | None = None  # None until asked for: fonts change many times
        self._shown: str | None = None  # before a widget is seen for the first time
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        if text == self.text():
            return
        # One line, and no more of it than any window is wide.
        self._line = shortened(" ".join(text.splitlines()), _MOST_SIGNS)
        self._hint = self._shown = None
        super().setText(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        if self._hint is None:
            metrics = self.fontMetrics()
            # Advances are rounded: without a pixel more the text may be cut in its full width.
            self._hint = QSize(metrics.horizontalAdvance(self._line) + 2, metrics.height())
        return self._hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hint = self._shown = None
        super().changeEvent(event)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            self._shown = self.fontMetrics().elidedText(
                self._line, Qt.TextElideMode.ElideRight, self.width()
            )
        with painter_on(self) as painter:
            painter.drawText(self.rect(), self.alignment(), self._shown)
