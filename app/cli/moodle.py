"""``lettersum moodle``: an exercise as Moodle questions."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.failures import one_line_errors
from app.lessons.class_sheets import LARGEST_CLASS_SEED, MOST_VARIANTS, draw_forms
from app.lessons.ladder import LADDER
from app.lessons.moodle import moodle_quiz
from nncore.whole_file import whole_file


@click.command()
@click.option("--out", required=True, type=click.Path(), metavar="X.xml", help="Where to write.")
@click.option("--level", default=6, show_default=True, type=click.IntRange(1, len(LADDER)))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, LARGEST_CLASS_SEED),
              help="Which numbers; the same seed gives the same questions.")  # fmt: skip
@click.option("--variants", default=1, show_default=True, type=click.IntRange(1, MOST_VARIANTS),
              help="How many networks, each with other numbers.")  # fmt: skip
def moodle(out: str, level: int, seed: int, variants: int) -> None:
    """Questions to import into Moodle: a number each, known slips with their own feedback.

    \b
    lettersum moodle --level 6 --variants 10 --out backpropagation.xml
    """
    with one_line_errors():
        content = moodle_quiz(list(draw_forms(level, seed, variants)))
        with whole_file(Path(out)) as stream:
            stream.write(content)
    click.echo(f"{out}: {variants} networks of level {level}, seed {seed}", err=True)
