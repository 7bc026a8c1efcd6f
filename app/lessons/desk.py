"""A learner at work on one exercise: what was written, how it is marked, and help by degrees."""

from __future__ import annotations

from dataclasses import dataclass

from app.lessons.boxes import Box, BoxKind
from app.lessons.doctor import diagnose, parts_of
from app.lessons.exercise_file import Answers
from app.lessons.ladder import Exercise
from app.lessons.last_boxes import ONLY_THE_END, is_end_right, last_boxes
from app.lessons.marking import Mark, Verdict, mark
from app.lessons.rules import rule, with_numbers, worked
from app.lessons.typed_number import TypedNumber, read_number
from app.microscope.number_format import NumberError, significant
from nncore.trace_views.symbols import plain_symbol

TRIES = 3  # after so many the step is worked, and the sheet goes on
WHERE_TO_LOOK, RULE, RULE_WITH_NUMBERS = 1, 2, 3  # the degrees of help
_FINE = (Verdict.RIGHT, Verdict.FOLLOWS)


@dataclass(frozen=True)
class Said:
    """What there is to say of a box, a line each; ``where`` names the parts of the picture that
    it is about. Of a slip ``wrong`` is what was worked out, to stand beside what is ``right``."""

    lines: tuple[str, ...] = ()
    where: frozenset[str] = frozenset()
    wrong: str = ""
    right: str = ""

    @property
    def all_lines(self) -> tuple[str, ...]:
        """The same where there is nothing but lines."""
        beside = (f"yours: {self.wrong}", f"right: {self.right}") if self.wrong else ()
        return (*self.lines, *beside)


class Desk:
    """Boxes can be filled in and changed in any order; each change marks all of them anew."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._texts: dict[str, str] = {}
        self._numbers: dict[str, TypedNumber] = {}
        self._notes: dict[str, str] = {}
        self._tries: dict[str, int] = {}
        self._help: dict[str, int] = {}
        self._worked: set[str] = set()
        self._last = last_boxes(exercise.sheet, exercise.asks)
        self._marks = self._marked()

    @property
    def marks(self) -> dict[str, Mark]:
        """The mark of each box that is asked for, by name."""
        return self._marks

    @property
    def right(self) -> int:
        """How many boxes are right, or follow from the learner's own numbers, without having been
        worked for them."""
        return sum(self.is_right(name) for name in self._marks)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do: every box is done, or the learner has the end right."""
        return all(map(self.is_done, self._marks)) or self._has_end_right

    @property
    def is_only_the_end(self) -> bool:
        """Whether the end is right, and boxes on the way are empty."""
        return self._has_end_right and any(not self.text(name) for name in self._marks)

    def text(self, name: str) -> str:
        """What stands in a box."""
        return self._texts.get(name, "")

    def number(self, name: str) -> float | None:
        """The number that stands in a box; None where there is none."""
        return self._numbers[name].value if name in self._numbers else None

    @property
    def is_begun(self) -> bool:
        """Whether something is written."""
        return any(self._texts.values())

    def is_right(self, name: str) -> bool:
        """Whether the learner's number is right, or right with theirs."""
        return self._marks[name].verdict in _FINE and name not in self._worked

    def is_worked(self, name: str) -> bool:
        """Whether the number was given, after too many tries or because it was asked for."""
        return name in self._worked

    def is_done(self, name: str) -> bool:
        """Whether this box needs no answer any more."""
        return self.is_right(name) or name in self._worked

    def write(self, name: str, text: str) -> None:
        """Takes an answer; an empty one takes it back. What is no number costs no try."""
        self._texts[name] = text.strip()
        self._worked.discard(name)
        self._numbers.pop(name, None)
        self._notes.pop(name, None)
        if text.strip():
            self._take(name, text)
        self._marks = self._marked()
        if name in self._numbers and not self.is_right(name):
            self._tries[name] = self._tries.get(name, 0) + 1
            self._help[name] = max(self._help.get(name, 0), self._tries[name])
            if self._tries[name] >= TRIES:
                self.show(name)

    def hint(self, name: str) -> None:
        """One degree more of help; after the last the step is worked."""
        self._help[name] = self._help.get(name, 0) + 1
        if self._help[name] >= RULE_WITH_NUMBERS:
            self.show(name)

    def show(self, name: str) -> None:
        """Works the step: the right number stands there, and the sheet goes on with it."""
        right = self.exercise.sheet.right[name]
        self._help[name] = RULE_WITH_NUMBERS
        self._texts[name] = f"{right:.6g}"
        self._numbers[name] = TypedNumber(right, 0.0, None)
        self._worked.add(name)
        self._marks = self._marked()

    def said(self, name: str) -> Said:
        """What there is to say of a box as it stands."""
        found, box = self._marks[name], self.exercise.sheet.box(name)
        if name in self._notes:
            return Said((self._notes[name],))
        if name in self._worked:
            return Said((*self._hints(box, found), "it goes on with this number"), self._parts(box))
        if found.verdict is Verdict.RIGHT:
            is_end = name in self._last and self.is_only_the_end
            return Said(("right", ONLY_THE_END) if is_end else ("right",), self._parts(box))
        if found.verdict is Verdict.FOLLOWS:
            expected = significant(found.expected, 5)
            return Said((f"right with yours; from the right numbers it would be {expected}",))
        return self._wrong(box, found)

    def answers(self, student: str) -> Answers:
        """As they are handed in."""
        return Answers(student, self.exercise, {n: t for n, t in self._texts.items() if t})

    @property
    def _has_end_right(self) -> bool:
        exercise = self.exercise
        return is_end_right(exercise.sheet, exercise.asks, self._marks) and not (
            self._worked.intersection(self._last)
        )

    def _wrong(self, box: Box, found: Mark) -> Said:
        lines: list[str] = []
        if box.name in self._numbers and box.kind is not BoxKind.UPDATED:
            # Of a new weight size and sign say nothing: it is the step that goes the wrong way.
            lines += _what_is_right(self._numbers[box.name], found)
        if found.slip is None:
            return Said((*lines, *self._hints(box, found)), self._parts(box))
        told = diagnose(self.exercise.sheet, box, found.slip)
        lines += [told.sentence, *self._hints(box, found)]
        return Said(tuple(lines), frozenset(told.where), told.wrong, told.right)

    def _hints(self, box: Box, found: Mark) -> list[str]:
        """First where to look, then the rule, then the rule with its numbers."""
        degree, sheet = self._help.get(box.name, 0), self.exercise.sheet
        if degree >= RULE_WITH_NUMBERS:
            return [f"worked: {worked(sheet, box, sheet.right)}"]
        if degree == RULE and found.slip is not None:  # its rule stands there already
            numbers = {name: typed.value for name, typed in self._numbers.items()}
            return [f"with numbers: {plain_symbol(box.name)} = {with_numbers(sheet, box, numbers)}"]
        if degree == RULE:
            return [rule(sheet, box)]
        if degree == WHERE_TO_LOOK and found.slip is None:
            needs = ", ".join(plain_symbol(name) for name in sheet.needs(box)) or "what is given"
            return [f"it is worked out from {needs}"]
        return []

    def _parts(self, box: Box) -> frozenset[str]:
        return frozenset(parts_of(self.exercise.sheet, box))

    def _take(self, name: str, text: str) -> None:
        try:
            self._numbers[name] = read_number(text)
        except NumberError as error:
            self._notes[name] = str(error)

    def _marked(self) -> dict[str, Mark]:
        exercise = self.exercise
        return {each.name: each for each in mark(exercise.sheet, self._numbers, exercise.asks)}


def _what_is_right(number: TypedNumber, found: Mark) -> list[str]:
    """What can be said for an answer that is not right."""
    wanted = found.expected if found.with_yours is None else found.with_yours
    if number.value == 0 or wanted == 0:
        return []
    ratio = number.value / wanted
    if ratio < 0:
        return ["the size is right, the sign is not"] if 0.99 < -ratio < 1.01 else []
    if 0.9 < ratio < 1.1:
        return ["close, and the sign is right"]
    return ["the sign is right"]
