"""The page with both tables: one below the other, or one at a time where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui import keys
from app.gui.network.tables.samples_card import SamplesCard
from app.gui.network.tables.weights_card import WeightsCard
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented

_BOTH_FROM_PX = 500  # of height, at 100 %
_GAP_PX = 12
_SAMPLES, _WEIGHTS = "samples", "weights"


class TablesPage(QWidget):
    """``switch`` is seen where one table at a time is."""

    def __init__(self, appearance: Appearance, samples: SamplesCard, weights: WeightsCard) -> None:
        super().__init__()
        self._appearance = appearance
        self._cards: dict[str, SamplesCard | WeightsCard] = {_SAMPLES: samples, _WEIGHTS: weights}
        self._are_both = True
        self.switch = Segmented("Table", {_SAMPLES: "Samples", _WEIGHTS: "Weights"}, _SAMPLES)
        set_tool_tip(self.switch, with_key("Which table", keys.OTHER_TABLE))
        self.switch.chosen.connect(self._show)
        self.switch.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP_PX)
        column.addWidget(self.switch)
        column.addWidget(samples, 1)
        column.addWidget(weights, 1)

    def fit_height(self, height_px: int) -> None:
        """Both tables in a page of this height, or one."""
        are_both = height_px >= self._appearance.px(_BOTH_FROM_PX)
        if are_both is not self._are_both:
            self._are_both = are_both
            self.switch.setVisible(not are_both)
            for card in self._cards.values():
                card.be_alone(not are_both)
            self._show()

    def show_samples(self) -> None:
        """The samples, where one table at a time is seen."""
        self.switch.set_value(_SAMPLES)
        self._show()

    def go_to_other(self) -> None:
        """To the other table than the one in which one is."""
        if self._are_both:
            is_in_samples = self._cards[_SAMPLES].table.hasFocus()
            self.switch.set_value(_WEIGHTS if is_in_samples else _SAMPLES)
        else:
            self.switch.choose_next()
        self._cards[self.switch.value].table.setFocus()

    def _show(self) -> None:
        for name, card in self._cards.items():
            card.setVisible(self._are_both or name == self.switch.value)
