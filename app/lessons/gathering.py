"""What a class handed in, read from many files: what is damaged gets a line, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.lessons.class_csv import read_table
from app.lessons.class_roll import Entry, Roll, marked
from app.lessons.class_sheets import MOST_STUDENTS
from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers, read_answers
from nncore.untrusted.quoting import quoted_name, quoted_path

Tell = Callable[[int, int], None]  # how many are done, of how many; may raise to end the work


def to_nobody(done: int, of: int) -> None:
    """For whoever needs no progress."""


@dataclass(frozen=True)
class Gathered:
    """What could be taken, and a line for each file or row that couldn't."""

    entries: tuple[Entry, ...]
    refused: tuple[str, ...]


def gather(paths: Sequence[Path], tell: Tell = to_nobody) -> Gathered:
    """Reads files of answers, and tables whose names end in ``.csv``."""
    entries: list[Entry] = []
    refused = [
        f"{quoted_path(path.name)}: not read, as {MOST_STUDENTS} files are read at once"
        for path in paths[MOST_STUDENTS:]
    ]
    taken = paths[:MOST_STUDENTS]
    for place, path in enumerate(taken):
        tell(place, len(taken))
        for found in _found_in(path):
            tell(place, len(taken))
            if isinstance(found, LessonError):
                refused.append(str(found))
            else:
                entries.append(marked(found))
    return Gathered(tuple(entries), tuple(refused))


def take_in(roll: Roll, found: Gathered) -> tuple[str, list[str]]:
    """Takes what was gathered into a class; returns what there is to say, and a line for each thing
    that was refused."""
    taken, again, refused = 0, 0, list(found.refused)
    for entry in found.entries:
        try:
            again += roll.take(entry)
            taken += 1
        except LessonError as error:
            refused.append(f"{quoted_name(entry.student)}: {error}")
    parts = [f"{taken} taken"]
    parts += [f"{again} of them in the place of an earlier one"] * bool(again)
    parts += [f"{len(refused)} refused"] * bool(refused)
    return ", ".join(parts), refused


def _found_in(path: Path) -> Iterator[Answers | LessonError]:
    try:
        if path.suffix.lower() != ".csv":
            answers = read_answers(path)
            yield Answers(answers.student or path.stem, answers.exercise, answers.typed)
            return
        table = read_table(path)
    except LessonError as error:
        yield LessonError(_with_name_alone(str(error), path))
        return
    for found in table.answers():
        is_error = isinstance(found, LessonError)
        yield LessonError(f"{quoted_path(path.name)}: {found}") if is_error else found


def _with_name_alone(message: str, path: Path) -> str:
    """Many files are mostly in one folder, whose name says nothing."""
    return message.replace(quoted_path(path), quoted_path(path.name), 1)
