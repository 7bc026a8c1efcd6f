"""What a class handed in, read from many files: what is damaged gets a line, the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.lessons.class_csv import read_table
from app.lessons.class_roll import Entry, Roll, marked
from app.lessons.class_sheets import MOST_STUDENTS
from app.lessons.errors import LessonError, naming_file
from app.lessons.exercise_file import LARGEST_FILE_BYTES, Answers, answers_from
from app.lessons.kept_class import LARGEST_CLASS_BYTES, MOST_VALUES, sheets_of
from app.lessons.telling import Tell, to_nobody
from nncore.untrusted.files import read_ordinary, size_shown
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.quoting import quoted_name, quoted_path


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
            yield from _read(path)
            return
        table = read_table(path)
    except LessonError as error:
        yield LessonError(_with_name_alone(str(error), path))
        return
    for found in table.answers():
        is_error = isinstance(found, LessonError)
        yield LessonError(f"{quoted_path(path.name)}: {found}") if is_error else found


def _read(path: Path) -> Iterator[Answers]:
    """Answers, or all those of a kept class. Raises LessonError, one line that begins with the
    path."""
    with naming_file(path):
        content = read_ordinary(path, LARGEST_CLASS_BYTES)
        values = parse_json(content, MOST_VALUES)
        if isinstance(values, dict) and values.get("lettersum") == "class":
            yield from sheets_of(values)
            return
        if len(content) > LARGEST_FILE_BYTES:
            raise LessonError(f"is larger than {size_shown(LARGEST_FILE_BYTES)}")
        answers = answers_from(values)
        yield replace(answers, student=answers.student or path.stem)


def _with_name_alone(message: str, path: Path) -> str:
    """Many files are mostly in one folder, whose name says nothing."""
    return message.replace(quoted_path(path), quoted_path(path.name), 1)
