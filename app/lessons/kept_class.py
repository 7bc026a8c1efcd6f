"""The class at hand, kept from one start to the next in a file that only its owner reads.

{"lettersum": "class", "version": 1, "sheets": [files of answers]}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.lessons.class_roll import Roll, marked
from app.lessons.class_sheets import MOST_STUDENTS
from app.lessons.errors import LessonError, naming_file
from app.lessons.exercise_file import Answers, answers_as_json, answers_from, check_kind
from app.lessons.telling import Tell, to_nobody
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.whole_file import whole_file

CLASS_FILES = ("class.json", *(f"class-{n}.json" for n in range(2, 21)))  # a window has one
LARGEST_CLASS_BYTES = 32_000_000
MOST_VALUES = 1_000_000  # in its JSON


def keep_class(roll: Roll, path: Path) -> None:
    """Writes a class; of an empty one there is no file. Raises OSError."""
    if not len(roll):
        path.unlink(missing_ok=True)
        return
    content = {
        "lettersum": "class",
        "version": 1,
        "sheets": [answers_as_json(entry.answers) for entry in roll.entries],
    }
    with whole_file(path, private=True) as stream:
        stream.write(json.dumps(content, ensure_ascii=False).encode())


def kept_class(path: Path, tell: Tell = to_nobody) -> Roll:
    """The class that was kept, marked anew. Raises LessonError for what can't be read, one line
    that begins with the path."""
    with naming_file(path):
        return parse_class(read_ordinary(path, LARGEST_CLASS_BYTES), tell)


def parse_class(source: str | bytes, tell: Tell = to_nobody) -> Roll:
    """Reads the JSON text of a class. Raises LessonError or NNCoreError."""
    content = parse_json(source, MOST_VALUES)
    check_kind(content, "class")
    roll = Roll()
    for answers in sheets_of(content, tell):
        roll.take(marked(answers))
    return roll


def sheets_of(content: Any, tell: Tell = to_nobody) -> Iterator[Answers]:
    """The sheets in the JSON values of a class. Raises LessonError or NNCoreError."""
    sheets = content.get("sheets")
    if not isinstance(sheets, list):
        raise LessonError('"sheets" must be a list of answers')
    if len(sheets) > MOST_STUDENTS:
        raise LessonError(f"has {len(sheets):,} sheets; at most {MOST_STUDENTS} are read")
    for place, sheet in enumerate(sheets):
        tell(place, len(sheets))
        yield answers_from(sheet)
