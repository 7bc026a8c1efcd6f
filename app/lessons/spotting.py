"""Spot the slip: a sheet worked by the program with exactly one slip in it.

First the box is found, then the slip is named, then the number is mended.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from app.lessons.boxes import Box
from app.lessons.desk import Said
from app.lessons.doctor import diagnose, parts_of, sentence_about
from app.lessons.ladder import Exercise
from app.lessons.marking import Verdict, mark
from app.lessons.rules import rule, worked
from app.lessons.slips import Slip, SlipName, slips_of_form
from app.lessons.typed_number import read_number
from app.microscope.number_format import NumberError
from nncore.trace_views.symbols import plain_symbol

_DIGITS = 5  # significant, of every number on the sheet
_TRIES = 3  # after so many the answer is shown


class Stage(Enum):
    """What is asked next."""

    FIND = "which box is it?"
    NAME = "which slip is it?"
    MEND = "what should stand there?"
    DONE = "found, named and mended"


@dataclass(frozen=True)
class PlantedSheet:
    """``written`` holds every number of the sheet, each worked out rightly from those before it,
    but for the one in ``box``, which ``slip`` gave."""

    exercise: Exercise
    written: dict[str, str]
    box: str
    slip: Slip


def plant(exercise: Exercise, rng: np.random.Generator) -> PlantedSheet:
    """One slip that is seen at the digits written, in one of the boxes that are asked for."""
    sheet, right = exercise.sheet, exercise.sheet.right
    can_be = [
        (name, place, slip)
        for name in exercise.asks
        for place, slip in enumerate(slips_of_form(sheet, sheet.box(name), right))
        if _written(slip.value) != _written(right[name])
    ]
    shuffled = (can_be[number] for number in rng.permutation(len(can_be)))
    name, place, slip = next(each for each in shuffled if _is_told(exercise, each[0], each[2]))
    known: dict[str, float] = {}
    for each in sheet.on_the_way(exercise.asks):
        box = sheet.box(each)
        value = sheet.work_out(box, known)
        if each == name:
            slip = slips_of_form(sheet, box, known)[place]
            value = slip.value
        known[each] = float(_written(value)) if each in exercise.asks else value
    written = {each: _written(known[each]) for each in exercise.asks}
    return PlantedSheet(exercise, written, name, slip)


def _is_told(exercise: Exercise, name: str, slip: Slip) -> bool:
    """Whether marks would call it by this name: no other slip gives the same."""
    right = exercise.sheet.right
    typed = {each: read_number(_written(right[each])) for each in exercise.asks}
    typed[name] = read_number(_written(slip.value))
    found = {each.name: each for each in mark(exercise.sheet, typed, [name])}[name]
    return found.slip is not None and found.slip.name is slip.name


def _written(value: float) -> str:
    return f"{value:.{_DIGITS}g}"


class Spotting:
    """One planted sheet under the eyes of a learner."""

    def __init__(self, planted: PlantedSheet) -> None:
        self.planted = planted
        self.stage = Stage.FIND
        self._misses = 0

    @property
    def box(self) -> Box:
        """The box with the slip; to be shown once it is found."""
        return self.planted.exercise.sheet.box(self.planted.box)

    def choices(self) -> list[SlipName]:
        """The slips that can be made in the box that was found, in the order of their names."""
        sheet = self.planted.exercise.sheet
        return sorted({slip.name for slip in slips_of_form(sheet, self.box, sheet.right)})

    def point(self, name: str) -> Said:
        """The learner says that the slip is in this box."""
        if name == self.planted.box:
            self._go_to(Stage.NAME)
            return Said(("found: this number does not follow from those before it",),
                        self._parts)  # fmt: skip
        if self._missed():
            self._go_to(Stage.NAME)
            return Said((f"it is in {plain_symbol(self.planted.box)}",), self._parts)
        sheet = self.planted.exercise.sheet
        return Said(
            (
                "this number follows from those before it:",
                self._worked_from_written(sheet.box(name)),
            )
        )

    def name(self, slip: SlipName) -> Said:
        """The learner says which slip it is."""
        told = diagnose(self.planted.exercise.sheet, self.box, self.planted.slip)
        if slip is self.planted.slip.name or self._missed():
            self._go_to(Stage.MEND)
            return Said((told.sentence,), frozenset(told.where), told.wrong, told.right)
        return Said((f"that would be another number: “{sentence_about(slip)}”",))

    def mend(self, text: str) -> Said:
        """The learner writes what should stand there."""
        try:
            typed = read_number(text)
        except NumberError as error:
            return Said((str(error),))
        sheet = self.planted.exercise.sheet
        before = {n: read_number(t) for n, t in self.planted.written.items() if n != self.box.name}
        found = mark(sheet, before | {self.box.name: typed}, [self.box.name])[0]
        if found.verdict in (Verdict.RIGHT, Verdict.FOLLOWS) or self._missed():
            self._go_to(Stage.DONE)
            return Said((f"right: {worked(sheet, self.box, sheet.right)}",))
        return Said(("not yet", rule(sheet, self.box)))

    @property
    def _parts(self) -> frozenset[str]:
        return frozenset(parts_of(self.planted.exercise.sheet, self.box))

    def _worked_from_written(self, box: Box) -> str:
        sheet = self.planted.exercise.sheet
        numbers = dict(sheet.right)
        numbers |= {name: float(text) for name, text in self.planted.written.items()}
        return worked(sheet, box, numbers)

    def _missed(self) -> bool:
        """Counts a miss; returns whether that was one too many."""
        self._misses += 1
        return self._misses >= _TRIES

    def _go_to(self, stage: Stage) -> None:
        self.stage, self._misses = stage, 0
