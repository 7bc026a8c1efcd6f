"""The questions that network files ask; tests answer them without a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from app.gui.widgets.file_questions import file_to_open, file_to_write
from app.gui.widgets.plain_text import message_box

SUFFIX = ".json"
_NETWORK_FILES = f"Networks (*{SUFFIX});;All files (*)"


class NetworkDialogs:
    """Asks the person: each asks and waits; None is no answer."""

    def network_to_open(self, parent: QWidget, folder: Path) -> Path | None:
        """A network file."""
        return file_to_open(parent, "Open a network", _NETWORK_FILES, str(folder))

    def may_lose_runs(self, parent: QWidget, problem: str) -> bool:
        """Whether the window may close although its runs aren't kept."""
        buttons = QMessageBox.StandardButton
        box = message_box(
            parent,
            QMessageBox.Icon.Warning,
            "Close without the runs of the Network room?",
            f"{problem[0].upper()}{problem[1:]} first (Ctrl+S), or its runs are gone.",
        )
        lose = box.addButton("Close without them", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(buttons.Cancel)
        box.setDefaultButton(buttons.Cancel)
        box.exec()
        return box.clickedButton() is lose

    def network_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Where to write a network; what is there already may be replaced."""
        title = "Save the network with its runs"
        return file_to_write(parent, title, _NETWORK_FILES, str(suggested), SUFFIX)
