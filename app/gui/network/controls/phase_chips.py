"""The phases of one update side by side; what is being computed is lit."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import LIGHT, TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.microscope.time_machine.moments import Phase, Stage

PHASES_OF = {
    Stage.FORWARD: (Phase.NET, Phase.SIG, Phase.ERROR),
    Stage.BACKWARD: (Phase.DELTA, Phase.PARTIAL),
    Stage.UPDATE: (Phase.UPDATE,),
}
_HEIGHT_PX, _PADDING_PX, _GAP_PX = 23, 10, 6


class PhaseChips(QWidget):
    """The chips of one stage, behind the stage's name: ``forward  net  sig  E``. A lit chip is
    filled and bold."""

    def __init__(self, appearance: Appearance, stage: Stage) -> None:
        super().__init__()
        self._appearance = appearance
        self._stage, self._phases = stage, PHASES_OF[stage]
        self._lit: frozenset[Phase] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()
        appearance.changed.connect(self.updateGeometry)

    @property
    def lit(self) -> frozenset[Phase]:
        """The phases whose chips are lit."""
        return self._lit

    def light(self, phases: frozenset[Phase]) -> None:
        """Lights those of the phases that belong to this stage, and no others."""
        lit = phases & frozenset(self._phases)
        if lit != self._lit:
            self._lit = lit
            self._tell()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._places()[-1].right() + 1, self._appearance.px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._appearance.colours
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._appearance.sans(TEXT.chip))
            painter.setPen(QColor(colours.soft))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), left, self._caption)
            for phase, place in zip(self._phases, self._places(), strict=True):
                lit = phase in self._lit
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.selected if lit else colours.rail))
                painter.drawRoundedRect(QRectF(place), place.height() / 2, place.height() / 2)
                painter.setFont(self._font(lit))
                painter.setPen(QColor(LIGHT.ink if lit else colours.soft))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, phase.value)

    @property
    def _caption(self) -> str:
        """The stage's name; none where the only chip says it."""
        return "" if self._phases[0].value == self._stage.value else self._stage.value

    def _font(self, is_bold: bool) -> QFont:
        weight = QFont.Weight.Bold if is_bold else QFont.Weight.Normal
        return self._appearance.sans(TEXT.chip, weight)

    def _places(self) -> list[QRect]:
        """Where the chips are; each has room for its text in bold."""
        px, bold = self._appearance.px, QFontMetrics(self._font(True))
        caption = QFontMetrics(self._font(False)).horizontalAdvance(self._caption)
        x = caption + px(_GAP_PX) if caption else 0
        places = []
        for phase in self._phases:
            width = bold.horizontalAdvance(phase.value) + 2 * px(_PADDING_PX)
            places.append(QRect(x, 0, width, px(_HEIGHT_PX)))
            x += width + px(_GAP_PX)
        return places

    def _tell(self) -> None:
        lit = ", ".join(phase.value for phase in self._phases if phase in self._lit)
        self.setAccessibleName(f"Phase {self._stage.value}: {lit or 'not now'}")
