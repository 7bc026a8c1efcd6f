"""The numbers at the present point and at the cursor, in rows of a height that stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import ElidedLabel, label
from app.microscope.number_format import NOTHING

_GAP_PX = 8


class SurfaceReading(QWidget):
    """A column for each of two weights and for the error; a row for now and one for the cursor."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setAccessibleName("Numbers on the surface")
        self._heads = [_cell("caption") for _ in range(3)]
        self.now = [_cell("number") for _ in range(3)]
        self.at_cursor = [_cell("number") for _ in range(3)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP_PX)
        grid.setVerticalSpacing(2)
        for row, text in ((1, "now"), (2, "cursor")):
            grid.addWidget(label(text, "caption"), row, 0)
        for row, cells in enumerate((self._heads, self.now, self.at_cursor)):
            for column, cell in enumerate(cells, 1):
                grid.addWidget(cell, row, column)
                grid.setColumnStretch(column, 1)
        self.show_cursor(())

    def name_columns(self, first: str, second: str, error: str) -> None:
        """The heads of the three columns."""
        self._fill(self._heads, (first, second, error))

    def show_now(self, numbers: Sequence[str]) -> None:
        """Three numbers, or none."""
        self._fill(self.now, numbers)

    def show_cursor(self, numbers: Sequence[str]) -> None:
        """Three numbers, or none."""
        self._fill(self.at_cursor, numbers)

    def _fill(self, cells: list[ElidedLabel], texts: Sequence[str]) -> None:
        for cell, text in zip(cells, texts or [NOTHING] * len(cells), strict=True):
            if cell.text() != text:
                cell.setText(text)


def _cell(role: str) -> ElidedLabel:
    cell = ElidedLabel(role)
    cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return cell
