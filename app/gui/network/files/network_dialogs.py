"""The questions that network files ask; tests answer them without a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.widgets.file_questions import file_to_open, file_to_write

SUFFIX = ".json"
_NETWORK_FILES = f"Networks (*{SUFFIX});;All files (*)"


class NetworkDialogs:
    """Asks the person: each asks and waits; None is no answer."""

    def network_to_open(self, parent: QWidget, folder: Path) -> Path | None:
        """A network file."""
        return file_to_open(parent, "Open a network", _NETWORK_FILES, str(folder))

    def network_to_save(self, parent: QWidget, suggested: Path) -> Path | None:
        """Where to write a network; what is there already may be replaced."""
        title = "Save the network with its runs"
        return file_to_write(parent, title, _NETWORK_FILES, str(suggested), SUFFIX)
