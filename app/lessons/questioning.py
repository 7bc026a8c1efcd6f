"""One learner, box by box: marks each answer, and helps by degrees where it is not right."""

from __future__ import annotations

from app.lessons.boxes import Box
from app.lessons.doctor import diagnose
from app.lessons.ladder import Exercise
from app.lessons.marking import Mark, Verdict, mark
from app.lessons.rules import rule, worked
from app.lessons.typed_number import TypedNumber, read_number
from app.microscope.number_format import NumberError, significant
from nncore.trace_views.symbols import plain_symbol

TRIES = 3  # after so many the step is worked, and the sheet goes on
_DONE = (Verdict.RIGHT, Verdict.FOLLOWS)


class Questioning:
    """What was typed so far, and how often each box was tried."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._typed: dict[str, TypedNumber] = {}
        self._tries: dict[str, int] = {}
        self._done: dict[str, Verdict] = {}

    @property
    def right(self) -> int:
        """How many boxes were right, or followed from the learner's own numbers."""
        return sum(verdict in _DONE for verdict in self._done.values())

    def is_done(self, name: str) -> bool:
        """Whether this box needs no answer any more."""
        return name in self._done

    def answer(self, name: str, typed: str) -> list[str]:
        """Takes an answer, and says what there is to say, a line each. Nothing typed leaves the
        box out; what is no number costs no try."""
        if not typed.strip():
            self._done[name] = Verdict.EMPTY
            return []
        try:
            number = read_number(typed)
        except NumberError as error:
            return [str(error)]
        self._typed[name] = number
        self._tries[name] = self._tries.get(name, 0) + 1
        found = self.mark_of(name)
        if found.verdict in _DONE:
            self._done[name] = found.verdict
            return [self._praise(found)]
        return self._help(self.exercise.sheet.box(name), number, found)

    def mark_of(self, name: str) -> Mark:
        """The mark of a box as things are."""
        return mark(self.exercise.sheet, self._typed, [name])[0]

    def _praise(self, found: Mark) -> str:
        if found.verdict is Verdict.RIGHT:
            return "right"
        return f"right with yours; from the right numbers it would be {_short(found.expected)}"

    def _help(self, box: Box, number: TypedNumber, found: Mark) -> list[str]:
        lines = _what_is_right(number, found)
        if found.slip is not None:
            told = diagnose(self.exercise.sheet, box, found.slip)
            lines.append(f"{told.sentence} This is {told.wrong}.")
        return [*lines, *self._hint(box, found)]

    def _hint(self, box: Box, found: Mark) -> list[str]:
        """First where to look, then the rule, then the rule with its numbers."""
        tries, sheet = self._tries[box.name], self.exercise.sheet
        if tries == 1:
            needs = ", ".join(plain_symbol(name) for name in sheet.needs(box)) or "what is given"
            return [f"it is worked out from {needs}"] if found.slip is None else []
        if tries < TRIES:
            return [rule(sheet, box)]
        self._done[box.name] = found.verdict
        right = sheet.right[box.name]
        self._typed[box.name] = TypedNumber(right, 0.0, None)
        return [f"worked: {worked(sheet, box, sheet.right)}", "it goes on with this number"]


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


def _short(value: float) -> str:
    return significant(value, 5)
