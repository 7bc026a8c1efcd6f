"""Which numbers the Network room shows, and which weight is explained."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.gui.network.previewing import Previewing
from app.gui.network.told.predicting import Predicting
from app.gui.network.widgets import NetworkWidgets
from app.microscope.chain.coupling import parts_of
from app.microscope.chain.neuron import explainable
from app.microscope.previews.preview import SlopePreview
from app.microscope.telling.following import Explained
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from app.microscope.time_machine.training_thread import TrainingThread
from nncore.notation import WeightPlace


class Showing(QObject):
    """Hands the newest snapshot and the chosen weight to the widgets; while a number is dragged,
    they show what would be. ``shown`` is sent whenever they have got something."""

    shown = Signal()

    def __init__(
        self,
        widgets: NetworkWidgets,
        previewing: Previewing,
        thread: TrainingThread,
        snapshot: NetworkSnapshot,
        selected: str,
    ) -> None:
        super().__init__()
        self._widgets, self._previewing, self._thread = widgets, previewing, thread
        self.snapshot, self.explained = snapshot, Explained(selected)
        self.predicting = Predicting(widgets.told, snapshot)
        self.predicting.changed.connect(self.show)
        self._previewing.stand_at(snapshot)
        previewing.came.connect(self._show_preview)
        previewing.ended.connect(self._end_preview)

    @property
    def selected(self) -> str:
        """The weight that is explained, or was last: it is dragged, and its history drawn."""
        return self.explained.weight

    def take(self, snapshot: NetworkSnapshot) -> None:
        """The newest there is; training goes on while another room is open."""
        is_other_step = snapshot.lit != self.snapshot.lit
        self.snapshot = snapshot
        self._previewing.stand_at(snapshot)
        if is_other_step:
            self._explain(self.explained.after(snapshot.lit))
        if self._widgets.isVisible():
            self.show()

    def choose_weight(self, name: str) -> None:
        """Explains this weight, whatever the steps do."""
        self._explain(self.explained.at_weight(name))
        self.show()

    def choose_unit(self, unit: str) -> None:
        """Explains this hidden neuron or output, whatever the steps do."""
        self._explain(self.explained.at_unit(unit))
        self.show()

    def switch_pin(self) -> None:
        """What is explained stays, or follows the steps again."""
        pinned = replace(self.explained, is_pinned=not self.explained.is_pinned)
        self._explain(pinned.after(self.snapshot.lit))
        self.show()

    def light_factor(self, name: str) -> None:
        """A factor of the chain rule is under the mouse: its parts light up in the picture."""
        lit = parts_of(name, self.snapshot.trace) if name else frozenset()
        self._widgets.forms.light(lit)

    def show(self) -> None:
        """Brings the widgets up to date."""
        widgets, snapshot = self._widgets, self.predicting.veiled(self.snapshot)
        if not widgets.keyboard.isHidden():
            return
        if self.selected not in snapshot.weights:
            self._explain(Explained(first_of_last_layer(snapshot)))
        if self.explained.unit and not explainable(snapshot, self.explained.unit):
            self._explain(Explained(self.selected))
        widgets.arrangement.fit_network(snapshot.file.layers)
        widgets.arrangement.show_curves(self._previewing.is_on or has_curve(snapshot))
        if not self._previewing.is_on:  # else they show the number that is being dragged
            for each in (widgets.forms, widgets.slope):
                each.show_snapshot(snapshot, self.selected)
            widgets.explained.show_explained(snapshot, self.explained)
        widgets.tools.show_snapshot(snapshot)
        widgets.watch.show_snapshot(snapshot)
        for card in (
            widgets.plot, widgets.runs, widgets.samples, widgets.claims, widgets.costs,
            widgets.teach,
        ):  # fmt: skip
            card.show_snapshot(snapshot, self.selected)
        self._show_where_dragged(self._as_dragged())
        self.shown.emit()

    def _explain(self, explained: Explained) -> None:
        is_other_weight = explained.weight != self.selected
        self.explained = explained
        self._widgets.picture.scene.mark_unit(explained.unit)
        if is_other_weight:
            self._thread.change(TrainingSession.watch, explained.weight)

    def _show_preview(self, preview: SlopePreview) -> None:
        """The picture and the chain rule as they would be, and the loss curve from there."""
        widgets, dragged = self._widgets, self._as_dragged()
        widgets.forms.show_snapshot(dragged, self.selected)
        widgets.explained.show_explained(dragged, self.explained)
        self._show_where_dragged(dragged)
        widgets.slope.show_preview(preview)
        widgets.plot.show_preview(preview.curve)
        widgets.arrangement.show_curves(True)

    def _show_where_dragged(self, dragged: NetworkSnapshot) -> None:
        """All that says an error or a weight beside what the previews change anyway."""
        widgets = self._widgets
        widgets.controls.show_snapshot(dragged)
        for each in (widgets.told, widgets.surface, widgets.weights):
            each.show_snapshot(dragged, self.selected)

    def _as_dragged(self) -> NetworkSnapshot:
        """The same with the numbers as they would be, while one is being dragged."""
        preview, snapshot = self._previewing.shown, self.predicting.veiled(self.snapshot)
        if preview is None:
            return snapshot
        return replace(snapshot, trace=preview.trace, computed=None, lit=(), last=None)

    def _end_preview(self) -> None:
        self._widgets.plot.show_preview(None)
        self._widgets.slope.rest()
        self.show()


def has_curve(snapshot: NetworkSnapshot) -> bool:
    """Whether there is something to draw by update: at update 0 there is not."""
    return any(len(run.curve.updates) > 1 for run in snapshot.runs)


def first_of_last_layer(snapshot: NetworkSnapshot) -> str:
    """w5 in a 2-2-2 network: the chain rule to begin with is a short one."""
    notation = snapshot.trace.notation
    return notation.weight(WeightPlace(len(notation.layer_sizes) - 2, 0, 0))
