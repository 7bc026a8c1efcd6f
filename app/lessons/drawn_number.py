"""A learner's number, drawn: a derivative as a tangent on the real curve, a new weight as a run.

The tangent goes through the point where the sheet is, beside the right one. A new weight is a step
down the error, or up it; the run makes every step as the learner made this one, with this weight
alone, so that what is small in one step is seen after some hundred.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.lessons.boxes import Box, BoxKind
from app.lessons.desk import Desk
from app.lessons.error_along import Along, ErrorAlongSignal, ErrorAlongWeight, SigmoidAlongNet
from app.lessons.marking import Verdict
from app.lessons.sheet import Sheet
from app.microscope.number_format import significant
from app.microscope.time_machine.loss_history import Curve
from nncore.events import Diverged
from nncore.kernels.online import train_online_numpy
from nncore.online import OnlineTrainer
from nncore.trace_views.symbols import plain_symbol

UPDATES = 300
STEP = 0.1  # for which a slope says how much the error changes
DRAWABLE = {
    BoxKind.GRADIENT, BoxKind.DELTA, BoxKind.ERROR_SLOPE, BoxKind.SLOPE, BoxKind.UPDATED,
}  # fmt: skip

_POINTS = 121
_REACH_OF_WEIGHT, _REACH_OF_NET = 1.0, 3.0  # to either side
_STEPS_SEEN = 2.5  # of the larger of two steps, to either side of where they begin
_BEYOND = 0.35  # of the curve's height: as far as a tangent goes above and below it
_DIGITS, _MOST_DIGITS = 3, 8


@dataclass(frozen=True, slots=True)
class Point:
    """A value of what is moved, and the height of the curve there."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class NumberToDraw:
    """What was typed into a box of this sheet, and whether it is marked as right."""

    sheet: Sheet
    box: str
    typed: float
    is_right: bool


@dataclass(frozen=True, eq=False)
class DrawnSlope:
    """``curve`` is ``of`` (E, sig(h1)) over ``along`` (w5, net(h1), sig(o1)); ``right`` and
    ``yours`` are tangents through ``here``, as far as the curve is high."""

    box: str
    of: str
    along: str
    here: Point
    curve: Curve
    right: Curve
    yours: Curve
    said: str


@dataclass(frozen=True, eq=False)
class DrawnStep:
    """``curve`` is E over ``weight``; on it are the weight before its step, after the learner's and
    after the right one. The runs are E over the updates, None where there is no such run."""

    box: str
    weight: str
    curve: Curve
    before: Point
    yours: Point
    right: Point
    your_run: Curve | None
    right_run: Curve | None
    said: str


Drawn = DrawnSlope | DrawnStep


def to_draw(desk: Desk, name: str) -> NumberToDraw | None:
    """The learner's own number in the box of this name, if there is one that can be drawn."""
    typed = desk.number(name)
    sheet = desk.exercise.sheet
    if typed is None or desk.is_worked(name) or sheet.box(name).kind not in DRAWABLE:
        return None
    return NumberToDraw(sheet, name, typed, desk.marks[name].verdict is Verdict.RIGHT)


def draw_number(wanted: NumberToDraw) -> Drawn | None:
    """None for a box whose number can't be drawn, or where the curve's numbers are too large."""
    box = wanted.sheet.box(wanted.box)
    if box.kind not in DRAWABLE:
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        return _step(wanted, box) if box.kind is BoxKind.UPDATED else _slope(wanted, box)


def _slope(wanted: NumberToDraw, box: Box) -> DrawnSlope | None:
    sheet, right = wanted.sheet, wanted.sheet.right[wanted.box]
    of, along, function = _moved(sheet, box)
    here = function.here
    low, high = _range(box, here)
    curve = _curve(function, low, high)
    if curve is None:
        return None
    at = Point(here, function(here))
    said = _told(of, along, wanted, function(here + STEP) - at.y)
    tangents = [_tangent(at, slope, curve) for slope in (right, wanted.typed)]
    return DrawnSlope(wanted.box, of, along, at, curve, tangents[0], tangents[1], said)


def _moved(sheet: Sheet, box: Box) -> tuple[str, str, Along]:
    """Of what this box is the derivative, by what, and the first as a function of the second."""
    match box.kind:
        case BoxKind.DELTA:
            along = BoxKind.NET.named(box.of)
            return "E", along, ErrorAlongSignal(sheet, BoxKind.NET, box.of)
        case BoxKind.ERROR_SLOPE:
            along = BoxKind.SIG.named(box.of)
            return "E", along, ErrorAlongSignal(sheet, BoxKind.SIG, box.of)
        case BoxKind.SLOPE:
            along, of = BoxKind.NET.named(box.of), BoxKind.SIG.named(box.of)
            return of, along, SigmoidAlongNet(sheet, box.of)
        case _:
            return "E", box.of, ErrorAlongWeight(sheet, box.of)


def _range(box: Box, here: float) -> tuple[float, float]:
    if box.kind is BoxKind.ERROR_SLOPE:
        return 0.0, 1.0  # where a sig is
    reach = _REACH_OF_WEIGHT if box.kind is BoxKind.GRADIENT else _REACH_OF_NET
    return here - reach, here + reach


def _curve(function: Along, low: float, high: float) -> Curve | None:
    x = np.linspace(low, high, _POINTS)
    if not (np.isfinite(x).all() and (np.diff(x) > 0).all()):
        return None
    y = np.array([function(value) for value in x.tolist()])
    return Curve(x, y) if np.isfinite(y).all() else None


def _tangent(at: Point, slope: float, curve: Curve) -> Curve:
    """Two points of the line of this slope: the ends of it in the frame of the curve."""
    least, most = float(curve.errors.min()), float(curve.errors.max())
    beyond = _BEYOND * (most - least)
    ends = []
    for x in (float(curve.updates[0]), float(curve.updates[-1])):
        y = at.y + slope * (x - at.x)
        height = min(max(y, least - beyond), most + beyond)
        ends.append((x, y) if height == y else (at.x + (height - at.y) / slope, height))
    return Curve(np.array([x for x, _ in ends]), np.array([y for _, y in ends]))


def _told(of: str, along: str, wanted: NumberToDraw, truth: float) -> str:
    says, is_so = (_change(change) for change in (STEP * wanted.typed, truth))
    said = f"Your slope says {of} {says} when {along} grows by {STEP:g}; in truth it {is_so}."
    if wanted.is_right and says != is_so:
        said += " It is right: the rest is the bend of the curve."
    return said


def _change(change: float) -> str:
    if change == 0:
        return "stays as it is"
    way = "rises" if change > 0 else "falls"
    return f"{way} by {significant(abs(change), _DIGITS)}"


def _step(wanted: NumberToDraw, box: Box) -> DrawnStep | None:
    sheet, function = wanted.sheet, ErrorAlongWeight(wanted.sheet, box.of)
    here, right = function.here, sheet.right[box.name]
    step = max(abs(right - here), abs(wanted.typed - here))
    reach = _STEPS_SEEN * step or _REACH_OF_WEIGHT
    curve = _curve(function, here - reach, here + reach)
    if curve is None:
        return None
    before, yours, fine = (Point(w, function(w)) for w in (here, wanted.typed, right))
    slope, rate = sheet.right[BoxKind.GRADIENT.named(box.of)], sheet.given[f"η({box.of})"]
    right_run = _run(sheet, box.of, rate) if slope and rate else None
    your_run = _run(sheet, box.of, (here - wanted.typed) / slope) if right_run else None
    said = _told_of_step(wanted, (before, yours, fine), your_run, right_run)
    return DrawnStep(box.name, box.of, curve, before, yours, fine, your_run, right_run, said)


def _run(sheet: Sheet, weight: str, rate: float) -> Curve | None:
    """E before the first update and after each of the next, where this weight alone is updated,
    with this rate; None where it runs away."""
    network = sheet.file.build()
    rates = np.zeros(len(network.values))
    rates[sheet.notation.index_of(weight)] = rate
    if not math.isfinite(rate):
        return None
    trainer = OnlineTrainer(network, *sheet.file.sample_arrays(), rates, train=train_online_numpy)
    event = trainer.advance(UPDATES + 1)
    if isinstance(event, Diverged):
        return None
    return Curve(np.arange(UPDATES + 1, dtype=np.float64), event.errors)


def _told_of_step(
    wanted: NumberToDraw,
    points: tuple[Point, Point, Point],
    your_run: Curve | None,
    right_run: Curve | None,
) -> str:
    runs = [run for run in (your_run, right_run) if run is not None]
    ends = [float(run.errors[-1]) for run in runs]
    before, yours, fine, *after = _told_apart([*(point.y for point in points), *ends])
    new = plain_symbol(wanted.box)
    if wanted.is_right:
        said = f"Your {new} takes E from {before} to {yours}."
    else:
        said = (
            f"With your {new} E is {yours}; before the step it was {before}, and the right one "
            f"makes it {fine}."
        )
    if len(after) < 2:
        return said
    if wanted.is_right:
        return f"{said} Step by step like this, it is {after[0]} after {UPDATES} updates."
    return (
        f"{said} If every step were like yours, it would be {after[0]} after {UPDATES} updates; "
        f"with right ones it is {after[1]}."
    )


def _told_apart(values: list[float]) -> list[str]:
    """Written with as many digits as it takes for numbers that differ to look different."""
    for digits in range(_DIGITS + 1, _MOST_DIGITS):
        texts = [significant(value, digits) for value in values]
        if len(set(texts)) == len(set(values)):
            return texts
    return [significant(value, _MOST_DIGITS) for value in values]
