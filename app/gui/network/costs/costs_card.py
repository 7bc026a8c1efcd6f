"""Why backpropagation is cheap: three ways to the same slopes, and what each takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.gui.mailbox import Mailbox
from app.gui.network.costs.cost_row import CostRow
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.microscope.counting.costs import Cost, Way, parts_of_way
from app.microscope.counting.counting_thread import CountingThread
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.layers import Bias
from nncore.trace import Trace

_INTRODUCTION = (
    "The slopes ∂E/∂w of all weights, for one sample of this network, found in three ways. The "
    "multiplications are counted as they are done. Point at a way: what it is about lights up."
)


class CostsCard(SnapshotCard):
    """Counts anew for a network of another shape, in a thread of its own, while it is in sight.
    ``parts_pointed`` sends the parts of the picture that a way is about: frozenset[str]. Call
    ``shut_down`` in the end."""

    parts_pointed = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Why backprop is cheap")
        self.costs: tuple[Cost, ...] = ()
        self._trace: Trace | None = None
        self._shape: tuple[tuple[int, ...], Bias] | None = None
        self._counted = Mailbox()
        self._counted.connect_taker(self._take)
        self._thread = CountingThread(self._counted.put)
        self._thread.start()
        introduction = label(_INTRODUCTION, "caption")
        introduction.setWordWrap(True)
        self.rows = {way: CostRow(appearance, way) for way in Way}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(6)
        for text in (label("Why backprop is cheap", "heading"), introduction):
            text.setContentsMargins(8, 0, 8, 0)
            column.addWidget(text)
        for row in self.rows.values():
            column.addWidget(row)
            row.pointed.connect(self._point)

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        shape = snapshot.file.layers, snapshot.file.bias
        if shape != self._shape:
            self._shape = shape
            self._thread.ask(snapshot.trace)

    def shut_down(self) -> None:
        """Ends the thread."""
        self._thread.stop()

    def _take(self) -> None:
        message = self._counted.take()
        if message is None:
            return
        self._trace, self.costs = message
        for cost in self.costs:
            self.rows[cost.way].show_cost(cost, self.costs, message[0])

    def _point(self, way: Way, is_on: bool) -> None:
        is_known = is_on and self._trace is not None
        parts = parts_of_way(way, self._trace) if is_known and self._trace else frozenset[str]()
        self.parts_pointed.emit(parts)
