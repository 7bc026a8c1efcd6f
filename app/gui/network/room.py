"""The Network room: the picture, at the right what explains it, and the controls below both."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.mailbox import Mailbox
from app.gui.network.chain.chain_panel import ChainPanel
from app.gui.network.controls.start_buttons import StartButtons
from app.gui.network.controls.strip import FIRST_PACE, TrainingControls
from app.gui.network.curves.card import CurvesCard, import_plotting
from app.gui.network.picture.area import PictureArea
from app.gui.network.picture.picture import NetworkPicture
from app.gui.network.presets import ARTICLE, PRESETS, NetworkPreset
from app.gui.network.time_machine.moments import Grain
from app.gui.network.time_machine.online_loop import WarmingLoop
from app.gui.network.time_machine.pace import Pace
from app.gui.network.time_machine.session import TrainingSession
from app.gui.network.time_machine.snapshot import NetworkSnapshot
from app.gui.network.time_machine.training_thread import TrainingThread
from app.gui.network.tools import NetworkTools
from app.gui.room import Room
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.gui.widgets.explanation import ExplanationColumn
from nncore.layers import Bias
from nncore.notation import WeightPlace

_HINT = (
    "click a weight for its chain rule · solid orange: positive · dashed blue: negative · "
    "the wider, the larger"
)
_REFUSAL_MS = 6_000  # how long the reason for a refused entry is shown


class NetworkRoom(Room):
    """Holds one training session in a thread, and draws the snapshots it sends."""

    def __init__(self, appearance: Appearance, preset: NetworkPreset = ARTICLE) -> None:
        super().__init__()
        self._appearance = appearance
        self._news, self._plot_ready = Mailbox(), Mailbox()
        self._news.connect_taker(self._take_snapshot)
        self._loop = WarmingLoop(import_plotting, self._plotting_imported)
        session = TrainingSession(preset, self._loop.now)
        self._snapshot = session.snapshot()
        self._selected = _first_of_last_layer(self._snapshot)
        self._thread = TrainingThread(session, self._news.put)
        self.tools = NetworkTools(appearance)
        self.start = StartButtons(appearance)
        self.tools.add(self.start)
        self.picture = NetworkPicture(appearance, self._snapshot, self._selected)
        self.controls = TrainingControls(appearance)
        self.chain = ChainPanel(appearance)
        self.plot = CurvesCard(appearance)
        self._refusal, self._refusal_timer = "", QTimer(self)
        self._refusal_timer.setSingleShot(True)
        self._explanation = ExplanationColumn(appearance, "Explanation of the network")
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._show(self._snapshot)
        self._thread.start()
        self._thread.set_pace(FIRST_PACE)
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
        self._thread.shut_down()
        self._loop.stop()

    def choose_weight(self, name: str) -> None:
        """Explains this weight."""
        self._selected = name
        self.picture.show_snapshot(self._snapshot, name)
        self.chain.show_weight(self._snapshot, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._explanation.fit(self.width())

    def _lay_out(self) -> None:
        self._explanation.add(self.chain)
        self._explanation.add(self.plot, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(PictureArea(self.picture), 1)
        row.addWidget(self._explanation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.controls)

    def _connect(self) -> None:
        controls, tools = self.controls, self.tools
        controls.step_asked.connect(self._thread.step)
        controls.back_asked.connect(self._back)
        controls.first_asked.connect(self._to_first)
        controls.play_asked.connect(self._play)
        controls.pause_asked.connect(self._thread.pause)
        controls.grain_chosen.connect(self._choose_grain)
        controls.pace_chosen.connect(self._set_pace)
        controls.scrubbed.connect(self._scrub)
        controls.entry_refused.connect(self._refuse)
        self.plot.scrubbed.connect(self._scrub)
        self.start.same_start_asked.connect(self._same_start)
        self.start.new_draw_asked.connect(self._new_draw)
        tools.preset_chosen.connect(self._open)
        tools.rate_changed.connect(self._set_rate)
        tools.bias_chosen.connect(self._set_bias)
        tools.entry_refused.connect(self._refuse)
        tools.entry_accepted.connect(self._forget_refusal)
        self.picture.weight_chosen.connect(self.choose_weight)
        self.picture.numbers_changed.connect(self._tell)
        self._plot_ready.connect_taker(self._make_plot)
        self._appearance.changed.connect(self._fit)
        self._refusal_timer.timeout.connect(self._forget_refusal)

    def _bind_keys(self) -> None:
        controls = self.controls
        bind(self, keys.PLAY, controls.play.click)
        bind(self, keys.STEP, controls.step.click)
        bind(self, keys.BACK, controls.back.click)
        bind(self, keys.FIRST, controls.first.click)
        bind(self, keys.GRAIN, controls.grain.choose_next)
        bind(self, keys.SAME_START, self.start.same_start.click)
        bind(self, keys.NEW_DRAW, self.start.new_draw.click)
        bind(self, keys.PACE, controls.pace.choose_next)
        bind(self, keys.GOAL, controls.choose_goal)
        bind(self, keys.RATE, self.tools.edit_rate)
        bind(self, keys.BIAS, self.tools.bias.choose_next)
        bind(self, keys.PRESET, self.tools.choose_preset)
        bind(self, keys.LOG_SCALE, self.plot.switch_scale)

    def _play(self) -> None:
        self._thread.train(self.controls.updates_wanted)

    def _back(self) -> None:
        self._thread.rest_and(TrainingSession.back)

    def _to_first(self) -> None:
        self._scrub(0)

    def _scrub(self, update: int) -> None:
        self._thread.rest_and(lambda session: session.scrub(update))

    def _choose_grain(self, grain: str) -> None:
        self._thread.choose_grain(Grain(grain))

    def _same_start(self) -> None:
        self._thread.restart(TrainingSession.same_start)

    def _new_draw(self) -> None:
        self._thread.restart(TrainingSession.new_draw)

    def _set_pace(self, pace: str) -> None:
        self._thread.set_pace(Pace(pace))

    def _open(self, place: int) -> None:
        preset = PRESETS[place]
        self._thread.restart(lambda session: session.open(preset))

    def _set_rate(self, rate: float) -> None:
        self._thread.change(lambda session: session.set_rate(rate))

    def _set_bias(self, bias: str) -> None:
        self._thread.restart(lambda session: session.set_bias(Bias(bias)))

    def _refuse(self, reason: str) -> None:
        self._refusal = reason
        self._refusal_timer.start(_REFUSAL_MS)
        self._tell()

    def _forget_refusal(self) -> None:
        self._refusal = ""
        self._refusal_timer.stop()
        self._tell()

    def _plotting_imported(self) -> None:
        self._plot_ready.put(None)

    def _make_plot(self) -> None:
        self._plot_ready.take()
        self.plot.make_plot()

    def _take_snapshot(self) -> None:
        snapshot = self._news.take()
        if isinstance(snapshot, NetworkSnapshot):
            self._snapshot = snapshot
            if self.isVisible():  # training goes on while another room is open
                self._show(snapshot)

    def _show(self, snapshot: NetworkSnapshot) -> None:
        if self._selected not in snapshot.weights:
            self._selected = _first_of_last_layer(snapshot)
        self.picture.show_snapshot(snapshot, self._selected)
        self.chain.show_weight(snapshot, self._selected)
        self.controls.show_snapshot(snapshot)
        self.start.show_snapshot(snapshot)
        self.tools.show_snapshot(snapshot)
        self.plot.show_snapshot(snapshot, self._selected)
        self._tell()

    def _tell(self) -> None:
        left = self._refusal or self._snapshot.notice or _hint(self.picture.numbered)
        self.told.emit(left, _settings_text(self._snapshot))


def _hint(numbered: str | None) -> str:
    """What can be done; first of all, which weights have a number where not all have one."""
    if numbered is None:
        return _HINT
    return f"numbers only at {numbered} and under the mouse, for want of room · {_HINT}"


def _settings_text(snapshot: NetworkSnapshot) -> str:
    file = snapshot.file
    start = "as given" if file.seed is None else f"drawn with seed {file.seed}"
    return f"start weights {start} · η {file.rate:g} · bias {file.bias}"


def _first_of_last_layer(snapshot: NetworkSnapshot) -> str:
    """w5 in a 2-2-2 network: the chain rule to begin with is a short one."""
    notation = snapshot.trace.notation
    return notation.weight(WeightPlace(len(notation.layer_sizes) - 2, 0, 0))
