"""The class at hand, kept from one start to the next in a file that only its owner reads.

{"lettersum": "class", "version": 1, "sheets": [files of answers]}
"""

from __future__ import annotations

import json
from pathlib import Path

from app.lessons.class_roll import Roll, marked
from app.lessons.class_sheets import MOST_STUDENTS
from app.lessons.errors import LessonError
from app.lessons.exercise_file import answers_as_json, answers_from, check_kind
from app.lessons.gathering import Tell, to_nobody
from nncore.errors import NNCoreError
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.quoting import quoted_path
from nncore.whole_file import whole_file

CLASS_FILE = "class.json"
LARGEST_CLASS_BYTES = 32_000_000


def keep_class(roll: Roll, folder: Path) -> None:
    """Raises OSError."""
    content = {
        "lettersum": "class",
        "version": 1,
        "sheets": [answers_as_json(entry.answers) for entry in roll.entries],
    }
    with whole_file(folder / CLASS_FILE, private=True) as stream:
        stream.write(json.dumps(content, ensure_ascii=False).encode())


def kept_class(folder: Path, tell: Tell = to_nobody) -> Roll:
    """The class that was kept, marked anew; an empty one where there is none. Raises LessonError
    for what can't be read."""
    path = folder / CLASS_FILE
    if not path.exists():
        return Roll()
    try:
        return parse_class(read_ordinary(path, LARGEST_CLASS_BYTES), tell)
    except OSError as error:
        raise LessonError(f"{quoted_path(path)}: can't be read ({error.strerror})") from None
    except (LessonError, NNCoreError) as error:
        raise LessonError(f"{quoted_path(path)}: {error}") from None


def parse_class(source: str | bytes, tell: Tell = to_nobody) -> Roll:
    """Reads the JSON text of a class. Raises LessonError or NNCoreError."""
    content = parse_json(source)
    check_kind(content, "class")
    sheets = content.get("sheets")
    if not isinstance(sheets, list):
        raise LessonError('"sheets" must be a list of answers')
    if len(sheets) > MOST_STUDENTS:
        raise LessonError(f"has {len(sheets):,} sheets; at most {MOST_STUDENTS} are read")
    roll = Roll()
    for place, sheet in enumerate(sheets):
        tell(place, len(sheets))
        roll.take(marked(answers_from(sheet)))
    return roll
