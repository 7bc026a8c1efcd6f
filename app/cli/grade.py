"""``lettersum grade ANSWERS.json…``: marks, box by box."""

from __future__ import annotations

import io
import json
from pathlib import Path

import click

from app.cli.failures import one_line_errors
from app.lessons.errors import LessonError
from app.lessons.exercise_file import read_answers
from app.lessons.grading import Grade, write_table
from app.lessons.grading import grade as graded
from nncore.untrusted.quoting import one_line, printable
from nncore.whole_file import whole_file


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="ANSWERS.json…")
@click.option("--csv", "table", type=click.Path(), metavar="OUT",
              help="Also write a table: a line for each box of each learner.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def grade(files: tuple[str, ...], table: str | None, as_json: bool) -> None:
    """Marks answers box by box, with the learner's own earlier numbers where they are not right.

    \b
    lettersum grade answers/*.json --csv marks.csv
    """
    grades, refused = [], 0
    for file in files:
        try:
            grades.append(graded(read_answers(file)))
        except LessonError as error:
            click.echo(one_line(f"lettersum: {error}"), err=True)
            refused += 1
    if table is not None:
        with one_line_errors():
            _write(grades, table)
    if as_json:
        click.echo(json.dumps([each.to_json() for each in grades], ensure_ascii=False))
    else:
        for each in grades:
            _print(each)
    if refused:
        raise SystemExit(1)


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
