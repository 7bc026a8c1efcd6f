"""``lettersum worksheet``: sheets for a class, each student other numbers, and their key."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.failures import one_line_errors
from app.lessons.class_sheets import LARGEST_CLASS_SEED, MOST_STUDENTS, draw_forms
from app.lessons.ladder import LADDER
from app.lessons.latex_sheets import latex_key, latex_worksheets
from app.lessons.worksheet import PAPERS, key, worksheets
from nncore.whole_file import whole_file


@click.command()
@click.option("--out", required=True, type=click.Path(), metavar="X.pdf", help="Where to write.")
@click.option("--level", default=6, show_default=True, type=click.IntRange(1, len(LADDER)))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, LARGEST_CLASS_SEED),
              help="Which numbers; the same seed gives the same sheets.")  # fmt: skip
@click.option("--students", default=1, show_default=True, type=click.IntRange(1, MOST_STUDENTS))
@click.option("--key", "key_file", type=click.Path(), metavar="KEY.pdf",
              help="Also write every number of every sheet.")  # fmt: skip
@click.option("--paper", default=PAPERS[0], show_default=True, type=click.Choice(PAPERS))
@click.option("--latex", is_flag=True, help="Write LaTeX instead of PDF.")
def worksheet(
    out: str, level: int, seed: int, students: int, key_file: str | None, paper: str, latex: bool
) -> None:
    """Worksheets to print: the network, its numbers, boxes to fill in, room to write.

    \b
    lettersum worksheet --level 6 --students 30 --out sheets.pdf --key key.pdf
    """
    sheets_of, key_of = (latex_worksheets, latex_key) if latex else (worksheets, key)
    with one_line_errors():
        forms = list(draw_forms(level, seed, students))
        with whole_file(Path(out)) as stream:
            stream.write(sheets_of(forms, paper))
        if key_file is not None:
            with whole_file(Path(key_file)) as stream:
                stream.write(key_of(forms, paper))
    click.echo(f"{out}: {students} sheets of level {level}, seed {seed}", err=True)
