"""The card of what is explained: a weight's or a neuron's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.network.chain.chain_panel import ChainPanel
from app.gui.network.chain.neuron_panel import NeuronPanel
from app.microscope.telling.following import Explained
from app.microscope.time_machine.snapshot import NetworkSnapshot


class ExplainedCards(QWidget):
    """One of both is seen. ``pin_asked`` says that a pin was pressed; ``factor_hovered`` sends
    what is pointed at in the card that is seen."""

    pin_asked = Signal()
    factor_hovered = Signal(str)

    def __init__(self, chain: ChainPanel, neuron: NeuronPanel) -> None:
        super().__init__()
        self.chain, self.neuron = chain, neuron
        self.setProperty("role", "scrolled")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for card in (chain, neuron):
            column.addWidget(card)
            card.pin.clicked.connect(self.pin_asked)
            card.factor_hovered.connect(self.factor_hovered)
        neuron.hide()

    def show_explained(self, snapshot: NetworkSnapshot, explained: Explained) -> None:
        """Explains a weight or a neuron with the numbers of this snapshot."""
        self.neuron.setVisible(bool(explained.unit))
        self.chain.setVisible(not explained.unit)
        self.chain.show_snapshot(snapshot, explained.weight)
        if explained.unit:
            self.neuron.show_unit(snapshot, explained.unit, explained.weight)
        for card in (self.chain, self.neuron):
            card.pin.show_pinned(explained.part, is_pinned=explained.is_pinned)

    def light(self, part: str) -> None:
        """Frames the factors that speak of this part; "" frames none."""
        self.chain.light(part)
        self.neuron.light(part)
