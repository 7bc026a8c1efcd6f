"""The sentences below the picture: what the last step did, with its numbers."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.gui import keys
from app.gui.network.runs.run_menu import RunMenu
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.network.told.guess_row import GuessRow
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.limits import NO_LIMIT_PX
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_place import SteadyPlace
from app.gui.widgets.steady_text import SteadyText
from app.gui.widgets.style_property import set_style_property
from app.microscope.telling.told import told
from app.microscope.time_machine.snapshot import NetworkSnapshot

_MARGINS_PX = (20, 4, 20, 6)
_SMALLEST, _SMALLER_BY = 0.6, 0.1  # of the text size
_PREDICT = "Hide each number until you guess it or ask for it"


class ToldLine(SnapshotCard):
    """Wraps, never cuts. While steps are of one grain it only grows, so that the picture above
    keeps its place from step to step; where it would take more than it is given, its letters get
    smaller. ``predicting_switched`` sends whether numbers shall be hidden; then ``guess`` asks for
    them."""

    predicting_switched = Signal(bool)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "What just happened")
        self._most_px, self._ratio, self._about = NO_LIMIT_PX, 1.0, object()
        self.setProperty("role", "scrolled")
        self.sentence = SteadyText("What just happened")
        self.predict = SteadyButton("Predict")
        self.predict.setProperty("kind", "why")
        self.predict.setCheckable(True)
        self.predict.setAccessibleName(_PREDICT)
        set_tool_tip(self.predict, with_key(_PREDICT, keys.PREDICT))
        self.run_menu = RunMenu()
        self.run_menu.hide()
        self.guess = GuessRow(appearance)
        self.guess.hide()
        row = QHBoxLayout()
        row.addWidget(SteadyPlace(self.sentence), 1)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for button in (self.predict, self.run_menu):
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        row.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS_PX)
        column.addLayout(row)
        column.addWidget(self.guess)
        self.predict.toggled.connect(self.guess.setVisible)
        self.predict.toggled.connect(self._fit_letters)
        self.predict.toggled.connect(self.predicting_switched)

    def set_low(self, is_low: bool) -> None:
        """In smaller letters, for a low room."""
        if set_style_property(self.sentence, "role", "chip" if is_low else ""):
            self._fit_letters()

    def give_height(self, height_px: int) -> None:
        """So much there is for all of it, if the picture shall keep its share."""
        if height_px != self._most_px:
            self._most_px = height_px
            self._fit_letters()

    @property
    def text(self) -> str:
        """All that is said."""
        return self.sentence.text()

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        self.run_menu.show_snapshot(snapshot)
        about = snapshot.file.layers, snapshot.grain
        self.sentence.say(told(snapshot).text, about)
        if about != self._about:
            self._about = about
            self._fit_letters()
        else:
            self._shrink()

    def dress(self) -> None:
        self._fit_letters()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_letters()

    def _fit_letters(self) -> None:
        """The size of the letters and the height begin anew."""
        self._wear(1.0)
        self._shrink()

    def _shrink(self) -> None:
        """Only ever smaller while it is about the same thing, or letters would breathe."""
        room = self._most_px - _MARGINS_PX[1] - _MARGINS_PX[3]
        if not self.guess.isHidden():
            room -= self.guess.sizeHint().height()
        while self.sentence.minimumHeight() > room and self._ratio > _SMALLEST:
            self._wear(round(self._ratio - _SMALLER_BY, 1))

    def _wear(self, ratio: float) -> None:
        size_px = TEXT.chip if self.sentence.property("role") == "chip" else TEXT.body
        letters = f"font-size: {self._appearance.px(size_px * ratio)}px" if ratio < 1 else ""
        self._ratio = ratio
        if letters != self.sentence.styleSheet():
            self.sentence.setStyleSheet(letters)
        self.sentence.forget_height()
