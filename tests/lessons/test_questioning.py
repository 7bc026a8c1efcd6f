"""Help by degrees: where to look, the rule, the rule with its numbers."""

from __future__ import annotations

import pytest

from app.lessons.doctor import diagnose
from app.lessons.ladder import LADDER, draw_exercise
from app.lessons.questioning import TRIES, Questioning
from app.lessons.rules import rule, worked
from app.lessons.slips import SlipName, slips


def test_after_three_tries_the_step_is_worked_and_it_goes_on_with_its_number() -> None:
    exercise = draw_exercise(6, 1)
    questioning = Questioning(exercise)
    assert "it is worked out from what is given" in questioning.answer("net(h1)", "123")
    said = [questioning.answer("net(h2)", "7.7") for _ in range(TRIES)]
    assert said[0] != said[1] != said[2]
    assert rule(exercise.sheet, exercise.sheet.box("net(h2)")) in said[1]
    assert any(line.startswith("worked: net(h2) = ") for line in said[2])
    assert questioning.is_done("net(h2)")
    right = exercise.sheet.right["sig(h2)"]
    assert questioning.answer("sig(h2)", f"{right:.5f}") == ["right"]


def test_no_number_costs_no_try() -> None:
    questioning = Questioning(draw_exercise(1, 1))
    for _ in range(10):
        assert "is not a number" in questioning.answer("net(h1)", "abc")[0]
    assert not questioning.is_done("net(h1)")


def test_right_with_yours() -> None:
    exercise = draw_exercise(1, 1)
    questioning = Questioning(exercise)
    questioning.answer("net(h1)", "0.999")
    said = questioning.answer("sig(h1)", "0.7308597")
    assert said[0].startswith("right with yours")
    assert f"{exercise.sheet.right['sig(h1)']:.5f}"[:6] in said[0]
    assert questioning.right == 1


def test_a_slip_is_told_with_what_was_done() -> None:
    exercise = draw_exercise(6, 1)
    questioning = Questioning(exercise)
    wrong = -exercise.sheet.right["dE/dsig(o1)"]
    said = " ".join(questioning.answer("dE/dsig(o1)", f"{wrong:.6g}"))
    assert "the size is right, the sign is not" in said
    assert "target(o1) − sig(o1)" in said


@pytest.mark.parametrize("level", range(1, len(LADDER) + 1))
def test_every_slip_of_every_box_is_told(level: int) -> None:
    sheet = draw_exercise(level, 2).sheet
    told = set()
    for box in sheet.boxes:
        for slip in slips(sheet, box, sheet.right):
            diagnosis = diagnose(sheet, box, slip)
            assert diagnosis.sentence
            assert diagnosis.wrong != diagnosis.right.partition(" = ")[2], slip
            told.add(slip.name)
    if level == 6:
        assert told == set(SlipName)


def test_a_worked_step_shows_the_numbers_that_give_it() -> None:
    exercise = draw_exercise(2, 1)
    sheet = exercise.sheet
    text = worked(sheet, sheet.box("net(h1)"), sheet.right)
    left, _, right = text.rpartition(" = ")
    numbers = left.partition(" = ")[2].replace("·", "*").replace("−", "-")
    assert eval(numbers) == pytest.approx(float(right.replace("−", "-")), abs=1e-5)
