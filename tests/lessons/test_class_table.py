"""What a class did, counted, against counts by hand."""

from __future__ import annotations

from app.lessons.class_roll import Roll, marked
from app.lessons.class_table import step_rows, student_row
from app.lessons.exercise_file import Answers
from app.lessons.ladder import Exercise, draw_exercise
from app.lessons.own_shape import OwnShape, draw_own
from app.lessons.slips import SlipName


def right(exercise: Exercise) -> dict[str, str]:
    return {name: f"{exercise.sheet.right[name]:.5g}" for name in exercise.asks}


def with_lost_sign(exercise: Exercise) -> dict[str, str]:
    """Two boxes that only follow, one slip."""
    answers = right(exercise)
    answers["dE/dsig(o1)"] = f"{-exercise.sheet.right['dE/dsig(o1)']:.5g}"
    del answers["delta(o1)"]
    return answers


def test_a_students_row() -> None:
    exercise = draw_exercise(2, 5)
    answers = with_lost_sign(exercise) | {"net(h1)": "77"}
    entry = marked(Answers("Ada", exercise, answers))
    row = student_row(entry.form, entry.grade)
    assert (row.student, row.form, row.of) == ("Ada", "2-5", len(exercise.asks))
    assert (row.empty, row.wrong) == (1, ("net(h1)", "dE/dsig(o1)"))
    assert row.slips == ((SlipName.TARGET_MINUS_OUTPUT, 1),)
    assert row.right + row.follows + row.empty + len(row.wrong) == row.of


def test_slips_by_step_over_a_class_of_other_sheets() -> None:
    exercises = [draw_exercise(2, seed) for seed in range(1, 6)]
    sheets = [with_lost_sign(each) for each in exercises[:3]] + [right(e) for e in exercises[3:]]
    entries = [
        marked(Answers(f"s{n}", exercise, answers))
        for n, (exercise, answers) in enumerate(zip(exercises, sheets, strict=True))
    ]
    one_input = draw_exercise(1, 1)
    entries.append(marked(Answers("other", one_input, right(one_input) | {"sig(h1)": "5.5"})))
    rows = step_rows(entry.grade for entry in entries)
    assert [(row.box, row.slip, row.times, row.of) for row in rows] == [
        ("dE/dsig(o1)", SlipName.TARGET_MINUS_OUTPUT, 3, 6),
        ("sig(h1)", None, 1, 6),
    ]


def test_a_class_holds_one_sheet_of_each_form_for_a_student() -> None:
    exercise = draw_exercise(1, 1)
    roll = Roll()
    assert not roll.take(marked(Answers("Ada", exercise, {})))
    assert not roll.take(marked(Answers("Bob", exercise, {})))
    assert roll.take(marked(Answers("Ada", exercise, right(exercise))))
    assert [(entry.student, entry.grade.right) for entry in roll.entries] == [
        ("Ada", len(exercise.asks)), ("Bob", 0),
    ]  # fmt: skip


def test_a_box_written_and_emptied_is_marked_anew() -> None:
    exercise = draw_exercise(1, 1)
    roll = Roll([marked(Answers("Ada", exercise, {}))])
    name = exercise.asks[0]
    roll.write(0, name, f" {right(exercise)[name]} ")
    assert roll.entries[0].grade.right == 1
    roll.write(0, name, "")
    assert (roll.entries[0].grade.right, dict(roll.entries[0].answers.typed)) == (0, {})


def test_sheets_of_other_shapes_are_told_apart() -> None:
    """A student may hand in several that no level gives."""
    shapes = [draw_own(OwnShape(layers), 7) for layers in ((1, 2, 1), (2, 2, 1))]
    roll = Roll([marked(Answers("Ada", exercise, {})) for exercise in shapes])
    assert [entry.form for entry in roll.entries] == ["1-2-1 seed 7", "2-2-1 seed 7"]
