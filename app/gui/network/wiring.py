"""Which signal of the Network room's widgets asks for what, and by which key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from app.gui import keys
from app.gui.network.previewing import Previewing
from app.gui.network.requests import NetworkRequests
from app.gui.network.said_line import SaidLine
from app.gui.network.showing import Showing
from app.gui.network.teach.teaching import Teaching
from app.gui.network.widgets import NetworkWidgets
from app.gui.shortcuts import bind
from app.microscope.tables.edits import NetworkEdits
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.training_thread import TrainingThread
from nncore.layers import Bias


@dataclass(frozen=True)
class Wiring:
    """What a widget sends goes on to ``thread`` with the method of the session that takes it."""

    widgets: NetworkWidgets
    thread: TrainingThread
    edits: NetworkEdits
    requests: NetworkRequests
    said: SaidLine
    teaching: Teaching

    def connect_widgets(self, showing: Showing, previewing: Previewing) -> None:
        """Connects everything that a widget asks for."""
        self._connect_time()
        self._connect_teaching()
        self._connect_runs()
        self._connect_files()
        self._connect_settings()
        self._connect_building()
        self._connect_entries(showing)
        self._connect_drags(previewing)
        self._connect_explanations(showing)

    def bind_keys(self, room: QWidget) -> None:
        """Binds every key of the room."""
        widgets, requests = self.widgets, self.requests
        controls, tools, forms = widgets.controls, widgets.tools, widgets.forms
        for key, action in (
            (keys.PLAY, controls.play.click),
            (keys.STEP, controls.step.click),
            (keys.BACK, controls.back.click),
            (keys.FIRST, controls.first.click),
            (keys.GRAIN, controls.grain.choose_next),
            (keys.SAME_START, tools.start.same_start.click),
            (keys.NEW_DRAW, tools.start.new_draw.click),
            (keys.PACE, controls.pace.choose_next),
            (keys.GOAL, controls.choose_goal),
            (keys.UNTIL, controls.edit_until),
            (keys.RATE, tools.edit_rate),
            (keys.BIAS, tools.bias.choose_next),
            (keys.BUILD, tools.build.click),
            (keys.PIN, widgets.chain.pin.click),
            (keys.PREDICT, widgets.told.predict.click),
            (keys.REVEAL, widgets.told.guess.show_button.click),
            (keys.LOG_SCALE, widgets.plot.switch_scale),
            (keys.SAVE_NETWORK, requests.save),
            (keys.UNDO_CHANGE, _slot(self.thread.rest_and, TrainingSession.undo)),
            (keys.REDO_CHANGE, _slot(self.thread.rest_and, TrainingSession.redo)),
            (keys.COPY_RULE, widgets.chain.choose_copy),
            (keys.FORM, forms.switch_form),
            (keys.FIT, forms.area.fit_to_room),
            (keys.NETWORK_PAGE, widgets.pages.switch.choose_next),
            (keys.OTHER_TABLE, widgets.go_to_other_table),
            (keys.TEACH, self.teaching.write),
        ):
            bind(room, key, partial(requests.where_it_can_be_changed, action))
        for key, action in (
            (keys.PRESET, tools.choose_preset),
            (keys.OPEN_NETWORK, requests.files.ask_open),
        ):
            bind(room, key, action)

    def _connect_time(self) -> None:
        controls, thread = self.widgets.controls, self.thread
        controls.step_asked.connect(thread.step)
        controls.back_asked.connect(_slot(thread.rest_and, TrainingSession.back))
        controls.first_asked.connect(partial(thread.rest_and, TrainingSession.scrub, 0))
        controls.play_asked.connect(lambda: thread.train(controls.updates_wanted))
        controls.pause_asked.connect(thread.pause)
        controls.grain_chosen.connect(lambda grain: thread.choose_grain(Grain(grain)))
        controls.pace_chosen.connect(lambda pace: thread.set_pace(Pace(pace)))
        controls.until_written.connect(thread.set_until)
        controls.entry_refused.connect(self.said.say)
        for scrubbed in (controls.scrubbed, self.widgets.plot.scrubbed):
            scrubbed.connect(_slot(thread.rest_and, TrainingSession.scrub))

    def _connect_teaching(self) -> None:
        teach = self.widgets.teach
        teach.teach_asked.connect(self.teaching.teach)
        teach.page_asked.connect(self.teaching.take_from_page)
        teach.stop_asked.connect(self.thread.pause)
        teach.scrubbed.connect(_slot(self.thread.rest_and, TrainingSession.scrub))

    def _connect_runs(self) -> None:
        runs, tools, thread = self.widgets.runs, self.widgets.tools, self.thread
        for chosen in (runs.chosen, self.widgets.told.run_menu.chosen):
            chosen.connect(_slot(thread.rest_and, TrainingSession.show_run))
        runs.hidden.connect(_slot(thread.change, TrainingSession.hide_run))
        runs.removed.connect(_slot(thread.rest_and, TrainingSession.remove_run))
        runs.renamed.connect(_slot(thread.change, TrainingSession.rename_run))
        start, menu = tools.start, tools.menu
        start.same_start_asked.connect(_slot(thread.restart, TrainingSession.same_start))
        start.new_draw_asked.connect(_slot(thread.restart, TrainingSession.new_draw))
        menu.undo_asked.connect(_slot(thread.rest_and, TrainingSession.undo))
        menu.redo_asked.connect(_slot(thread.rest_and, TrainingSession.redo))

    def _connect_files(self) -> None:
        widgets, requests = self.widgets, self.requests
        menu = widgets.tools.menu
        menu.open_asked.connect(requests.files.ask_open)
        menu.save_asked.connect(requests.save)
        menu.form_asked.connect(widgets.forms.switch_form)
        menu.fit_asked.connect(widgets.forms.area.fit_to_room)
        widgets.tools.network_chosen.connect(requests.open_entry)
        widgets.claims.try_asked.connect(requests.try_claim)

    def _connect_settings(self) -> None:
        tools, thread = self.widgets.tools, self.thread
        tools.rate_changed.connect(_slot(thread.change, TrainingSession.set_rate))
        tools.bias_chosen.connect(lambda bias: thread.change(TrainingSession.set_bias, Bias(bias)))
        tools.entry_refused.connect(self.said.say)
        tools.entry_accepted.connect(self.said.say_no_more)

    def _connect_building(self) -> None:
        handles, edits = self.widgets.picture.handles, self.edits
        self.widgets.tools.build_switched.connect(self.widgets.forms.build)
        for asked, build in (
            (handles.neuron_added, edits.add_neuron),
            (handles.neuron_removed, edits.remove_neuron),
            (handles.layer_added, edits.add_layer),
            (handles.layer_removed, edits.remove_layer),
        ):
            asked.connect(build)
            asked.connect(self.said.say_no_more)  # what comes of it is said instead
        handles.told.connect(self.said.say)

    def _connect_entries(self, showing: Showing) -> None:
        widgets, edits = self.widgets, self.edits
        picture, samples, weights = widgets.picture, widgets.samples, widgets.weights
        for each in (picture.entries, weights):
            each.weight_written.connect(edits.set_value)
            each.bias_written.connect(edits.set_bias_value)
        picture.entries.sample_written.connect(
            lambda part, value: edits.set_sample_value(showing.snapshot.sample, part, value)
        )
        samples.samples_changed.connect(edits.set_samples)
        samples.divide_asked.connect(edits.divide_samples)
        weights.rate_written.connect(edits.set_rate_of)
        weights.importance_written.connect(edits.set_importance)
        widgets.surface.start_chosen.connect(edits.start_at)
        for asking in (picture.entries, samples, weights):
            asking.entry_refused.connect(self.said.say)

    def _connect_drags(self, previewing: Previewing) -> None:
        picture, slope = self.widgets.picture, self.widgets.slope
        for dragged, dropped, cancelled in (
            (picture.weight_dragged, picture.weight_dropped, picture.drag_cancelled),
            (slope.dragged, slope.dropped, slope.cancelled),
        ):
            dragged.connect(previewing.drag)
            dropped.connect(previewing.end)
            dropped.connect(self.edits.set_value)
            cancelled.connect(previewing.end)
        previewing.failed.connect(self.said.say)

    def _connect_explanations(self, showing: Showing) -> None:
        widgets = self.widgets
        widgets.picture.weight_chosen.connect(showing.choose_weight)
        widgets.weights.weight_chosen.connect(showing.choose_weight)
        widgets.picture.unit_chosen.connect(showing.choose_unit)
        widgets.picture.part_hovered.connect(widgets.explained.light)
        widgets.explained.factor_hovered.connect(showing.light_factor)
        widgets.explained.pin_asked.connect(showing.switch_pin)
        showing.predicting.finer_asked.connect(self.thread.choose_grain)
        showing.predicting.refused.connect(self.said.say)
        widgets.costs.parts_pointed.connect(widgets.forms.light)
        widgets.chain.copied.connect(self.said.say)
        watched = widgets.surface.pair_watched
        watched.connect(_slot(self.thread.change, TrainingSession.watch_pair))


def _slot(ask: Callable[..., None], method: Callable[..., None]) -> Callable[..., None]:
    """Asks the thread for this method of the session, with what a signal sends."""
    return partial(ask, method)
