"""The questions that pages and lists ask; tests answer them without a window."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from app.gui.widgets.file_questions import file_to_open, file_to_write
from app.gui.widgets.plain_text import message_box
from app.words.shortening import shortened

_TEXT_FILES = "Text (*.txt *.md);;All files (*)"
_WORD_FILES = "Exported words (*.json);;All files (*)"
_LONGEST_TITLE = 60


class Unsaved(Enum):
    """What is to be done with a page of which something is in no file."""

    SAVE = auto()
    THROW_AWAY = auto()
    STAY = auto()


class PageDialogs:
    """Asks the person: each asks and waits; None is no answer."""

    def unsaved(self, parent: QWidget, title: str) -> Unsaved:
        """What to do with the page of this title, of which something is in no file."""
        buttons = QMessageBox.StandardButton
        box = message_box(
            parent,
            QMessageBox.Icon.Question,
            f"Save “{shortened(title, _LONGEST_TITLE)}” first?",
            "What is not in a file would be gone: the draft goes with the page.",
        )
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        if answer == buttons.Save:
            return Unsaved.SAVE
        return Unsaved.THROW_AWAY if answer == buttons.Discard else Unsaved.STAY

    def page_to_open(self, parent: QWidget) -> Path | None:
        """A file with a page."""
        return file_to_open(parent, "Open a page", _TEXT_FILES)

    def page_to_save(self, parent: QWidget, suggested: str) -> Path | None:
        """Where to write a page."""
        return file_to_write(parent, "Save the page", _TEXT_FILES, suggested)

    def text_to_learn(self, parent: QWidget) -> Path | None:
        """A file whose words are to be learned."""
        return file_to_open(parent, "Learn a text file", _TEXT_FILES)

    def words_to_import(self, parent: QWidget) -> Path | None:
        """A file with exported words."""
        return file_to_open(parent, "Import words", _WORD_FILES)

    def words_to_export(self, parent: QWidget) -> Path | None:
        """Where to write words."""
        return file_to_write(parent, "Export words", _WORD_FILES, "lettersum-words.json", ".json")

    def may_wipe(self, parent: QWidget, count: int) -> bool:
        """Whether everything that was learned may be forgotten."""
        buttons = QMessageBox.StandardButton
        box = message_box(
            parent,
            QMessageBox.Icon.Warning,
            f"Forget all {count:,} words and everything else learned from you?",
            "This can't be undone. Export the words first to keep them.",
        )
        forget = box.addButton("Forget everything", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(buttons.Cancel)
        box.setDefaultButton(buttons.Cancel)
        box.exec()
        return box.clickedButton() is forget
