"""A list to choose from, with an arrow in the colours of the window; what doesn't fit ends in …."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on

_AROUND_PX = 1  # of its text, by which styles narrow the field


class Choice(QComboBox):
    """``name`` is what a screen reader says."""

    def __init__(self, appearance: Appearance, name: str, texts: Sequence[str]) -> None:
        super().__init__()
        self._appearance = appearance
        self.setAccessibleName(name)
        self.addItems(list(texts))

    @property
    def shown_text(self) -> str:
        """What is to be read while the list is closed: Qt would cut it off."""
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        field = self.style().subControlRect(control, self._option(), part, self)
        return self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 2 * _AROUND_PX
        )

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        half = self._appearance.px(4)
        x, y = self.width() - 3.5 * half, self.height() / 2
        with painter_on(self) as painter:
            option = self._option()
            option.currentText = self.shown_text
            style = self.style()
            style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
            style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._appearance.colours.soft), 1.6))
            arrow = ((x - half, y - half / 2), (x, y + half / 2), (x + half, y - half / 2))
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in arrow]))
