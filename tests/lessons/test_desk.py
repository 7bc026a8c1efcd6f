"""Help by degrees: where to look, the rule, the rule with its numbers."""

from __future__ import annotations

import pytest

from app.lessons.desk import TRIES, Desk
from app.lessons.doctor import diagnose
from app.lessons.grading import grade
from app.lessons.ladder import LADDER, draw_exercise
from app.lessons.marking import Verdict
from app.lessons.rules import rule, worked
from app.lessons.slips import SlipName, slips


def test_after_three_tries_the_step_is_worked_and_it_goes_on_with_its_number() -> None:
    exercise = draw_exercise(6, 1)
    desk = Desk(exercise)
    said = []
    for _ in range(TRIES):
        desk.write("net(h2)", "7.7")
        said.append(desk.said("net(h2)").lines)
    assert "it is worked out from what is given" in said[0]
    assert rule(exercise.sheet, exercise.sheet.box("net(h2)")) in said[1]
    assert any(line.startswith("worked: net(h2) = ") for line in said[2])
    assert desk.is_done("net(h2)")
    assert desk.right == 0
    desk.write("sig(h2)", f"{exercise.sheet.right['sig(h2)']:.5f}")
    assert desk.said("sig(h2)").lines == ("right",)
    assert desk.right == 1


def test_hints_come_by_degrees_without_an_answer() -> None:
    exercise = draw_exercise(2, 1)
    desk, said = Desk(exercise), []
    for _ in range(3):
        desk.hint("sig(h1)")
        said.append(desk.said("sig(h1)").lines)
    assert said[0] == ("it is worked out from net(h1)",)
    assert said[1] == ("sig(h1) = 1 / (1 + e^−net(h1))",)
    assert said[2][0].startswith("worked: ")
    assert float(desk.text("sig(h1)")) == pytest.approx(exercise.sheet.right["sig(h1)"], rel=1e-5)


def test_no_number_costs_no_try() -> None:
    desk = Desk(draw_exercise(1, 1))
    for _ in range(10):
        desk.write("net(h1)", "abc")
        assert "is not a number" in desk.said("net(h1)").lines[0]
    assert not desk.is_done("net(h1)")


def test_right_with_yours() -> None:
    exercise = draw_exercise(1, 1)
    desk = Desk(exercise)
    desk.write("net(h1)", "0.999")
    desk.write("sig(h1)", "0.7308597")
    said = desk.said("sig(h1)").lines[0]
    assert said.startswith("right with yours")
    assert f"{exercise.sheet.right['sig(h1)']:.5f}"[:6] in said
    assert desk.right == 1


def test_an_earlier_number_that_is_mended_marks_the_later_ones_anew() -> None:
    exercise = draw_exercise(1, 1)
    desk = Desk(exercise)
    desk.write("net(h1)", "0.999")
    desk.write("sig(h1)", "0.7308597")
    desk.write("net(h1)", f"{exercise.sheet.right['net(h1)']:.6f}")
    assert desk.marks["net(h1)"].verdict is Verdict.RIGHT
    assert desk.marks["sig(h1)"].verdict in (Verdict.WRONG, Verdict.SLIP)
    desk.write("sig(h1)", "")
    assert desk.marks["sig(h1)"].verdict is Verdict.EMPTY


def test_a_slip_is_told_with_what_was_done() -> None:
    exercise = draw_exercise(6, 1)
    desk = Desk(exercise)
    desk.write("dE/dsig(o1)", f"{-exercise.sheet.right['dE/dsig(o1)']:.6g}")
    said = desk.said("dE/dsig(o1)")
    assert said.lines[0] == "the size is right, the sign is not"
    assert "the wrong way round" in said.lines[1]
    assert (said.wrong, said.right) == ("target(o1) − sig(o1)", "−(target(o1) − sig(o1))")
    assert said.all_lines[-2:] == (f"yours: {said.wrong}", f"right: {said.right}")
    assert said.where == {"o1"}


def test_after_a_slip_a_hint_puts_the_numbers_in_that_one_has() -> None:
    exercise = draw_exercise(6, 1)
    desk, right = Desk(exercise), exercise.sheet.right
    desk.write("dE/dsig(o1)", f"{right['dE/dsig(o1)']:.6g}")
    desk.write("delta(o1)", f"{right['dE/dsig(o1)']:.6g}")
    assert desk.marks["delta(o1)"].slip is not None
    desk.hint("delta(o1)")
    last = desk.said("delta(o1)").lines[-1]
    assert last.startswith("with numbers: δ(o1) = ")
    assert "∂sig(o1)/∂net(o1)" in last  # which is still to be found
    assert f"{right['dE/dsig(o1)']:.4f}" in last
    assert not desk.is_worked("delta(o1)")


def test_what_is_handed_in_is_graded_alike() -> None:
    exercise = draw_exercise(2, 4)
    desk = Desk(exercise)
    for name in exercise.asks[:6]:
        desk.write(name, f"{exercise.sheet.right[name]:.5g}")
    desk.write(exercise.asks[7], "0.1")
    graded = grade(desk.answers("Ada"))
    assert [box.mark for box in graded.boxes] == list(desk.marks.values())


@pytest.mark.parametrize("level", range(1, len(LADDER) + 1))
def test_every_slip_of_every_box_is_told(level: int) -> None:
    sheet = draw_exercise(level, 2).sheet
    told = set()
    for box in sheet.boxes:
        for slip in slips(sheet, box, sheet.right):
            diagnosis = diagnose(sheet, box, slip)
            assert diagnosis.sentence
            assert diagnosis.wrong != diagnosis.right, slip
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
