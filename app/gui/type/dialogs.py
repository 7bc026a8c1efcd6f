"""The questions that pages and lists ask; tests answer them without a window."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

_TEXT_FILES = "Text (*.txt *.md);;All files (*)"
_WORD_FILES = "Exported words (*.json);;All files (*)"


class Unsaved(Enum):
    """What is to be done with a page that is not saved."""

    SAVE = auto()
    THROW_AWAY = auto()
    STAY = auto()


class Dialogs(Protocol):
    """Each asks and waits; None is no answer."""

    def unsaved(self, parent: QWidget, title: str) -> Unsaved:
        """What to do with the page of this title, which is not saved."""

    def page_to_open(self, parent: QWidget) -> Path | None:
        """A file with a page."""

    def page_to_save(self, parent: QWidget, suggested: str) -> Path | None:
        """Where to write a page."""

    def words_to_import(self, parent: QWidget) -> Path | None:
        """A file with exported words."""

    def words_to_export(self, parent: QWidget) -> Path | None:
        """Where to write words."""

    def may_wipe(self, parent: QWidget, count: int) -> bool:
        """Whether everything that was learned may be forgotten."""


class AskingDialogs:
    """Asks the person."""

    def unsaved(self, parent: QWidget, title: str) -> Unsaved:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Lettersum")
        box.setText(f"Save “{title}” first?")
        box.setInformativeText("What was written since it was last saved would be gone.")
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        if answer == buttons.Save:
            return Unsaved.SAVE
        return Unsaved.THROW_AWAY if answer == buttons.Discard else Unsaved.STAY

    def page_to_open(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, "Open a page", "", _TEXT_FILES)
        return Path(name) if name else None

    def page_to_save(self, parent: QWidget, suggested: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, "Save the page", suggested, _TEXT_FILES)
        return Path(name) if name else None

    def words_to_import(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, "Import words", "", _WORD_FILES)
        return Path(name) if name else None

    def words_to_export(self, parent: QWidget) -> Path | None:
        suggested = "lettersum-words.json"
        name, _ = QFileDialog.getSaveFileName(parent, "Export words", suggested, _WORD_FILES)
        return Path(name) if name else None

    def may_wipe(self, parent: QWidget, count: int) -> bool:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Lettersum")
        box.setText(f"Forget all {count:,} words and everything else learned from you?")
        box.setInformativeText("This can't be undone. Export the words first to keep them.")
        forget = box.addButton("Forget everything", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(buttons.Cancel)
        box.setDefaultButton(buttons.Cancel)
        box.exec()
        return box.clickedButton() is forget
