"""The files that are written for a class: asked for here, and what is to be done with them."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.learn.class_kit import dialogs
from app.gui.learn.class_kit.sheets_page import SheetsPage
from app.gui.learn.errands import Work
from app.lessons.class_roll import Roll
from app.lessons.class_writing import write_moodle, write_sheets
from app.lessons.errors import LessonError
from app.lessons.grading import write_table
from nncore.whole_file import whole_file


class ClassFiles:
    """``sheets`` and ``moodle`` give the work that writes the files, None where no file was named;
    they raise LessonError for what can't be."""

    def __init__(self, parent: QWidget, page: SheetsPage) -> None:
        self._parent, self._page = parent, page

    def sheets(self) -> Work | None:
        """What the page of sheets says, with the key where it is wanted."""
        order = self._page.order
        suffix = ".tex" if order.is_latex else ".pdf"
        out = dialogs.sheets_to_write(self._parent, suffix)
        if out is None:
            return None
        key: Path | None = None
        if self._page.wants_key:
            key = dialogs.key_to_write(self._parent, out)
            if key is None:
                return None
            if key.absolute() == out.absolute():
                raise LessonError(f"{out.name}: sheets and key need two names; choose another")
        return partial(write_sheets, order, out, key)

    def moodle(self) -> Work | None:
        """Questions of the same level and seed."""
        order, variants = self._page.order, self._page.variants.number
        out = dialogs.moodle_to_write(self._parent)
        return (
            None if out is None else partial(write_moodle, order.level, order.seed, variants, out)
        )

    def save_table(self, roll: Roll) -> str:
        """Writes all marks; returns what there is to say."""
        path = dialogs.table_to_write(self._parent)
        if path is None:
            return ""
        text = io.StringIO()
        write_table([entry.grade for entry in roll.entries], text)
        try:
            with whole_file(path) as stream:
                stream.write(text.getvalue().encode())
        except OSError as error:
            return f"{path.name} can't be written ({error.strerror}); choose another place"
        return f"{path.name}: the marks of {len(roll)} sheets"
