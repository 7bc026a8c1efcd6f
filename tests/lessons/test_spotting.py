"""One planted slip: all other numbers follow, and it can be found, named and mended."""

from __future__ import annotations

import numpy as np
import pytest

from app.lessons.exercise_file import Answers
from app.lessons.grading import grade
from app.lessons.ladder import LADDER, draw_exercise
from app.lessons.marking import Verdict
from app.lessons.spotting import Spotting, Stage, plant


@pytest.mark.parametrize("level", range(1, len(LADDER) + 1))
def test_there_is_exactly_one_slip_and_all_else_follows(level: int) -> None:
    exercise = draw_exercise(level, 2)
    for seed in range(4):
        planted = plant(exercise, np.random.default_rng(seed))
        graded = grade(Answers("", exercise, planted.written))
        slips = [box.mark for box in graded.boxes if box.mark.verdict is Verdict.SLIP]
        assert [(each.name, each.slip and each.slip.name) for each in slips] == [
            (planted.box, planted.slip.name)
        ]
        others = {box.mark.verdict for box in graded.boxes} - {Verdict.SLIP}
        assert others <= {Verdict.RIGHT, Verdict.FOLLOWS}


def test_it_is_not_always_the_same() -> None:
    exercise = draw_exercise(6, 1)
    made = [plant(exercise, np.random.default_rng(seed)) for seed in range(20)]
    assert len({each.box for each in made}) > 5
    assert len({each.slip.name for each in made}) > 5


def test_found_named_and_mended() -> None:
    exercise = draw_exercise(6, 1)
    spotting = Spotting(plant(exercise, np.random.default_rng(3)))
    innocent = next(name for name in exercise.asks if name != spotting.planted.box)
    assert "follows" in spotting.point(innocent).lines[0]
    assert spotting.stage is Stage.FIND
    assert "found" in spotting.point(spotting.planted.box).lines[0]
    wrong = next(name for name in spotting.choices() if name is not spotting.planted.slip.name)
    spotting.name(wrong)
    assert spotting.stage is Stage.NAME
    assert spotting.planted.slip.name in spotting.choices()
    spotting.name(spotting.planted.slip.name)
    assert spotting.stage is Stage.MEND
    spotting.mend("abc")
    spotting.mend("123456")
    assert spotting.stage is Stage.MEND
    said = spotting.mend(f"{exercise.sheet.right[spotting.planted.box]:.5g}")
    assert spotting.stage is Stage.DONE
    assert said.lines[0].startswith("right: ")


def test_after_three_misses_the_answer_is_shown() -> None:
    exercise = draw_exercise(2, 1)
    spotting = Spotting(plant(exercise, np.random.default_rng(1)))
    innocent = next(name for name in exercise.asks if name != spotting.planted.box)
    said = [spotting.point(innocent) for _ in range(3)][-1]
    assert "it is in" in said.lines[0]
    assert spotting.stage is Stage.NAME
