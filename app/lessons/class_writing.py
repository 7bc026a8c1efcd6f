"""What a class gets, written as files: sheets with their key, and questions for Moodle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.lessons.class_sheets import Form, draw_forms
from app.lessons.latex_sheets import latex_key, latex_worksheets
from app.lessons.moodle import moodle_quiz
from app.lessons.pdf_text import page_count
from app.lessons.telling import Tell, to_nobody
from app.lessons.worksheet import PAPERS, key, worksheets
from nncore.whole_file import check_replaceable, whole_file


@dataclass(frozen=True, slots=True)
class Order:
    """Which sheets, for how many students."""

    level: int
    seed: int
    students: int
    paper: str = PAPERS[0]
    is_latex: bool = False


def write_sheets(order: Order, out: Path, key_file: Path | None, tell: Tell = to_nobody) -> str:
    """Writes the sheets and, where it is asked for, their key; returns what was written. Raises
    OSError."""
    for path in filter(None, (out, key_file)):
        check_replaceable(path)
    parts = order.students * (2 if key_file is None else 3)
    forms = list(_telling(draw_forms(order.level, order.seed, order.students), 0, parts, tell))
    sheets_of, key_of = (latex_worksheets, latex_key) if order.is_latex else (worksheets, key)
    # All is worked out before anything is written: who stops on the way has the old files.
    contents = [(out, sheets_of(_telling(forms, len(forms), parts, tell), order.paper))]
    if key_file is not None:
        told = _telling(forms, 2 * len(forms), parts, tell)
        contents.append((key_file, key_of(told, order.paper)))
    for path, content in contents:
        with whole_file(path) as stream:
            stream.write(content)
    said = (f"{path.name}: {_size(content, order)}" for path, content in contents)
    return " · ".join(said)


def write_moodle(level: int, seed: int, variants: int, out: Path, tell: Tell = to_nobody) -> str:
    """Writes questions for each box of each variant; returns what was written. Raises OSError."""
    check_replaceable(out)
    forms = list(_telling(draw_forms(level, seed, variants), 0, 2 * variants, tell))
    content = moodle_quiz(_telling(forms, variants, 2 * variants, tell))
    with whole_file(out) as stream:
        stream.write(content)
    questions = sum(len(form.exercise.asks) for form in forms)
    return f"{out.name}: {questions:,} questions on {variants} networks"


def _telling(forms: Iterable[Form], done: int, of: int, tell: Tell) -> Iterator[Form]:
    """The forms one after another, telling before each how many parts are done."""
    for place, form in enumerate(forms):
        tell(done + place, of)
        yield form


def _size(content: bytes, order: Order) -> str:
    if order.is_latex:
        return f"{order.students} forms"
    pages = page_count(content)
    return "1 page" if pages == 1 else f"{pages} pages"
