"""A button that keeps its width when its text changes or turns bold."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton

from app.gui.widgets.style_property import set_style_property


class SteadyButton(QPushButton):
    """As wide as the widest of ``texts``, in bold; the first one is shown at the beginning."""

    def __init__(self, *texts: str) -> None:
        super().__init__(texts[0])
        self._texts: Sequence[str] = texts
        self._is_small = False
        self._said = texts[0]

    def set_small(self, is_small: bool) -> None:
        """Small, it shows its icon alone; what it does is still in its name and tool tip."""
        if is_small != self._is_small:
            self._is_small = is_small
            self.setText("" if is_small else self._said)
            self.updateGeometry()

    def say(self, text: str) -> None:
        """Another text, which is seen where the button isn't small."""
        self._said = text
        if not self._is_small:
            self.setText(text)

    def keep_room_for(self, *texts: str) -> None:
        """From now on as wide as the widest of these."""
        if self._texts != texts:
            self._texts = texts
            self.updateGeometry()

    def set_tight(self, is_tight: bool) -> None:
        """With little room beside its text or icon, or as much as usual."""
        self._wear("tight", is_tight)

    def set_low(self, is_low: bool) -> None:
        """With less air above and below its text, or as much as usual."""
        self._wear("low", is_low)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._is_small:
            return hint
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        now = self.fontMetrics().horizontalAdvance(self.text())
        widest = max(QFontMetrics(bold).horizontalAdvance(text) for text in self._texts)
        return QSize(hint.width() + max(widest - now, 0) + 2, hint.height())

    def _wear(self, name: str, is_on: bool) -> None:
        if set_style_property(self, name, is_on):
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
