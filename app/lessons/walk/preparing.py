"""What a page begins with, made in the session that the Network room trains."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from app.lessons.walk.page import Setting
from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.moments import moments_of, stops
from app.microscope.time_machine.session import TrainingSession


def prepare(session: TrainingSession, setting: Setting) -> None:
    """Opens the network of a page at the start weights of its first run; the network before keeps
    all of its runs. What was done to it on an earlier visit stays in its list of runs."""
    if setting.network is None:
        return
    preset = replace(setting.network, watch="")  # the page itself says what to watch
    session.go_to_entry(_entry(preset), lambda: preset)
    as_given = [run for run in session.book.runs if run.parent is None and run.file == preset.file]
    if as_given:
        session.show_run(as_given[0].number)
    else:
        session.add_run(preset.file, "as given")
    session.until = preset.until
    session.choose_grain(setting.grain)
    session.scrub(0)
    for _ in range(_steps_to(setting, preset)):
        session.step()


def _entry(preset: NetworkPreset) -> str:
    """Networks of the walk are its own, beside those that were chosen from the list."""
    return f"walk: {preset.title}"


def _steps_to(setting: Setting, preset: NetworkPreset) -> int:
    """How many steps lead to the one that works out the number, or the first of the phase."""
    if setting.at is None or not setting.grain.is_fine:
        return 0
    moments = moments_of(preset.file.layers, preset.file.bias)
    first = next(
        place for place, each in enumerate(moments) if setting.at in (each.phase, each.name)
    )
    return bisect_right(stops(moments, setting.grain), first) + 1
