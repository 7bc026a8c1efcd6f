"""Joins the row in which one guesses to what is hidden and how it is marked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.gui.network.told.told_line import ToldLine
from app.microscope.number_format import NumberError
from app.microscope.telling.prediction import Mark, Prediction
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.snapshot import NetworkSnapshot


class Predicting(QObject):
    """``changed`` says that other numbers are hidden, ``finer_asked`` that steps must be fine for
    there to be something to predict; ``refused`` why a guess was none, ``given`` the name of a
    number that was guessed right."""

    changed = Signal()
    finer_asked = Signal(object)  # a Grain
    refused = Signal(str)
    given = Signal(str)

    def __init__(self, line: ToldLine, snapshot: NetworkSnapshot) -> None:
        super().__init__()
        self._line, self._snapshot = line, snapshot
        self._prediction = Prediction()
        line.predicting_switched.connect(self._switch)
        line.guess.guessed.connect(self._guess)
        line.guess.reveal_asked.connect(self.reveal)

    @property
    def is_on(self) -> bool:
        """Whether numbers are hidden."""
        return self._prediction.is_on

    @property
    def asked(self) -> str:
        """The hidden number that is asked for, by name; "" where none is."""
        return self._prediction.asked(self._snapshot) if self.is_on else ""

    def veiled(self, snapshot: NetworkSnapshot) -> NetworkSnapshot:
        """The newest snapshot with what is hidden; the row asks for the first of it."""
        self._snapshot = snapshot
        shown = self._prediction.veiled(snapshot)
        if self._prediction.is_on:
            asked = self._prediction.asked(snapshot)
            self._line.guess.show_asked(asked, self._prediction.verdict)
        return shown

    def reveal(self) -> None:
        """All numbers of this step."""
        if self._prediction.is_on:
            self._prediction.reveal(self._snapshot)
            self._line.guess.field.clear()
            self.changed.emit()

    def _switch(self, is_on: bool) -> None:
        self._prediction.switch(is_on)
        if is_on and not self._snapshot.grain.is_fine:
            self.finer_asked.emit(Grain.FACTOR)
        self.changed.emit()

    def _guess(self, text: str) -> None:
        asked = self.asked
        try:
            mark = self._prediction.guess(self._snapshot, text)
        except NumberError as error:
            self._line.guess.field.selectAll()
            self.refused.emit(str(error))
            return
        self._line.guess.field.clear()
        self.changed.emit()
        if mark is Mark.RIGHT:
            self.given.emit(asked)
