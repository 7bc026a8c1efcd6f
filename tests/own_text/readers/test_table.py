from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_text.readers.table import head_rows, layout_of, read_rows
from app.own_text.sources import LIMITS, Choices, LeftOut, TableLayout
from tests.own_text.files import left_out_of, reason_of, source_of, texts_of, written

CELLS = st.text(st.sampled_from("ab é€😀'\"’,;\t|\n\r\0."), max_size=12)


def table(rows: list[list[str]], delimiter: str = ",") -> bytes:
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def rows_of(content: bytes, delimiter: str = ",") -> list[list[str] | LeftOut]:
    return list(read_rows(BytesIO(content), "utf-8", delimiter, LIMITS))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=8), st.sampled_from(",;\t|"))
def test_what_the_standard_library_writes_comes_out(rows: list[list[str]], sign: str) -> None:
    assert [row for row in rows_of(table(rows, sign), sign) if row] == rows


def test_the_column_with_most_letters_is_read(tmp_path: Path) -> None:
    rows = [["id", "name", "link", "what they said"]]
    rows += [
        [f"{number:09}", "Alexandra Konstantinopolsky", f"https://a.example/a/long/path/{number}",
         f"It is nice, no {number}"]
        for number in range(20)
    ]  # fmt: skip
    source = source_of(written(tmp_path / "a.csv", table(rows)))
    assert source.part == "what they said"
    assert [part.name for part in source.parts] == rows[0]
    assert texts_of(source) == [row[3] for row in rows[1:]]


def test_a_column_is_chosen_by_name_or_number(tmp_path: Path) -> None:
    rows = [["3", "text", "note"], ["a b", "It is a long text", "short"]]
    path = written(tmp_path / "a.csv", table(rows))
    choices = {"note": "short", "2": "It is a long text", "1": "a b"}
    for chosen, text in choices.items():
        assert texts_of(source_of(path, Choices(column=chosen)))[-1] == text
    reason = reason_of(path, Choices(column="body\n"))
    assert reason == r'has no column "body\n", but 1, 2, 3'
    names = written(tmp_path / "b.csv", table([["no", "text"], ["1", "It is"]]))
    assert reason_of(names, Choices(column="3")) == 'has no column "3", but no, text'


@pytest.mark.parametrize("sign", ",;\t|")
def test_the_sign_between_cells_is_found_out(sign: str) -> None:
    rows = [["id", "text"], ["1", "Well, well; it is | or not"], ["2", "Yes, and no, and yes"]]
    head = table(rows, sign).decode()
    assert layout_of(head, 1_000) == TableLayout(sign, 0, True)


def test_tables_of_tabs_are_known_by_their_name(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", "id\ttext\n1\ta, b, c\n2\td, e, f\n")
    assert texts_of(source_of(path)) == ["a, b, c", "d, e, f"]


@pytest.mark.parametrize(
    ("first", "are_names"),
    [
        (["id", "text"], True),
        (["Full name", "What was said (in words)"], True),
        (["1", "text"], False),
        (["id", "How are you today?"], False),
        (["text", "text"], False),
        (["", "text"], True),
        (["", ""], False),
        (["id", "this is so long that nobody would call anything so"], False),
    ],
)
def test_the_first_row_may_be_names(first: list[str], are_names: bool) -> None:
    head = table([first, ["3", "words"]]).decode()
    assert layout_of(head, 1_000).has_names is are_names


def test_rows_of_other_lengths(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "id,text\n1\n\n2,words\n3,more words,and,others\n,\n")
    assert texts_of(source_of(path)) == ["words", "more words"]


def test_a_table_without_cells(tmp_path: Path) -> None:
    assert reason_of(written(tmp_path / "a.csv", "\n\n\n")) == "has no text"
    assert reason_of(written(tmp_path / "b.csv", "1,2\n3,4\n")) == "has no words"


def test_lines_cells_and_rows_beyond_the_limits_are_left_out(tmp_path: Path) -> None:
    source = source_of(written(tmp_path / "a.csv", "id,text\n1,one\n2,two\n"))
    limits = replace(LIMITS, line_signs=30, cell_signs=20)
    broken = {
        "1," + "x" * 40: "rows that are too long",
        '1,"' + "x" * 25 + '"': "rows that are too long",
        # A cell that never ends, and a row that never does.
        '1,"two\n' + "three\n" * 5: "rows that are too long",
        '1,"x\n' + 'y","z\n' * 40: "rows that are too long",
    }
    for lines, what in broken.items():
        content = f"id,text\n1,before\n{lines}\n9,behind\n".encode()
        assert texts_of(source, content, limits)[0] == "before"
        assert texts_of(source, content, limits)[-1] == "behind"
        assert set(left_out_of(source, content, limits)) == {what}
        assert max(map(len, texts_of(source, content, limits))) <= 30


def test_others_keep_their_own_limit() -> None:
    before = csv.field_size_limit()
    cell = "x " * before
    assert rows_of(table([["1", cell]])) == [["1", cell]]
    assert head_rows(f"1,{cell}", ",", 2 * len(cell)) == [["1", cell]]
    assert csv.field_size_limit() == before
