"""One factor of a chain rule as a fraction with its number beneath."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.microscope.chain.chain_rule import Term

_PAD_PX = 5
_SIGN_PX = 13
SMALLEST_RATIO = 0.55  # of the text size, before a formula is cut


class FactorView(QWidget):
    """Lies on the band when the last step computed it, and is framed when what it speaks of is
    pointed at. ``before`` is the sign written at its left: = or ·.

    ``hovered`` sends the factor's name while the mouse or the focus is on it, then "".
    """

    hovered = Signal(str)
    resized = Signal()

    def __init__(self, appearance: Appearance, before: str, *, can_be_hovered: bool = True) -> None:
        super().__init__()
        self._appearance, self._before = appearance, before
        self.term: Term | None = None
        self._measured_for: tuple[str, str, int, float] | None = None
        self._full_width, self._ratio = 0.0, 1.0
        self.is_lit = False
        self._can_be_hovered = can_be_hovered
        if can_be_hovered:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def number(self) -> str:
        """The number that is shown."""
        return "" if self.term is None else self.term.number

    def show_term(self, term: Term) -> None:
        """Shows a factor."""
        if term == self.term:
            return
        self.term = term
        state = "; just computed" if term.is_lit else ""
        self.setAccessibleName(f"{term.symbol} = {term.number}{state}")
        self.refit()
        self.update()

    def light(self, is_lit: bool) -> None:
        """Frames the factor, or not."""
        if is_lit != self.is_lit:
            self.is_lit = is_lit
            self.update()

    def refit(self) -> None:
        """Takes its size from the text; again after the text size has changed."""
        term = self.term
        if term is None:
            return
        measured_for = (term.above, term.below, len(self._number_of(term)), self._appearance.scale)
        if measured_for != self._measured_for:
            self._measured_for = measured_for
            self._full_width = self._measured(term)
            self.resized.emit()

    def width_at(self, ratio: float) -> float:
        """The width in pixels where the text is drawn at this ratio of its size."""
        return self._full_width * ratio

    def set_ratio(self, ratio: float) -> None:
        """Draws smaller: 1.0 is the full size."""
        if ratio != self._ratio:
            self._ratio = ratio
            self.update()

    def sizeHint(self) -> QSize:
        height = 3 * self._px(TEXT.body * 1.5) + self._px(_PAD_PX)
        return QSize(int(self.width_at(self._ratio)), round(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._send(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._send(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._send(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._send(False)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.term is None:
            return
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            sign = self._sign_width()
            box = QRectF(sign, 0, self.width() - sign, self.height()).adjusted(1, 1, -1, -1)
            self._paint_ground(painter, box)
            self._paint_text(painter, box, self.term)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        colours, term = self._appearance.colours, self.term
        if term is not None and term.is_lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.band))
            painter.drawRoundedRect(box, 6, 6)
        if self.is_lit or self.hasFocus():
            painter.setPen(QPen(QColor(colours.ink if self.hasFocus() else colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)

    def _paint_text(self, painter: QPainter, box: QRectF, term: Term) -> None:
        colours, line, pad = self._appearance.colours, self._px(TEXT.body * 1.5), self._px(_PAD_PX)
        above = QRectF(box.left(), pad / 2, box.width(), line)
        below = above.translated(0, line)
        painter.setFont(self._appearance.sans(TEXT.body * self._ratio))
        painter.setPen(QColor(colours.ink))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(above, centre, term.above)
        painter.drawText(below, centre, term.below)
        bar = QRectF(box.left() + pad, above.bottom(), box.width() - 2 * pad, 1)
        if term.is_fraction:
            painter.fillRect(bar, QColor(colours.ink))
        painter.drawText(QRectF(0, above.top(), self._sign_width(), 2 * line), centre, self._before)
        painter.setFont(self._appearance.mono(TEXT.chip * self._ratio))
        painter.setPen(QColor(colours.ink if term.is_lit else colours.accent))
        painter.drawText(below.translated(0, line), centre, self._number_of(term))

    def _number_of(self, term: Term) -> str:
        """Nothing beneath the derivative: its number is the product, and stands in a line below."""
        return term.number if self._before else ""

    def _px(self, size_px: float) -> float:
        return size_px * self._appearance.scale * self._ratio

    def _sign_width(self) -> float:
        return self._px(_SIGN_PX) if self._before else 0.0

    def _measured(self, term: Term) -> float:
        """At full size, in pixels."""
        symbols = QFontMetricsF(self._appearance.sans(TEXT.body))
        numbers = QFontMetricsF(self._appearance.mono(TEXT.chip))
        widest = max(
            symbols.horizontalAdvance(term.above),
            symbols.horizontalAdvance(term.below),
            numbers.horizontalAdvance(self._number_of(term)),
        )
        sign = _SIGN_PX if self._before else 0
        return widest + self._appearance.px(2 * _PAD_PX + sign) + 2

    def _send(self, is_on: bool) -> None:
        if self._can_be_hovered and self.term is not None:
            self.hovered.emit(self.term.name if is_on else "")
        self.update()


class FormulaRow(QWidget):
    """Fractions side by side, drawn smaller where the row is too narrow for them."""

    def __init__(self, views: Sequence[FactorView]) -> None:
        super().__init__()
        self._views = views
        for view in views:
            view.setParent(self)
            view.resized.connect(self.arrange)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def arrange(self) -> None:
        """Puts the fractions in their places."""
        needed = sum(view.width_at(1.0) for view in self._views)
        ratio = min(max((self.width() - 2) / max(needed, 1), SMALLEST_RATIO), 1.0)
        left = 0
        for view in self._views:
            view.set_ratio(ratio)
            size = view.sizeHint()
            view.setGeometry(left, 0, size.width(), size.height())
            left += size.width()
        self.setFixedHeight(max(view.sizeHint().height() for view in self._views))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
