"""How far one has come, kept from one start to the next in a file that only its owner reads.

{"lettersum": "walk", "version": 1, "done": ["word", "net"], "page": "error"}
"""

from __future__ import annotations

import json
from pathlib import Path

from app.lessons.errors import LessonError, naming_file
from app.lessons.exercise_file import check_kind
from app.lessons.walk.pages import PAGES
from app.lessons.walk.walking import Walk
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.numbers import text
from nncore.whole_file import whole_file

KEPT_FILE = "walk.json"
_LARGEST_BYTES = 20_000
_MOST_NAMES, _LONGEST_NAME = 200, 100


def keep_walk(walk: Walk, folder: Path) -> None:
    """Raises OSError."""
    done = [page.name for page in PAGES if page.name in walk.done]
    content = {"lettersum": "walk", "version": 1, "done": done, "page": walk.page.name}
    with whole_file(folder / KEPT_FILE, private=True) as stream:
        stream.write((json.dumps(content, indent=1) + "\n").encode())


def kept_walk(folder: Path) -> Walk | None:
    """The walk as it was kept; None where there is none. Pages that are no more are forgotten.
    Raises LessonError for what can't be read."""
    path = folder / KEPT_FILE
    if not path.exists():
        return None
    with naming_file(path):
        return parse_walk(read_ordinary(path, _LARGEST_BYTES))


def parse_walk(source: bytes) -> Walk:
    """Reads the JSON text of a kept walk. Raises LessonError, or NNCoreError."""
    content = parse_json(source)
    check_kind(content, "walk")
    done = content.get("done")
    if not isinstance(done, list) or len(done) > _MOST_NAMES:
        raise LessonError('"done" must be a list of pages such as ["word", "net"]')
    names = [text(name, 'a page in "done"', _LONGEST_NAME) for name in done]
    return Walk(names, text(content.get("page", ""), '"page"', _LONGEST_NAME))
