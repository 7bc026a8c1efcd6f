"""What is asked about a class: which files, and whether it may go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.widgets.file_questions import file_to_write, files_to_open
from app.gui.widgets.yes_no import may_lose

_ANSWERS = "Answers and tables (*.json *.csv);;All files (*)"
_TABLES = "Tables (*.csv);;All files (*)"
_MOODLE = "Moodle questions (*.xml);;All files (*)"
_NETWORKS = "Networks (*.json);;All files (*)"
_LESSONS = "Lessons (*.json);;All files (*)"
_SHEETS = {".pdf": "PDF (*.pdf);;All files (*)", ".tex": "LaTeX (*.tex);;All files (*)"}


def answers_to_open(parent: QWidget) -> list[Path]:
    """Any number of files; none is no answer."""
    return files_to_open(parent, "Open answers", _ANSWERS)


def table_to_write(parent: QWidget) -> Path | None:
    """None is no answer."""
    return file_to_write(parent, "Save the marks", _TABLES, "marks.csv", ".csv")


def moodle_to_write(parent: QWidget) -> Path | None:
    """None is no answer."""
    return file_to_write(parent, "Write questions", _MOODLE, "backpropagation.xml", ".xml")


def sheets_to_write(parent: QWidget, suffix: str) -> Path | None:
    """None is no answer."""
    return file_to_write(parent, "Write sheets", _SHEETS[suffix], f"sheets{suffix}", suffix)


def key_to_write(parent: QWidget, sheets: Path) -> Path | None:
    """Beside the sheets, if nobody says otherwise. None is no answer."""
    suffix, suggested = sheets.suffix, str(sheets.with_name(f"{sheets.stem}-key{sheets.suffix}"))
    kinds = _SHEETS.get(suffix, next(iter(_SHEETS.values())))
    return file_to_write(parent, "Write the key", kinds, suggested, suffix)


def networks_to_open(parent: QWidget) -> list[Path]:
    """Any number of files; none is no answer."""
    return files_to_open(parent, "Add networks", _NETWORKS)


def lesson_to_write(parent: QWidget) -> Path | None:
    """None is no answer."""
    return file_to_write(parent, "Save the lesson", _LESSONS, "lesson.json", ".json")


def may_empty(parent: QWidget, sheets: int) -> bool:
    """Whether all sheets may go."""
    number = "one sheet" if sheets == 1 else f"{sheets} sheets"
    return may_lose(
        parent,
        f"Take {number} out of the class?",
        "Files that were opened stay where they are; what was typed in here would be gone.",
    )
