"""The Network room: the picture, at the right what explains it, and the controls below both."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.mailbox import Mailbox
from app.gui.network.arrangement import NetworkArrangement
from app.gui.network.chain.chain_panel import ChainPanel
from app.gui.network.claims.claim_card import ClaimsCard
from app.gui.network.commands import NetworkCommands
from app.gui.network.controls.strip import FIRST_PACE, TrainingControls
from app.gui.network.curves.curve_card import CurvesCard, import_plotting
from app.gui.network.files.network_files import NetworkFiles, dropped_file
from app.gui.network.keyboard_view import KeyboardView
from app.gui.network.pages import ExplanationPages, PageName
from app.gui.network.picture.forms import NetworkForms
from app.gui.network.picture.picture import NetworkPicture
from app.gui.network.previewing import Previewing
from app.gui.network.runs.runs_card import RunsCard
from app.gui.network.slope.slope_card import SlopeCard
from app.gui.network.surface.surface_card import SurfaceCard
from app.gui.network.tables.samples_card import SamplesCard
from app.gui.network.tables.weights_card import WeightsCard
from app.gui.network.tools import NetworkTools
from app.gui.network.wiring import bind_keys, connect_widgets
from app.gui.room import Room
from app.gui.theme.appearance import Appearance
from app.microscope.catalogue import CatalogueEntry
from app.microscope.chain.coupling import parts_of
from app.microscope.claims.claim import Claim
from app.microscope.claims.trying import trial
from app.microscope.network_presets import ARTICLE, NetworkPreset
from app.microscope.notices import hint, settings_text
from app.microscope.previews.preview import SlopePreview
from app.microscope.time_machine.online_loop import WarmingLoop
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from app.microscope.time_machine.training_thread import TrainingThread
from nncore.network_file import NetworkFile
from nncore.notation import WeightPlace

_SAID_MS = 6_000  # how long what was just done or refused is shown


class NetworkRoom(Room):
    """Holds one training session in a thread, and draws the snapshots it sends."""

    def __init__(self, appearance: Appearance, preset: NetworkPreset = ARTICLE) -> None:
        super().__init__()
        self._appearance = appearance
        self._news, self._plot_ready, self._tried = Mailbox(), Mailbox(), Mailbox()
        self._loop = WarmingLoop(import_plotting, self._plotting_imported)
        session = TrainingSession(preset, self._loop.now)
        self._snapshot = session.snapshot()
        self._selected = _first_of_last_layer(self._snapshot)
        self._thread = TrainingThread(session, self._news.put)
        self.commands = NetworkCommands(self._thread)
        self.previewing = Previewing(self._loop.now)
        self._said, self._said_timer = "", QTimer(self)
        self._said_timer.setSingleShot(True)
        self._make_widgets()
        self._lay_out()
        connect_widgets(self)
        bind_keys(self)
        self._connect()
        self._show(self._snapshot)
        self._thread.start()
        self._thread.set_pace(FIRST_PACE)
        self.commands.watch(self._selected)
        self._loop.start()

    @property
    def snapshot(self) -> NetworkSnapshot:
        """The numbers that are shown."""
        return self._snapshot

    @property
    def selected(self) -> str:
        """The weight that is explained."""
        return self._selected

    def bar(self) -> QWidget:
        return self.tools

    def enter(self) -> None:
        self.picture.setFocus()
        self._show(self._snapshot)

    def shut_down(self) -> None:
        self.previewing.shut_down()
        self.surface.shut_down()
        self.keyboard.shut_down()
        self._thread.shut_down()
        self._loop.stop()

    def choose_weight(self, name: str) -> None:
        """Explains this weight."""
        self._selected = name
        self.commands.watch(name)
        self._show(self._snapshot)

    def open_entry(self, entry: CatalogueEntry) -> None:
        """Another network of the list; the keyboard's is only looked at."""
        self.arrangement.show_looked_at(entry.make is None)
        if entry.make is None:
            self.keyboard.load()
            self.say("the keyboard's network, to look at: point at a cell for its exact weight")
        else:
            self.commands.open_network(entry.make)

    def open_preset(self, preset: NetworkPreset) -> None:
        """A network from a file."""
        self.arrangement.show_looked_at(False)
        self.commands.open_network(lambda: preset)

    def play(self) -> None:
        """Trains as far as the controls say."""
        self._thread.train(self.controls.updates_wanted)

    def train(self, updates: int | None) -> None:
        """Makes so many updates; None goes on until it is paused."""
        self._thread.train(updates)

    def save(self) -> None:
        """Asks where, and saves the network with all its runs."""
        self.commands.save()

    def try_claim(self, claim: Claim, value: float) -> None:
        """Trains what a claim compares; its card then says what came out."""
        self._thread.rest_and(trial(claim, value, lambda text: self._tried.put((claim, text))))

    def drag(self, what: str, value: float) -> None:
        """A weight or the rate is being dragged."""
        self.previewing.drag(self._snapshot, what, value)

    def drop(self, what: str, value: float) -> None:
        """It was let go at this value."""
        self.previewing.end()
        self.commands.set_value(what, value)

    def set_sample_value(self, part: str, value: float) -> None:
        """An input or target was written into the picture."""
        self.commands.set_sample_value(self._snapshot.sample, part, value)

    def light_factor(self, name: str) -> None:
        """A factor of the chain rule is under the mouse: its parts light up in the picture."""
        self.forms.light(parts_of(name, self._snapshot.trace) if name else frozenset())

    def say(self, line: str) -> None:
        """Shows a line for a few seconds."""
        self._said = line
        self._said_timer.start(_SAID_MS)
        self.tell()

    def say_no_more(self) -> None:
        """Shows again what holds always."""
        self._said = ""
        self._said_timer.stop()
        self.tell()

    def tell(self) -> None:
        """Sends the status line's two texts."""
        left = self._said or self._snapshot.notice or hint(self.picture.numbered)
        self.told.emit(left, settings_text(self._snapshot))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            self.files.open(path)

    def _make_widgets(self) -> None:
        look = self._appearance
        self.tools = NetworkTools(look)
        self.picture = NetworkPicture(look, self._snapshot, self._selected)
        self.forms = NetworkForms(look, self.picture)
        self.keyboard = KeyboardView(look)
        self.controls = TrainingControls(look)
        self.chain, self.slope = ChainPanel(look), SlopeCard(look)
        self.plot, self.runs = CurvesCard(look), RunsCard(look)
        self.surface = SurfaceCard(look)
        self.samples, self.weights = SamplesCard(look), WeightsCard(look, self._snapshot)
        self.claims = ClaimsCard(look)
        self.files = NetworkFiles(self)
        self.pages = ExplanationPages(
            look,
            {
                PageName.EXPLAIN: (self.chain, self.slope, self.runs),
                PageName.SURFACE: (self.surface,),
                PageName.NUMBERS: (self.samples, self.weights),
                PageName.CLAIMS: (self.claims,),
            },
        )

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.arrangement = NetworkArrangement(
            self._appearance, self.forms, self.keyboard, self.plot, self.pages, self.controls
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.arrangement)

    def _connect(self) -> None:
        self._news.connect_taker(self._take_snapshot)
        self._plot_ready.connect_taker(self._make_plots)
        self._tried.connect_taker(self._show_tried)
        self.commands.file_ready.connect(self._ask_where_to_save)
        self.previewing.came.connect(self._show_preview)
        self.previewing.ended.connect(self._end_preview)
        self.previewing.failed.connect(self.say)
        self._appearance.changed.connect(self.arrangement.fit)
        self._said_timer.timeout.connect(self.say_no_more)

    def _plotting_imported(self) -> None:
        self._plot_ready.put(None)

    def _make_plots(self) -> None:
        self._plot_ready.take()
        self.plot.make_plot()
        self.surface.make_plot()

    def _show_tried(self) -> None:
        self.claims.show_result(*self._tried.take())

    def _ask_where_to_save(self, file: object) -> None:
        assert isinstance(file, NetworkFile)
        self.files.ask_save(file, self._snapshot.preset.title)

    def _take_snapshot(self) -> None:
        snapshot = self._news.take()
        if isinstance(snapshot, NetworkSnapshot):
            self._snapshot = snapshot
            if self.isVisible():  # training goes on while another room is open
                self._show(snapshot)

    def _show(self, snapshot: NetworkSnapshot) -> None:
        if not self.keyboard.isHidden():
            return
        if self._selected not in snapshot.weights:
            self._selected = _first_of_last_layer(snapshot)
            self.commands.watch(self._selected)
        self.arrangement.fit_network(snapshot.file.layers)
        if not self.previewing.is_on:  # else they show the number that is being dragged
            self.forms.show_snapshot(snapshot, self._selected)
            self.chain.show_snapshot(snapshot, self._selected)
            self.slope.show_snapshot(snapshot, self._selected)
        self.controls.show_snapshot(self._as_dragged(snapshot))
        self.tools.show_snapshot(snapshot)
        for card in (self.plot, self.runs, self.surface, self.samples, self.weights, self.claims):
            card.show_snapshot(snapshot, self._selected)
        self.tell()

    def _show_preview(self, preview: SlopePreview) -> None:
        """The picture and the chain rule as they would be, and the loss curve from there."""
        shown = self._as_dragged(self._snapshot)
        self.forms.show_snapshot(shown, self._selected)
        self.chain.show_snapshot(shown, self._selected)
        self.controls.show_snapshot(shown)
        self.slope.show_preview(preview)
        self.plot.show_preview(preview.curve)

    def _as_dragged(self, snapshot: NetworkSnapshot) -> NetworkSnapshot:
        """The same with the numbers as they would be, while one is being dragged."""
        preview = self.previewing.shown
        if preview is None:
            return snapshot
        return replace(snapshot, trace=preview.trace, computed=None, lit=())

    def _end_preview(self) -> None:
        self.plot.show_preview(None)
        self.slope.rest()
        self._show(self._snapshot)


def _first_of_last_layer(snapshot: NetworkSnapshot) -> str:
    """w5 in a 2-2-2 network: the chain rule to begin with is a short one."""
    notation = snapshot.trace.notation
    return notation.weight(WeightPlace(len(notation.layer_sizes) - 2, 0, 0))
