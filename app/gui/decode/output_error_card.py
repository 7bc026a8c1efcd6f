"""If the output is a little off: who enters the window as it grows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout

from app.gui import keys
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.number_table import Column, NumberTable
from app.gui.widgets.plain_text import set_tool_tip
from app.laboratory.decoding import LARGEST_DELTA, Decoded

_COLUMNS = (
    Column("δ", "±0"),
    Column("words", "0,000"),
    Column("first", share=1),
    Column("its rank", "0,000"),
    Column("who enters", share=2),
)


class WindowCard(QFrame):
    """``delta_chosen`` sends how far off the output may be, in sums."""

    delta_chosen = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("If the output is a little off")
        self.reading = label("± 0", "number")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, LARGEST_DELTA)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName("Error of the output, δ")
        tip = f"δ ({keys.WIDER.shown} wider, {keys.NARROWER.shown} narrower)"
        set_tool_tip(self.slider, tip)
        self.table = NumberTable(appearance, "Words by δ", _COLUMNS, LARGEST_DELTA + 1)
        self.table.choose(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.reading)
        row.addWidget(self.slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("If the output is a little off", "heading"))
        column.addLayout(row)
        column.addWidget(self.table)
        column.addStretch(1)
        self.slider.valueChanged.connect(self._slid)
        self.table.row_clicked.connect(self.slider.setValue)
        appearance.changed.connect(self._dress)
        self._appearance = appearance
        self._dress()

    @property
    def delta(self) -> int:
        """How far off the output may be, in sums."""
        return self.slider.value()

    def wider(self) -> None:
        """One sum more on either side."""
        self.slider.setValue(self.delta + 1)

    def narrower(self) -> None:
        """One sum less on either side."""
        self.slider.setValue(self.delta - 1)

    def show_decoded(self, decoded: Decoded | None) -> None:
        """Fills the table; empties it where nothing is decoded."""
        rows = decoded.window if decoded else ()
        self.table.show_rows(
            [
                (
                    f"±{row.delta}",
                    f"{row.words:,}",
                    row.first or "–",
                    f"{row.rank:,}" if row.rank else "–",
                    ", ".join(row.entrants) or "–",
                )
                for row in rows
            ]
        )
        self.reading.setText(
            f"{decoded.subject.letter_sum:,} ± {self.delta}" if decoded else f"± {self.delta}"
        )

    def _dress(self) -> None:
        """A slider in the window's colours, as large as its text."""
        look, colours = self._appearance, self._appearance.colours
        knob, groove = look.px(16), look.px(4)
        self.slider.setStyleSheet(
            f"QSlider {{ min-height: {knob + 4}px; }}"
            f"QSlider::groove:horizontal {{ height: {groove}px; background: {colours.track};"
            f" border-radius: {groove // 2}px; }}"
            f"QSlider::sub-page:horizontal {{ background: {colours.accent};"
            f" border-radius: {groove // 2}px; }}"
            f"QSlider::handle:horizontal {{ width: {knob}px; margin: -{(knob - groove) // 2}px 0;"
            f" border-radius: {knob // 2}px; background: {colours.accent}; }}"
            f"QSlider::handle:horizontal:focus {{ border: 2px solid {colours.ink};"
            f" width: {knob - 4}px; }}"
        )

    def _slid(self, delta: int) -> None:
        self.table.choose(delta)
        self.delta_chosen.emit(delta)
