"""A network drawn into a PDF, its weights on their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.lessons.pdf_text import put
from app.lessons.sheet import Sheet
from app.microscope.layout.geometry import Box, Circle, Line
from app.microscope.layout.network_layout import Measures, NetworkLayout, lay_out
from app.microscope.number_format import brief

if TYPE_CHECKING:
    from fpdf import FPDF

# In units of a quarter of a millimetre: circles, biases, chips, room for captions, edge of all.
_UNIT_MM = 0.25
_ROOMY = Measures(22, 15, 14, 76, 19, 60, 60, 6)
_COMPACT = Measures(18, 12, 8, 62, 15, 60, 60, 4, is_compact=True)
_CHIP_PT, _SMALL_CHIP_PT = 8.0, 6.6


def draw_network(
    pdf: FPDF, sheet: Sheet, x_mm: float, y_mm: float, width_mm: float, height_mm: float
) -> float:
    """Into a rectangle; what doesn't fit is drawn smaller. Returns the height it took. Where not
    all weights have room on their edges, none stands there: they are in the list below it."""
    units = (width_mm / _UNIT_MM, height_mm / _UNIT_MM)
    file = sheet.file
    layout = lay_out(file.layers, sheet.notation.has_biases, *units, (_ROOMY, _COMPACT))
    scale = _UNIT_MM * min(1.0, units[0] / layout.width, units[1] / layout.height)
    drawing = _Drawing(
        pdf, sheet, layout, x_mm + (width_mm - layout.width * scale) / 2, y_mm, scale
    )
    drawing.draw()
    return layout.height * scale


class _Drawing:
    def __init__(
        self, pdf: FPDF, sheet: Sheet, layout: NetworkLayout, x_mm: float, y_mm: float, scale: float
    ) -> None:
        self._pdf, self._sheet, self._layout = pdf, sheet, layout
        self._x, self._y, self._scale = x_mm, y_mm, scale

    def draw(self) -> None:
        layout = self._layout
        self._pdf.set_line_width(0.2)
        self._pdf.set_draw_color(120)
        for edge in layout.edges.values():
            self._line(edge)
        for name, chip in (layout.chips or layout.bias_chips).items():
            self._chip(name, chip)
        self._pdf.set_draw_color(0)
        for name, circle in (layout.neurons | layout.biases).items():
            self._circle(name, circle)

    def _line(self, edge: Line) -> None:
        self._pdf.line(*self._at(edge.x1, edge.y1), *self._at(edge.x2, edge.y2))

    def _chip(self, name: str, chip: Box) -> None:
        x, y = self._at(chip.x, chip.y)
        width, height = chip.width * self._scale, chip.height * self._scale
        self._pdf.set_fill_color(255)
        self._pdf.rect(x, y, width, height, style="F")
        size = _SMALL_CHIP_PT if self._layout.measures.is_compact else _CHIP_PT
        text = f"{name} {brief(self._sheet.given[name])}"
        put(self._pdf, x + width / 2, y + height * 0.72, text, size, align="centre")

    def _circle(self, name: str, circle: Circle) -> None:
        x, y = self._at(circle.x, circle.y)
        radius = circle.radius * self._scale
        self._pdf.set_fill_color(245)
        self._pdf.ellipse(x - radius, y - radius, 2 * radius, 2 * radius, style="DF")
        put(self._pdf, x, y + 1.1, name, 8, "B", align="centre")
        given = self._sheet.given
        if name in given and name.startswith("i"):
            put(self._pdf, x - radius - 1.5, y + 1, brief(given[name]), 8, align="right")
        if f"target({name})" in given:
            target = f"target {brief(given[f'target({name})'])}"
            put(self._pdf, x + radius + 1.5, y + 1, target, 8)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._x + x * self._scale, self._y + y * self._scale
