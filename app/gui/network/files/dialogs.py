"""The questions that network files ask; tests answer them without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.gui.widgets.file_questions import file_to_open, file_to_write

SUFFIX = ".json"
_NETWORK_FILES = f"Networks (*{SUFFIX});;All files (*)"


class Dialogs(Protocol):
    """Each asks and waits; None is no answer."""

    def network_to_open(self, parent: QWidget, folder: Path) -> Path | None:
        """A network file."""

    def network_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Where to write a network; what is there already may be replaced."""


class AskingDialogs:
    """Asks the person."""

    def network_to_open(self, parent: QWidget, folder: Path) -> Path | None:
        return file_to_open(parent, "Open a network", _NETWORK_FILES, str(folder))

    def network_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        title = "Save the network with its runs"
        return file_to_write(parent, title, _NETWORK_FILES, str(suggested), SUFFIX)
