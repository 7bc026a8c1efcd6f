"""Moodle questions, read back as Moodle reads them."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest

from app.lessons.class_sheets import draw_forms
from app.lessons.ladder import LADDER
from app.lessons.moodle import moodle_quiz, windows
from app.lessons.slips import slips_of_form


def answered(question: ElementTree.Element, typed: float) -> tuple[float, str]:
    """The mark and the feedback that a number gets: those of the first answer that takes it."""
    for answer in question.findall("answer"):
        value, tolerance = (
            float(answer.findtext("text", "")),
            float(answer.findtext("tolerance", "")),
        )
        if abs(typed - value) <= tolerance:
            return float(answer.get("fraction", "")), answer.findtext("feedback/text", "")
    return 0.0, ""


@pytest.mark.parametrize("level", [1, 6, 8])
def test_every_number_reaches_its_own_feedback(level: int) -> None:
    forms = list(draw_forms(level, 3, 2))
    quiz = ElementTree.fromstring(moodle_quiz(forms))
    questions = {
        question.findtext("name/text", ""): question
        for question in quiz.findall("question")
        if question.get("type") == "numerical"
    }
    assert len(questions) == sum(len(form.exercise.asks) for form in forms)
    for form in forms:
        sheet = form.exercise.sheet
        for name in form.exercise.asks:
            question = questions[f"{form.name} {name}"]
            mark, feedback = answered(question, sheet.right[name])
            assert mark == 100
            assert feedback.startswith("Right")
            for window in windows(form, name)[1:]:
                written = float(f"{window.value:.{form.exercise.digits - 1}e}")
                assert answered(question, written) == (0, window.feedback)


@pytest.mark.parametrize("level", range(1, len(LADDER) + 1))
def test_windows_never_overlap_and_nearly_all_slips_have_one(level: int) -> None:
    slips = with_window = 0
    for form in draw_forms(level, 5, 1):
        sheet = form.exercise.sheet
        for name in form.exercise.asks:
            found = sorted(windows(form, name), key=lambda window: window.value)
            for one, other in itertools.pairwise(found):
                assert one.value + one.tolerance < other.value - other.tolerance
            made = slips_of_form(sheet, sheet.box(name), sheet.right)
            slips += len({slip.name for slip in made if slip.value != sheet.right[name]})
            with_window += len(found) - 1
    assert with_window >= 0.8 * slips


def test_what_is_asked_says_what_is_given() -> None:
    (form,) = draw_forms(2, 1, 1)
    text = moodle_quiz([form]).decode()
    assert text.startswith("<?xml")
    for name, value in form.exercise.sheet.given.items():
        if not name.startswith("η"):
            assert f"{name} = {value:g}".replace("-", "−") in text
    assert moodle_quiz(list(draw_forms(2, 1, 1))).decode() == text
