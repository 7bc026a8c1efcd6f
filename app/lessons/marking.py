"""Marks each box against the right number, and where that fails against the learner's own.

An answer is as exact as it was typed: it may be off by half a unit of its last digit, and by what
half units of the typed numbers it depends on can move. So neither someone who goes on with all
digits of a calculator nor someone who goes on with what they wrote down is refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.lessons.boxes import Box
from app.lessons.sheet import Sheet
from app.lessons.slips import Slip, SlipName, slips, slips_of_form
from app.lessons.typed_number import TypedNumber

_SLACK = 1e-9  # of a number's size: what floating point may do to it
_RIGHT_ORDER = 10.0  # how many times too large or small a wrong number may be and still be used
_NEGLIGIBLE = 1e-12


class Verdict(StrEnum):
    """As they stand in files."""

    RIGHT = "right"
    FOLLOWS = "follows"
    SLIP = "slip"
    WRONG = "wrong"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Mark:
    """``expected`` is the right number; ``with_yours`` what follows from the learner's own earlier
    numbers, where that is another one."""

    name: str
    verdict: Verdict
    expected: float
    with_yours: float | None = None
    slip: Slip | None = None


@dataclass
class _Own:
    """The numbers as the learner has them. ``half`` is how far each may be from what was meant,
    ``sound`` holds those that are right, or worked out from such."""

    numbers: dict[str, float] = field(default_factory=dict)
    half: dict[str, float] = field(default_factory=dict)
    sound: set[str] = field(default_factory=set)


def mark(
    sheet: Sheet, typed: Mapping[str, TypedNumber], asked: Iterable[str] | None = None
) -> list[Mark]:
    """Marks in the sheet's order, for the boxes ``asked`` (all of them if None). What isn't typed
    is worked out from the learner's own numbers.

    Raises LessonError for a name that the network has no box of.
    """
    names = [box.name for box in sheet.boxes] if asked is None else list(asked)
    wanted = {*map(str, names), *typed}
    marks, own = {}, _Own()
    for name in sheet.on_the_way(wanted):
        marks[name] = _mark_box(sheet, sheet.box(name), typed.get(name), own)
    return [marks[name] for name in sheet.on_the_way(wanted) if name in set(names)]


def _mark_box(sheet: Sheet, box: Box, answer: TypedNumber | None, own: _Own) -> Mark:
    name, right = box.name, sheet.right[box.name]
    follows = sheet.work_out(box, own.numbers)
    far = reach(sheet, box, own.numbers, own.half)
    is_sound = all(need in own.sound for need in sheet.needs(box))
    with_yours = None if is_sound or not math.isfinite(follows) else follows
    if answer is None:
        _take(own, name, follows, far, is_sound)
        return Mark(name, Verdict.EMPTY, right, with_yours)
    if _is_near(answer, right, far) or (is_sound and _is_near(answer, follows, far)):
        verdict, slip = Verdict.RIGHT, None
    elif _is_near(answer, follows, far) and not _is_thrown_away(answer.value, follows):
        verdict, slip = Verdict.FOLLOWS, None
    else:
        slip = _named(sheet, box, answer, own)
        verdict = Verdict.WRONG if slip is None else Verdict.SLIP
    if verdict is not Verdict.WRONG or _is_usable(answer.value, follows):
        half = answer.half_unit_at(answer.value)
        _take(own, name, answer.value, half, verdict is Verdict.RIGHT)
    else:
        _take(own, name, right, 0.0, False)
    return Mark(name, verdict, right, with_yours, slip)


def _is_near(answer: TypedNumber, value: float, far: float) -> bool:
    """Whether an answer says this number, which half units of others may have moved so far."""
    if not math.isfinite(value):
        return False
    distance = answer.half_unit_at(value) + far + _SLACK * abs(value) + _NEGLIGIBLE
    return abs(answer.value - value) <= distance


def _take(own: _Own, name: str, number: float, half: float, is_sound: bool) -> None:
    own.numbers[name], own.half[name] = number, half
    if is_sound:
        own.sound.add(name)


def reach(sheet: Sheet, box: Box, numbers: Mapping[str, float], half: Mapping[str, float]) -> float:
    """How far ``half`` of each number that it needs can move a box's number, all together."""
    moved = _moved(sheet, box, numbers, half, lambda known: [sheet.work_out(box, known)])
    return moved[0]


def reach_of_slips(
    sheet: Sheet, box: Box, numbers: Mapping[str, float], half: Mapping[str, float]
) -> list[float]:
    """The same for each of the box's slips of form."""
    return _moved(
        sheet, box, numbers, half,
        lambda known: [slip.value for slip in slips_of_form(sheet, box, known)],
    )  # fmt: skip


def _moved(
    sheet: Sheet,
    box: Box,
    numbers: Mapping[str, float],
    half: Mapping[str, float],
    values_of: Callable[[Mapping[str, float]], list[float]],
) -> list[float]:
    here = values_of(numbers)
    totals = [0.0] * len(here)
    for need in sorted(sheet.seen_from(box)):
        if half.get(need):
            ways = [
                values_of({**numbers, need: numbers[need] + way * half[need]}) for way in (-1, 1)
            ]
            for place, value in enumerate(here):
                totals[place] += max(abs(moved[place] - value) for moved in ways)
    return totals


def _named(sheet: Sheet, box: Box, answer: TypedNumber, own: _Own) -> Slip | None:
    """The one slip that gives this number; None where there is none, or where two give it and
    nobody can tell which was made."""
    near: dict[SlipName, Slip] = {}
    made = slips(sheet, box, own.numbers)
    reaches = reach_of_slips(sheet, box, own.numbers, own.half)
    rounded_early = [0.0] * (len(made) - len(reaches))  # such numbers move no more
    for slip, far in zip(made, [*reaches, *rounded_early], strict=True):
        if _is_near(answer, slip.value, far):
            near.setdefault(slip.name, slip)
    if len(near) > 1:
        near.pop(SlipName.ROUNDED_EARLY, None)  # it is near to so much
    return next(iter(near.values())) if len(near) == 1 else None


def _is_usable(typed: float, follows: float) -> bool:
    """Whether one can go on with a wrong number without making the rest trivial."""
    if not math.isfinite(typed) or typed == 0:
        return False
    return abs(follows) / _RIGHT_ORDER <= abs(typed) <= abs(follows) * _RIGHT_ORDER


def _is_thrown_away(typed: float, follows: float) -> bool:
    return typed == 0 and abs(follows) > _NEGLIGIBLE
