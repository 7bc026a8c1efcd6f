"""Exercises as Moodle questions: numerical, each known slip an answer of 0 % with its own words.

The file is Moodle's XML: a question's answers are tried in order, and the first whose number is
within its tolerance of what was typed gives the mark and the feedback.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from app.lessons.class_sheets import Form
from app.lessons.doctor import diagnose
from app.lessons.marking import reach
from app.lessons.printed_sheet import filled_in, given_groups
from app.lessons.rules import worked
from app.lessons.slips import slips_of_form
from app.lessons.typed_number import read_number
from nncore.trace_views.symbols import plain_symbol


@dataclass(frozen=True, slots=True)
class Window:
    """Numbers within ``tolerance`` of ``value``: what they are worth in percent, and what is said
    to whoever types one."""

    value: float
    tolerance: float
    percent: int
    feedback: str


def moodle_quiz(forms: Iterable[Form]) -> bytes:
    """One question for each box of each form."""
    quiz = Element("quiz")
    for form in forms:
        _category(quiz, form)
        for name in form.exercise.asks:
            _question(quiz, form, name)
    indent(quiz)
    text: str = tostring(quiz, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def windows(form: Form, name: str) -> list[Window]:
    """The right number's window and one for each slip that stands apart from it and from the
    other slips: no two of them overlap."""
    exercise = form.exercise
    sheet, box = exercise.sheet, exercise.sheet.box(name)
    right = sheet.right[name]
    half = {each: _half_unit(sheet.right[each], exercise.digits) for each in sheet.needs(box)}
    tolerance = _half_unit(right, exercise.digits) + reach(sheet, box, sheet.right, half)
    found = [Window(right, tolerance, 100, f"Right: {worked(sheet, box, sheet.right)}")]
    for slip in slips_of_form(sheet, box, sheet.right):
        told = diagnose(sheet, box, slip)
        own = Window(
            slip.value, _half_unit(slip.value, exercise.digits), 0,
            f"{told.sentence} This is {told.wrong}; right is {told.right}.",
        )  # fmt: skip
        if not any(_overlap(own, other) for other in found):
            found.append(own)
    return found


def _overlap(one: Window, other: Window) -> bool:
    return abs(one.value - other.value) <= one.tolerance + other.tolerance


def _half_unit(value: float, digits: int) -> float:
    """With room for floating point: a number may lie right between two."""
    return read_number(f"{value:.{digits - 1}e}").half_unit * (1 + 1e-6)


def _category(quiz: Element, form: Form) -> None:
    question = SubElement(quiz, "question", type="category")
    _text(SubElement(question, "category"), f"$course$/Backpropagation by hand/form {form.name}")


def _question(quiz: Element, form: Form, name: str) -> None:
    question = SubElement(quiz, "question", type="numerical")
    _text(SubElement(question, "name"), f"{form.name} {name}")
    _text(SubElement(question, "questiontext", format="plain_text"), _asked(form, name))
    SubElement(question, "defaultgrade").text = "1"
    for window in windows(form, name):
        answer = SubElement(question, "answer", fraction=str(window.percent), format="plain_text")
        _text(answer, repr(window.value))
        SubElement(answer, "tolerance").text = repr(window.tolerance)
        _text(SubElement(answer, "feedback", format="plain_text"), window.feedback)


def _asked(form: Form, name: str) -> str:
    return "\n".join([*_given(form), f"{plain_symbol(name)} = ?"])


def _given(form: Form) -> Iterator[str]:
    exercise = form.exercise
    shape = "-".join(map(str, exercise.sheet.file.layers))
    yield f"A {shape} network, η = {exercise.sheet.file.rate:g}."
    for title, numbers in given_groups(exercise.sheet):
        yield f"{title}: " + ", ".join(f"{each} = {value}" for each, value in numbers)
    for text in filled_in(exercise):
        yield f"filled in: {text}"
    yield f"Answer with {exercise.digits} significant digits or more."


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = text
