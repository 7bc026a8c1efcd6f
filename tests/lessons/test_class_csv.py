"""Boxes of a class from a table, in the ways table programs write one."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.lessons.class_csv import parse_table, read_table
from app.lessons.class_sheets import draw_forms, exercise_of, form_of
from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers
from app.lessons.gathering import gather
from nncore.errors import UntrustedError


def taken(text: str) -> list[Answers]:
    found = list(parse_table(text.encode()).answers())
    assert all(isinstance(each, Answers) for each in found), found
    return [each for each in found if isinstance(each, Answers)]


def test_the_form_on_a_sheet_finds_its_exercise() -> None:
    for form in draw_forms(6, 3, 2):
        found = exercise_of(f" {form.name} ")
        assert found.sheet.given == form.exercise.sheet.given
        assert (found.asks, form_of(found)) == (form.exercise.asks, form.name)


@pytest.mark.parametrize(
    "form", ["", "6", "6-", "-3", "six-1", "0-1", "10-1", "6-1-2", "٦-1", "6-" + "9" * 40]
)
def test_what_is_no_form(form: str) -> None:
    with pytest.raises(LessonError, match="is no form"):
        exercise_of(form)


@pytest.mark.parametrize(
    "text",
    [
        "student,form,net(h1),∂E/∂w1\nAda,1-7,0.48,\nBob,1-8,,0.01\n",
        "student;form;net(h1);dE/dw1\r\nAda;1-7;0.48;\r\nBob;1-8;;0.01\r\n",
        "\ufeffForm\tSTUDENT\tnet(h1)\tdE/dw1\n1-7\tAda\t0.48\n\n1-8\tBob\t\t0.01",
        'student,form,net(h1),dE/dw1,\n"Ada","1-7","0.48","",\nBob,1-8,,0.01,\n',
    ],
    ids=["commas", "semicolons", "tabs", "quoted"],
)
def test_a_table_is_read_however_it_was_written(text: str) -> None:
    found = taken(text)
    assert [(each.student, form_of(each.exercise), dict(each.typed)) for each in found] == [
        ("Ada", "1-7", {"net(h1)": "0.48"}),
        ("Bob", "1-8", {"dE/dw1": "0.01"}),
    ]


def test_decimal_commas_stand_between_semicolons() -> None:
    (found,) = taken("student;form;net(h1)\nAda;1-7;0,48\n")
    assert found.typed == {"net(h1)": "0,48"}


def test_without_a_name_the_form_is_the_name() -> None:
    assert [each.student for each in taken("form,net(h1)\n1-7,0.5\n")] == ["form 1-7"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("student,net(h1)\nAda,1\n", 'no column "form"'),
        ("form,net(h1),net(h1)\n1-7,1,2\n", "two columns"),
        ("form,net(h1)\n1-7,1,2\n", "line 2: has more cells"),
        ("form,\n1-7,1\n", "line 2: has something in a column without a name"),
        ('form,net(h1)\n1-7,"1\n', "line 2: not a table"),
        ("form," + ",".join(map(str, range(600))), "601 columns"),
        ("form,net(h1)\n" + "1-7,1\n" * 1000, "more than 999 rows"),
    ],
)
def test_a_table_that_cant_be_read_is_refused_in_a_line(text: str, said: str) -> None:
    with pytest.raises(LessonError, match=said) as raised:
        parse_table(text.encode())
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("content", [b"form\0", b"\xff\xfe", b"form,\xe9\n"])
def test_what_is_no_text(content: bytes) -> None:
    with pytest.raises(UntrustedError):
        parse_table(content)


def test_a_row_that_cant_be_taken_gets_a_line_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("student,form,net(h1),net(h9)\nAda,1-7,0.5,\nBob,1-8,,1\nCy,x,1,\nDee,1-9,,\n")
    found = gather([path])
    assert [entry.student for entry in found.entries] == ["Ada", "Dee"]
    assert len(found.refused) == 2
    assert "line 3" in found.refused[0]
    assert "net(h9)" in found.refused[0]
    assert "line 4: 'x' is no form" in found.refused[1]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"none\.csv: can't be read"):
        read_table(tmp_path / "none.csv")
