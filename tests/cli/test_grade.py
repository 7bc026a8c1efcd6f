"""``lettersum grade``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from app.lessons.exercise_file import Answers, answers_as_json
from app.lessons.ladder import draw_exercise
from tests.cli.terminal import Lettersum


def answers_in(folder: Path, student: str, seed: int) -> Path:
    exercise = draw_exercise(2, seed)
    typed = {name: f"{exercise.sheet.right[name]:.4g}" for name in exercise.asks}
    file = folder / f"{student}.json"
    file.write_text(json.dumps(answers_as_json(Answers(student, exercise, typed))))
    return file


def test_a_class_with_two_damaged_files(lettersum: Lettersum, tmp_path: Path) -> None:
    files = [answers_in(tmp_path, f"student{seed:02}", seed) for seed in range(8)]
    files[3].write_text("{")
    files[5].write_text("[]")
    table = tmp_path / "marks.csv"
    done = lettersum("grade", *map(str, files), "--csv", str(table), "--json")
    assert done.code == 1
    grades = json.loads(done.out)
    assert [each["student"] for each in grades] == [
        f"student{seed:02}" for seed in range(8) if seed not in (3, 5)
    ]
    assert all(each["right"] == each["of"] == 15 for each in grades)
    assert len(done.err.splitlines()) == 2
    assert "student03.json" in done.err
    with table.open() as stream:
        assert len(list(csv.DictReader(stream))) == 6 * 15


def test_for_people(lettersum: Lettersum, tmp_path: Path) -> None:
    out = lettersum("grade", str(answers_in(tmp_path, "Ada", 1))).out
    assert out.startswith("Ada: 15 of 15 right\n")
    assert "net(h1)" in out


def test_names_are_shown_as_text(lettersum: Lettersum, tmp_path: Path) -> None:
    file = answers_in(tmp_path, "Ada", 1)
    file.write_text(file.read_text().replace('"Ada"', '"A\\u001b[31mda\\n"'))
    out = lettersum("grade", str(file)).out
    assert "\x1b" not in out
    assert out.splitlines()[1].lstrip().startswith("net(h1)")


def test_a_table_of_boxes_is_graded_row_by_row(lettersum: Lettersum, tmp_path: Path) -> None:
    right = draw_exercise(2, 4).sheet.right
    table = tmp_path / "class.csv"
    table.write_text(
        "student,form,net(h1),dE/dsig(o1)\n"
        f"Ada,2-4,{right['net(h1)']:.4g},{-right['dE/dsig(o1)']:.4g}\n"
        f"Ben,2-4,{right['net(h1)']:.4g},{right['dE/dsig(o1)']:.4g}\n"
        "Cy,nothing,1,1\n"
    )
    done = lettersum("grade", str(table), "--json")
    assert done.code == 1
    assert [(each["student"], each["right"]) for each in json.loads(done.out)] == [
        ("Ada", 1), ("Ben", 2),
    ]  # fmt: skip
    assert len(done.err.splitlines()) == 1
    assert "class.csv: line 4: 'nothing' is no form" in done.err
    shown = lettersum("grade", str(table)).out
    assert "what went wrong:\n  dE/dsig(o1)        target_minus_output  1 of 2\n" in shown
