"""``lettersum grade ANSWERS.json…``: marks, box by box."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import click

from app.cli.failures import one_line_errors
from app.lessons.class_csv import read_table
from app.lessons.class_table import step_rows
from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers, read_answers
from app.lessons.grading import Grade, write_table
from app.lessons.grading import grade as graded
from nncore.untrusted.quoting import one_line, printable, quoted_path
from nncore.whole_file import whole_file


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="ANSWERS…")
@click.option("--csv", "table", type=click.Path(), metavar="OUT",
              help="Also write a table: a line for each box of each learner.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def grade(files: tuple[str, ...], table: str | None, as_json: bool) -> None:
    """Marks answers box by box, with the learner's own earlier numbers where they are not right.

    A file whose name ends in .csv is a table: its first row is student,form,net(h1),sig(h1) …, with
    the form that stands on each sheet, and each student has a row.

    \b
    lettersum grade answers/*.json --csv marks.csv
    """
    grades: list[Grade] = []
    refused = 0
    for file in files:
        for found in _answers_in(file):
            if isinstance(found, LessonError):
                click.echo(one_line(f"lettersum: {found}"), err=True)
                refused += 1
            else:
                grades.append(graded(found))
    if table is not None:
        with one_line_errors():
            _write(grades, table)
    if as_json:
        click.echo(json.dumps([each.to_json() for each in grades], ensure_ascii=False))
    else:
        for each in grades:
            _print(each)
        if len(grades) > 1:
            _print_steps(grades)
    if refused:
        raise SystemExit(1)


def _answers_in(file: str) -> Iterator[Answers | LessonError]:
    """Each sheet in a file, or why it can't be read."""
    try:
        if not file.lower().endswith(".csv"):
            yield read_answers(file)
            return
        table = read_table(Path(file))
    except LessonError as error:
        yield error
        return
    for found in table.answers():
        is_error = isinstance(found, LessonError)
        yield LessonError(f"{quoted_path(file)}: {found}") if is_error else found


def _write(grades: list[Grade], table: str) -> None:
    text = io.StringIO()
    write_table(grades, text)
    with whole_file(Path(table)) as stream:
        stream.write(text.getvalue().encode())


def _print(each: Grade) -> None:
    click.echo(f"{printable(each.student) or 'somebody'}: {each.right} of {len(each.boxes)} right")
    for box in each.boxes:
        slip = f" ({box.mark.slip.name})" if box.mark.slip else ""
        typed = printable(box.typed) or "–"
        click.echo(f"  {box.mark.name:<18} {typed:>12}  {box.mark.verdict}{slip}")


def _print_steps(grades: list[Grade]) -> None:
    """What went wrong in the class, the most frequent first."""
    click.echo("what went wrong:")
    for row in step_rows(grades):
        slip = row.slip or "no slip that is known"
        click.echo(f"  {row.box:<18} {slip}  {row.times} of {row.of}")
