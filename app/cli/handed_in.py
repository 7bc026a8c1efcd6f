"""Files and folders that a command is given to read, of whatever kind, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from app.cli.progress import progress_bar
from app.own_text.sources import NO_CHOICES, Choices, OwnTextError, Skipped, Source

if TYPE_CHECKING:  # they are not needed to show the help
    from app.own_text.reading import TextReading

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What is to be read. ``converts``: whether text in an encoding that was guessed is."""

    paths: Sequence[Path]
    choices: Choices = NO_CHOICES
    converts: bool = False


def handed_in_options(command: Command) -> Command:
    """Gives a command the options ``--column``, ``--field`` and ``--convert``."""
    for option in reversed((
        click.option("--column", metavar="NAME|NUMBER",
                     help="The column of tables that is read; by default that with most text."),
        click.option("--field", metavar="NAME",
                     help="The field of JSON that is read, such as text or messages.text."),
        click.option("--convert", is_flag=True,
                     help="Read text that isn't UTF-8 in the encoding that it seems to be in."),
    )):  # fmt: skip
        command = option(command)
    return command


def look_at_handed_in(handed_in: HandedIn) -> TextReading:
    """What is to be read, with what is skipped said on stderr. Raises OwnTextError for a path that
    isn't there, and where there is nothing to read."""
    from app.own_text.looking import find_sources
    from app.own_text.reading import TextReading, sort_out
    from app.own_text.summary import outcome_lines
    from app.own_text.walking import NO_FILE

    found: list[Source | Skipped] = []
    with progress_bar() as show:
        sources = find_sources(handed_in.paths, handed_in.choices, counts_words=False)
        for count, each in enumerate(sources, start=1):
            if isinstance(each, Skipped) and each.path == each.given and each.reason == NO_FILE:
                raise OwnTextError(f"{outcome_lines([each])[0]}; check the path")
            found.append(each)
            show(0, 1, f"looking at files, {count:,} so far")
    read, skipped = sort_out(found, handed_in.converts)
    waiting = len(skipped) - sum(isinstance(each, Skipped) for each in found)
    convert = "; --convert reads it so" if waiting else ""
    if not read:
        first, *more = outcome_lines(skipped, 1) or ["there are no files"]
        others = f" ({more[0]})" if more else ""
        raise OwnTextError(f"nothing to read: {first}{others}{convert}")
    _tell(outcome_lines(skipped))
    if waiting:
        _tell([f"--convert reads {waiting:,} of them"])
    return TextReading(read)


def tell_outcomes(reading: TextReading) -> None:
    """Says on stderr how many mails and messages were read, and what couldn't be after all."""
    from app.own_text.summary import outcome_lines

    _tell(outcome_lines(reading.outcomes))


def _tell(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line, err=True)
