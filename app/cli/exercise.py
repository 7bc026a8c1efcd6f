"""``lettersum exercise``: one exercise in the terminal, or as a file."""

from __future__ import annotations

import json
import sys

import click

from app.cli.failures import one_line_errors
from app.lessons.desk import Desk
from app.lessons.exercise_file import LARGEST_SEED, exercise_as_json
from app.lessons.ladder import LADDER, Exercise, draw_exercise
from app.lessons.own_shape import OwnShape, draw_own, read_layers
from app.lessons.printed_sheet import answer_lines, sheet_lines

_LEAVE = ("q", "quit", "exit")


@click.command()
@click.option("--level", default=1, show_default=True, type=click.IntRange(1, len(LADDER)),
              help="How far up the ladder; 6 is the article's network.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, LARGEST_SEED),
              help="Which numbers; the same seed gives the same exercise.")  # fmt: skip
@click.option("--weight", metavar="NAME",
              help="Ask for all that is on the way to this weight's new value.")  # fmt: skip
@click.option("--shape", metavar="LAYERS",
              help="Layers of your own, such as 3-4-2-1, in place of a level.")  # fmt: skip
@click.option("--no-bias", is_flag=True, help="With --shape: without biases.")
@click.option("--json", "as_json", is_flag=True, help="Print the exercise as a file.")
def exercise(
    level: int, seed: int, weight: str | None, shape: str | None, no_bias: bool, as_json: bool
) -> None:
    """Work a network through by hand, box by box, and have each number marked.

    \b
    lettersum exercise --level 6
    lettersum exercise --level 6 --seed 3 --weight w1 --json > exercise.json
    lettersum exercise --shape 3-4-2-1 --weight w5
    """
    if no_bias and shape is None:
        raise click.UsageError("--no-bias goes with --shape; the levels have what they have")
    with one_line_errors():
        if shape is None:
            drawn = draw_exercise(level, seed, weight)
        else:
            drawn = draw_own(OwnShape(read_layers(shape), not no_bias, weight or ""), seed)
    if as_json:
        click.echo(json.dumps(exercise_as_json(drawn), ensure_ascii=False))
        return
    for line in sheet_lines(drawn):
        click.echo(line)
    _ask(drawn)


def _ask(drawn: Exercise) -> None:
    """Box by box; an empty line leaves one out, q ends it."""
    desk = Desk(drawn)
    for name in drawn.asks:
        while not desk.is_done(name):
            typed = _answer(name)
            if typed is None:
                click.echo()
                click.echo("\n".join(answer_lines(desk)))
                return
            if not typed:
                break
            desk.write(name, typed)
            for line in desk.said(name).all_lines:
                click.echo(f"  {line}")
    click.echo("\n".join(answer_lines(desk)))


def _answer(name: str) -> str | None:
    """None where the learner has had enough, or there is nobody."""
    click.echo(f"{name} = ", nl=False)
    typed = sys.stdin.readline()
    if not typed or typed.strip().lower() in _LEAVE:
        return None
    return typed.strip()
