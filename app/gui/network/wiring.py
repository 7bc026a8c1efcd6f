"""Which signal of the Network room's widgets asks for which action, and by which key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui import keys
from app.gui.shortcuts import bind

if TYPE_CHECKING:
    from app.gui.network.room import NetworkRoom


def connect_widgets(room: NetworkRoom) -> None:
    """Connects everything that a widget asks for."""
    _connect_time(room)
    _connect_runs(room)
    _connect_changes(room)
    _connect_explanations(room)


def _connect_time(room: NetworkRoom) -> None:
    controls, commands = room.controls, room.commands
    controls.step_asked.connect(commands.step)
    controls.back_asked.connect(commands.back)
    controls.first_asked.connect(commands.go_to_start)
    controls.play_asked.connect(room.play)
    controls.pause_asked.connect(commands.pause)
    controls.grain_chosen.connect(commands.choose_grain)
    controls.pace_chosen.connect(commands.choose_pace)
    controls.scrubbed.connect(commands.scrub)
    controls.entry_refused.connect(room.say)
    room.plot.scrubbed.connect(commands.scrub)


def _connect_runs(room: NetworkRoom) -> None:
    runs, tools, commands = room.runs, room.tools, room.commands
    runs.chosen.connect(commands.show_run)
    runs.hidden.connect(commands.hide_run)
    runs.removed.connect(commands.remove_run)
    runs.renamed.connect(commands.rename_run)
    tools.start.same_start_asked.connect(commands.same_start)
    tools.start.new_draw_asked.connect(commands.new_draw)
    tools.menu.open_asked.connect(room.files.ask_open)
    tools.menu.save_asked.connect(room.save)
    tools.menu.undo_asked.connect(commands.undo)
    tools.menu.redo_asked.connect(commands.redo)
    tools.menu.form_asked.connect(room.forms.switch_form)
    tools.menu.fit_asked.connect(room.forms.area.fit_to_room)
    tools.network_chosen.connect(room.open_entry)
    room.files.opened.connect(room.open_preset)
    room.files.told.connect(room.say)
    room.claims.try_asked.connect(room.try_claim)


def _connect_changes(room: NetworkRoom) -> None:
    picture, tools, commands = room.picture, room.tools, room.commands
    tools.rate_changed.connect(commands.set_common_rate)
    tools.bias_chosen.connect(commands.set_bias_mode)
    tools.entry_refused.connect(room.say)
    tools.entry_accepted.connect(room.say_no_more)
    picture.weight_written.connect(commands.set_value)
    picture.bias_written.connect(commands.set_bias_value)
    picture.sample_written.connect(room.set_sample_value)
    picture.entry_refused.connect(room.say)
    for dragged, dropped, cancelled in (
        (picture.weight_dragged, picture.weight_dropped, picture.drag_cancelled),
        (room.slope.dragged, room.slope.dropped, room.slope.cancelled),
    ):
        dragged.connect(room.drag)
        dropped.connect(room.drop)
        cancelled.connect(room.previewing.end)
    room.samples.samples_changed.connect(commands.set_samples)
    room.samples.entry_refused.connect(room.say)
    room.weights.weight_written.connect(commands.set_value)
    room.weights.bias_written.connect(commands.set_bias_value)
    room.weights.rate_written.connect(commands.set_rate_of)
    room.weights.importance_written.connect(commands.set_importance)
    room.weights.entry_refused.connect(room.say)
    room.surface.start_chosen.connect(commands.start_at)


def _connect_explanations(room: NetworkRoom) -> None:
    room.picture.weight_chosen.connect(room.choose_weight)
    room.weights.weight_chosen.connect(room.choose_weight)
    room.picture.numbers_changed.connect(room.tell)
    room.picture.part_hovered.connect(room.chain.light)
    room.chain.factor_hovered.connect(room.light_factor)
    room.chain.copied.connect(room.say)
    room.surface.pair_watched.connect(room.commands.watch_pair)


def bind_keys(room: NetworkRoom) -> None:
    """Binds every key of the room."""
    controls, tools, commands = room.controls, room.tools, room.commands
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
        (keys.RATE, tools.edit_rate),
        (keys.BIAS, tools.bias.choose_next),
        (keys.PRESET, tools.choose_preset),
        (keys.LOG_SCALE, room.plot.switch_scale),
        (keys.OPEN_NETWORK, room.files.ask_open),
        (keys.SAVE_NETWORK, room.save),
        (keys.UNDO_CHANGE, commands.undo),
        (keys.REDO_CHANGE, commands.redo),
        (keys.COPY_RULE, room.chain.choose_copy),
        (keys.FORM, room.forms.switch_form),
        (keys.FIT, room.forms.area.fit_to_room),
        (keys.NETWORK_PAGE, room.pages.switch.choose_next),
    ):
        bind(room, key, action)
