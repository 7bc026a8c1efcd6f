"""Thirty files, some of them damaged; and what is kept of them."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from app.lessons.class_roll import Roll, marked
from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers
from app.lessons.gathering import gather
from app.lessons.kept_class import CLASS_FILES, keep_class, kept_class
from app.lessons.kept_desk import write_answers
from app.lessons.ladder import draw_exercise


def hand_in(folder: Path, number: int, student: str) -> Path:
    exercise = draw_exercise(2, number)
    typed = {name: f"{exercise.sheet.right[name]:.4g}" for name in exercise.asks[:number]}
    path = folder / f"sheet-{number}.json"
    write_answers(path, Answers(student, exercise, typed))
    return path


def test_damaged_files_get_a_line_each_and_the_others_go_on(tmp_path: Path) -> None:
    paths = [hand_in(tmp_path, number, f"s{number}") for number in range(1, 6)]
    paths[1].write_text(paths[1].read_text()[:100])
    paths[3].write_bytes(b"\xff\xd8 a picture")
    told: list[tuple[int, int]] = []
    found = gather([*paths, tmp_path / "gone.json"], lambda done, of: told.append((done, of)))
    assert [entry.student for entry in found.entries] == ["s1", "s3", "s5"]
    assert [entry.grade.right for entry in found.entries] == [1, 3, 5]
    assert len(found.refused) == 3
    for line, name in zip(found.refused, ("sheet-2", "sheet-4", "gone"), strict=True):
        assert name in line
        assert "\n" not in line
    assert told[-1] == (5, 6)


def test_whoever_gave_no_name_is_called_as_the_file_is(tmp_path: Path) -> None:
    assert [entry.student for entry in gather([hand_in(tmp_path, 3, "")]).entries] == ["sheet-3"]


def test_too_many_files_are_said_not_read(tmp_path: Path) -> None:
    found = gather([tmp_path / "x.json"] * 1001)
    assert len(found.refused) == 1001
    assert "not read, as 999 files are read at once" in found.refused[0]


def test_the_work_ends_where_the_one_told_wants_it(tmp_path: Path) -> None:
    class EnoughError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done == 1:
            raise EnoughError

    with pytest.raises(EnoughError):
        gather([hand_in(tmp_path, 1, "a"), hand_in(tmp_path, 2, "b")], stop)


def test_a_class_is_kept_for_its_owner_alone_and_comes_back(tmp_path: Path) -> None:
    paths = [hand_in(tmp_path, number, f"s{number}") for number in (1, 2)]
    roll = Roll(gather(paths).entries)
    path = tmp_path / CLASS_FILES[0]
    keep_class(roll, path)
    back = kept_class(path)
    assert [each.grade.to_json() for each in back.entries] == [
        each.grade.to_json() for each in roll.entries
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.student for each in gather([path]).entries] == ["s1", "s2"]  # as if handed in
    keep_class(Roll(), path)
    assert not path.exists()


@pytest.mark.parametrize(
    "content", ["{", '{"lettersum": "class", "version": 2}', '{"lettersum": "class", "version": 1}',
                '{"lettersum": "class", "version": 1, "sheets": [3]}'],
)  # fmt: skip
def test_a_damaged_class_is_refused_in_a_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "class.json"
    path.write_text(content)
    with pytest.raises(LessonError, match=r"class\.json"):
        kept_class(path)
    assert len(gather([path]).refused) == 1


def test_a_class_of_more_sheets_than_there_may_be(tmp_path: Path) -> None:
    sheet = {"lettersum": "answers", "version": 1, "exercise": {"level": 1, "seed": 1}}
    content = {"lettersum": "class", "version": 1, "sheets": [sheet] * 1000}
    (tmp_path / "class.json").write_text(json.dumps(content))
    with pytest.raises(LessonError, match="1,000 sheets"):
        kept_class(tmp_path / "class.json")


def test_a_full_class_takes_no_more() -> None:
    exercise = draw_exercise(1, 1)
    entry = marked(Answers("", exercise, {}))
    roll = Roll()
    for number in range(999):
        roll.take(type(entry)(Answers(f"s{number}", exercise, {}), entry.grade))
    with pytest.raises(LessonError, match="999 sheets"):
        roll.take(entry)
    assert roll.take(type(entry)(Answers("s5", exercise, {}), entry.grade))
