"""A knob to turn: a slider, and the number in a field."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSlider, QVBoxLayout, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.labels import label
from app.gui.widgets.style_property import set_style_property
from app.microscope.claims.claim import Knob
from app.microscope.number_format import NumberError, parse_number

_HANDLE_PX = 8
_FIELD_WIDTH_PX = 64
_GAP_PX = 8
_PAGES = 10  # of Page Up from one end to the other


class KnobControl(QWidget):
    """``entered`` says that Enter was pressed in the field with a number that fits."""

    entered = Signal()

    def __init__(self, appearance: Appearance, knob: Knob) -> None:
        super().__init__()
        self._appearance, self._knob = appearance, knob
        self._value = knob.default
        self.slider = KnobSlider(appearance, knob)
        self.field = KnobField(f"{knob.name}, number")
        self.note = label("", "wrong")
        self.note.setWordWrap(True)
        self.note.hide()
        self._lay_out()
        self.slider.valueChanged.connect(self._turned)
        self.field.editingFinished.connect(self._written)
        self.field.returnPressed.connect(self._enter)
        self.field.stepped.connect(self._step)
        appearance.changed.connect(self._fit)
        self._show()

    @property
    def value(self) -> float:
        """The number now."""
        return self._value

    @property
    def is_right(self) -> bool:
        """Whether what stands in the field is a number the knob can have."""
        return self.note.isHidden()

    def _turned(self, position: int) -> None:
        self._value = self._knob.at(position)
        self._show()

    def _step(self, steps: int) -> None:
        self.slider.setValue(self.slider.value() + steps)

    def _written(self) -> None:
        knob = self._knob
        try:
            value = parse_number(self.field.text())
        except NumberError as error:
            self._refuse(str(error))
            return
        if not knob.least <= value <= knob.most:
            self._refuse(f"write a number from {knob.least:g} to {knob.most:g}")
            return
        self._value = round(value, knob.decimals)
        self.slider.blockSignals(True)  # its steps are coarser than what may be written
        self.slider.setValue(knob.position_of(self._value))
        self.slider.blockSignals(False)
        self._show()

    def _enter(self) -> None:
        self._written()
        if self.is_right:
            self.entered.emit()

    def _show(self) -> None:
        self.field.setText(self._knob.written(self._value))
        self._mark("")

    def _refuse(self, reason: str) -> None:
        self._mark(reason)

    def _mark(self, reason: str) -> None:
        self.note.setText(reason)
        self.note.setVisible(bool(reason))
        set_style_property(self.field, "wrong", bool(reason))

    def _lay_out(self) -> None:
        name = label(self._knob.name, "caption")
        name.setBuddy(self.field)
        row = QHBoxLayout()
        row.setSpacing(_GAP_PX)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(name)
        column.addLayout(row)
        column.addWidget(self.note)
        self._fit()

    def _fit(self) -> None:
        self.field.setFixedWidth(self._appearance.px(_FIELD_WIDTH_PX))


class KnobField(QLineEdit):
    """``stepped`` sends 1 for the Up key and −1 for Down."""

    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if steps:
            self.stepped.emit(steps)
        else:
            super().keyPressEvent(event)


class KnobSlider(QSlider):
    """One position for each step of the knob. The wheel scrolls the column instead."""

    def __init__(self, appearance: Appearance, knob: Knob) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._appearance = appearance
        self.setAccessibleName(knob.name)
        self.setRange(0, knob.positions)
        self.setPageStep(max(knob.positions // _PAGES, 1))
        self.setValue(knob.position_of(knob.default))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(160), self._appearance.px(2 * _HANDLE_PX + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(60), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._point_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._point_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, handle = self._appearance.colours, self._appearance.px(_HANDLE_PX)
        middle = self.height() / 2
        x = handle + self._span() * self.value() / max(self.maximum(), 1)
        fill = QColor(colours.accent if self.isEnabled() else colours.faint)
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(QRectF(handle, middle - 1.5, self._span(), 3), QColor(colours.track))
            painter.fillRect(QRectF(handle, middle - 1.5, x - handle, 3), fill)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(colours.ink if self.hasFocus() else colours.card), 2))
            painter.drawEllipse(QPointF(x, middle), handle - 1, handle - 1)

    def _point_at(self, x: float) -> None:
        share = (x - self._appearance.px(_HANDLE_PX)) / self._span()
        self.setValue(round(share * self.maximum()))

    def _span(self) -> float:
        return max(self.width() - 2 * self._appearance.px(_HANDLE_PX), 1)
