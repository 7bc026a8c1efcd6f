"""Only the end: who has the last numbers right needs none of those on the way."""

from __future__ import annotations

import pytest

from app.lessons.desk import Desk
from app.lessons.grading import grade
from app.lessons.ladder import LADDER, Exercise, draw_exercise
from app.lessons.last_boxes import ONLY_THE_END, last_boxes
from app.lessons.printed_sheet import answer_lines

CHAIN = draw_exercise(6, 1, "w1")


def right(exercise: Exercise, name: str) -> str:
    return f"{exercise.sheet.right[name]:.5g}"


@pytest.mark.parametrize("level", range(1, len(LADDER) + 1))
def test_the_end_of_a_sheet_is_its_new_weights(level: int) -> None:
    exercise = draw_exercise(level, 2)
    last = last_boxes(exercise.sheet, exercise.asks)
    assert last == tuple(name for name in exercise.asks if name.endswith("'"))
    assert last


def test_without_new_weights_it_is_what_nothing_else_needs() -> None:
    sheet = CHAIN.sheet
    assert last_boxes(sheet, ("net(h1)", "sig(h1)", "net(h2)")) == ("sig(h1)", "net(h2)")
    assert last_boxes(sheet, ()) == ()


def test_only_the_end_is_said_kindly_and_counts() -> None:
    desk = Desk(CHAIN)
    assert not desk.is_finished
    desk.write("w1'", right(CHAIN, "w1'"))
    assert desk.is_finished
    assert desk.is_only_the_end
    assert desk.said("w1'").lines == ("right", ONLY_THE_END)
    assert answer_lines(desk) == ["1 of 19 boxes right.", ONLY_THE_END]
    graded = grade(desk.answers("Ada"))
    assert (graded.right, graded.is_done, graded.to_json()["done"]) == (1, True, True)


def test_a_wrong_number_on_the_way_is_no_matter_but_a_wrong_end_is() -> None:
    desk = Desk(CHAIN)
    desk.write("net(h1)", "7")
    desk.write("w1'", right(CHAIN, "w1'"))
    assert desk.is_finished
    assert grade(desk.answers("")).is_done
    desk.write("w1'", "0.5")
    assert not desk.is_finished
    assert not grade(desk.answers("")).is_done


def test_every_new_weight_of_a_whole_sheet() -> None:
    exercise = draw_exercise(6, 1)
    desk = Desk(exercise)
    for name in exercise.asks[:-1]:
        if name.endswith("'"):
            desk.write(name, right(exercise, name))
            assert not desk.is_finished
    desk.write(exercise.asks[-1], right(exercise, exercise.asks[-1]))
    assert desk.is_only_the_end


def test_an_end_that_was_worked_for_the_learner_is_none_of_theirs() -> None:
    desk = Desk(CHAIN)
    desk.show("w1'")
    assert not desk.is_finished
    for name in CHAIN.asks[:-1]:
        desk.write(name, right(CHAIN, name))
    assert desk.is_finished
    assert not desk.is_only_the_end
    assert answer_lines(desk) == ["18 of 19 boxes right."]


def test_a_sheet_with_every_box_right_says_no_more_than_that() -> None:
    exercise = draw_exercise(1, 1)
    desk = Desk(exercise)
    for name in exercise.asks:
        desk.write(name, right(exercise, name))
    assert desk.said(exercise.asks[-1]).lines == ("right",)
    assert desk.is_finished
