"""The questions that network files ask; tests answer them without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

_NETWORK_FILES = "Networks (*.json);;All files (*)"


class Dialogs(Protocol):
    """Each asks and waits; None is no answer."""

    def network_to_open(self, parent: QWidget, folder: Path) -> Path | None:
        """A network file."""

    def network_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Where to write a network."""


class AskingDialogs:
    """Asks the person."""

    def network_to_open(self, parent: QWidget, folder: Path) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, "Open a network", str(folder), _NETWORK_FILES)
        return Path(name) if name else None

    def network_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            parent, "Save the network with its runs", str(suggested), _NETWORK_FILES
        )
        return Path(name) if name else None
