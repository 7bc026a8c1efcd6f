"""The card that explains one neuron."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.gui.network.chain.box_flow import BoxFlow
from app.gui.network.chain.panel_head import PanelHead
from app.gui.network.chain.pin_button import PinButton
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.microscope.chain.coupling import parts_of
from app.microscope.chain.neuron import NeuronStory, explainable, neuron_story
from app.microscope.time_machine.snapshot import NetworkSnapshot


class NeuronPanel(SnapshotCard):
    """What comes in, net, sig, what comes back, slope and δ of ``unit``, with its sums as boxes.

    ``factor_hovered`` and ``light`` couple the boxes with the picture, as those of a weight are.
    """

    factor_hovered = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Neuron")
        self.unit = ""
        self.pin = PinButton()
        self._part = ""
        self._title, self._route = label("", "heading"), label("", "caption")
        self.incoming = BoxFlow(appearance, "What comes in", "+")
        self.back = BoxFlow(appearance, "What comes back", "+")
        self.delta = BoxFlow(appearance, "The two factors of δ", "·")
        self.net, self.sig, self.error, self.slope, self.delta_total, self.uses = (
            label() for _ in range(6)
        )
        self._net_symbol, self._back_symbol, self._delta_symbol = (
            label("", "number") for _ in range(3)
        )
        self._lay_out()

    def show_unit(self, snapshot: NetworkSnapshot, unit: str, weight: str) -> None:
        """Explains a neuron with the numbers of this snapshot."""
        self.unit = unit
        self.show_snapshot(snapshot, weight)

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        if explainable(snapshot, self.unit):
            self._show(neuron_story(snapshot, self.unit))

    def light(self, part: str) -> None:
        """Frames the boxes that speak of this part (w5, h1); "" frames none."""
        self._part = part
        if self.isVisible():
            self._show_light()

    def dress(self) -> None:
        for flow in self._flows:
            flow.refit()

    @property
    def _flows(self) -> tuple[BoxFlow, ...]:
        return self.incoming, self.back, self.delta

    def _show(self, story: NeuronStory) -> None:
        _set(self._title, f"{story.unit}: what comes in, what goes back")
        _set(self._route, story.route)
        _set(self._net_symbol, story.incoming.symbol)
        self.incoming.show_terms(story.incoming.terms, story.incoming.left_out)
        _set(self.net, f"{story.incoming.symbol} = {story.incoming.total}")
        _set(self.sig, story.sig)
        self._show_back(story)
        _set(self.slope, story.slope)
        _set(self._delta_symbol, f"δ({story.unit})")
        self.delta.show_terms(story.delta)
        _set(self.delta_total, story.delta_total)
        _set(self.uses, story.uses)
        self.setAccessibleDescription(story.in_words)
        self._show_light()

    def _show_back(self, story: NeuronStory) -> None:
        for widget in (self._back_symbol, self.back):
            widget.setVisible(story.back is not None)
        if story.back is None:
            _set(self.error, story.error)
            return
        _set(self._back_symbol, story.back.symbol)
        self.back.show_terms(story.back.terms, story.back.left_out)
        _set(self.error, f"{story.back.symbol} = {story.back.total}")

    def _show_light(self) -> None:
        trace = self._snapshot.trace if self._snapshot is not None else None
        for flow in self._flows:
            flow.light(
                lambda name: bool(self._part and trace and self._part in parts_of(name, trace))
            )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        column.addWidget(PanelHead(self._appearance, self._title, self.pin))
        texts = (self.net, self.sig, self.error, self.slope, self.delta_total, self.uses)
        for widget in (
            self._route, self._net_symbol, self.incoming, self.net, self.sig, self._back_symbol,
            self.back, self.error, self.slope, self._delta_symbol, self.delta, self.delta_total,
            self.uses,
        ):  # fmt: skip
            column.addWidget(widget)
        for flow in self._flows:
            flow.hovered.connect(self.factor_hovered)
        for text in (self._route, *texts):
            text.setWordWrap(True)
        for text in texts:
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def _set(shown: QLabel, text: str) -> None:
    if shown.text() != text:  # every change lays the column out anew
        shown.setText(text)
