"""A place in time, and the steps from one to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.microscope.time_machine.moments import Grain, Moment, stops


@dataclass(frozen=True, slots=True)
class Position:
    """``update`` counts the updates made since the start weights. ``past`` counts the moments of
    the sample that comes next, as far as they have been shown; None is at rest: the whole sample
    is worked out, and its update not made yet.
    """

    run: int
    update: int
    past: int | None = None

    def at(self, update: int) -> Position:
        """The same moment at another update."""
        return replace(self, update=update)


def step_on(here: Position, grain: Grain, moments: tuple[Moment, ...], samples: int) -> Position:
    """Where one step of this grain leads."""
    if grain.is_fine:
        ends = stops(moments, grain)
        past = len(moments) if here.past is None else here.past
        following = next((end for end in ends if end > past), None)
        if following is not None:
            return replace(here, past=following)
        return Position(here.run, here.update + 1, ends[0])
    if here.past is not None and (grain is Grain.SAMPLE or here.update % samples == 0):
        return replace(here, past=None)
    if grain is Grain.SAMPLE:
        return Position(here.run, here.update + 1)
    return Position(here.run, (here.update // samples + 1) * samples)


def step_back(here: Position, grain: Grain, moments: tuple[Moment, ...], samples: int) -> Position:
    """Where one step back leads; not below update 0."""
    if grain.is_fine:
        past = len(moments) if here.past is None else here.past
        before = [end for end in stops(moments, grain) if end < past]
        if before:
            return replace(here, past=before[-1])
        if here.update == 0:
            return replace(here, past=0)
        return Position(here.run, here.update - 1, len(moments))
    if grain is Grain.SAMPLE:
        return Position(here.run, max(here.update - 1, 0))
    return Position(here.run, max((here.update - 1) // samples * samples, 0))
