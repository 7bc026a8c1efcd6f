"""Which two weights are looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.microscope.surface.asking import Pair, pair_from
from app.microscope.time_machine.snapshot import NetworkSnapshot

_GAP_PX = 6


class PairChoice(FlowPanel):
    """Follows the weight chosen in the window, until two are chosen here; another network begins
    anew. ``changed`` is sent whenever ``value`` is another."""

    changed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(_GAP_PX)
        self._shape: tuple[object, ...] = ()
        self._names: list[str] = []
        self._is_own = False
        self._value: Pair | None = None
        self.first = Choice(appearance, "Weight to the right", ())
        self.second = Choice(appearance, "Weight upwards", ())
        self.add(_named("E over", self.first), _named("and", self.second))
        for choice in (self.first, self.second):
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.first.activated.connect(self._choose_first)
        self.second.activated.connect(self._choose_second)

    @property
    def value(self) -> Pair | None:
        """The weight to the right and the one upwards; None if the network hasn't got two."""
        return self._value

    def offer(self, snapshot: NetworkSnapshot, selected: str) -> None:
        """Offers the weights of this network."""
        shape = (snapshot.file.layers, snapshot.file.bias)
        if shape != self._shape:
            self._shape = shape
            self._names = list(snapshot.weights)
            for choice in (self.first, self.second):
                choice.clear()
                choice.addItems(self._names)
            self._is_own = self._is_own and set(self._value or ()) <= set(self._names)
            if not self._is_own:
                self._value = None
            self._show(self._value)
        if not self._is_own and (self._value is None or self._value[0] != selected):
            self._set(pair_from(self._names, selected))

    def _choose_first(self) -> None:
        self._choose((self.first.currentText(), self.second.currentText()), 0)

    def _choose_second(self) -> None:
        self._choose((self.first.currentText(), self.second.currentText()), 1)

    def _choose(self, pair: Pair, chosen: int) -> None:
        """The same weight twice swaps the two."""
        before = self._value
        if pair[0] == pair[1] and before is not None:
            pair = (pair[0], before[0]) if chosen == 0 else (before[1], pair[1])
        self._is_own = True
        self._set(pair)

    def _set(self, pair: Pair | None) -> None:
        self._show(pair)
        if pair != self._value:
            self._value = pair
            self.changed.emit()

    def _show(self, pair: Pair | None) -> None:
        if pair is not None:
            self.first.setCurrentText(pair[0])
            self.second.setCurrentText(pair[1])


def _named(name: str, choice: Choice) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP_PX)
    row.addWidget(label(name, "heading"))
    row.addWidget(choice)
    return pair
