"""Sheets of answers graded, as records and as a table."""

from __future__ import annotations

import csv
import io

import pytest

from app.lessons.exercise_file import Answers
from app.lessons.grading import grade, write_table
from app.lessons.ladder import draw_exercise

EXERCISE = draw_exercise(2, 1)
RIGHT = {name: f"{EXERCISE.sheet.right[name]:.5g}" for name in EXERCISE.asks}


def test_all_right() -> None:
    found = grade(Answers("Ada", EXERCISE, RIGHT))
    assert (found.right, len(found.boxes)) == (len(RIGHT), len(RIGHT))


def test_as_json_it_has_what_the_contract_says() -> None:
    wrong_sign = f"{-EXERCISE.sheet.right['dE/dsig(o1)']:.5g}"
    content = grade(Answers("Ada", EXERCISE, {"dE/dsig(o1)": wrong_sign})).to_json()
    assert (content["student"], content["right"], content["of"]) == ("Ada", 0, len(EXERCISE.asks))
    box = {each["name"]: each for each in content["boxes"]}["dE/dsig(o1)"]
    assert box == {
        "name": "dE/dsig(o1)", "typed": wrong_sign, "verdict": "slip",
        "slip": "target_minus_output", "expected": EXERCISE.sheet.right["dE/dsig(o1)"],
        "with_yours": None,
    }  # fmt: skip


@pytest.mark.parametrize(("typed", "verdict"), [("", "empty"), ("  ", "empty"), ("abc", "wrong")])
def test_what_is_no_number(typed: str, verdict: str) -> None:
    found = grade(Answers("", EXERCISE, RIGHT | {"net(h1)": typed}))
    assert str(found.boxes[0].mark.verdict) == verdict
    assert found.right == len(RIGHT) - 1  # the rest goes on without it
    assert bool(found.boxes[0].note) is (verdict == "wrong")


def test_the_table_has_a_line_for_each_box_and_no_formulas() -> None:
    stream = io.StringIO()
    answers = {"net(h1)": "=1+1", "sig(h1)": "-0.5", "net(o1)": "+0.5"}
    write_table([grade(Answers("=cmd|'/c calc'!A1", EXERCISE, answers))], stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert len(rows) == len(EXERCISE.asks)
    assert [row["typed"] for row in rows[:3]] == ["'=1+1", "-0.5", "+0.5"]
    assert all(not row["student"].startswith("=") for row in rows)
    assert rows[0]["box"] == "net(h1)"
    assert rows[0]["verdict"] == "wrong"
