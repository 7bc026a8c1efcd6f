"""Opening and saving networks for the room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from app.gui.network.files.network_dialogs import SUFFIX, NetworkDialogs
from app.microscope.opening import read_preset
from nncore.errors import NetworkFileError
from nncore.network_file import NetworkFile
from nncore.network_file_reading import write_network_file


class NetworkFiles(QObject):
    """``opened`` sends a NetworkPreset, ``told`` one line: what was done, what is wrong."""

    opened = Signal(object)
    told = Signal(str)

    def __init__(self, parent: QWidget, dialogs: NetworkDialogs | None = None) -> None:
        super().__init__(parent)
        self._parent = parent
        self._dialogs = dialogs or NetworkDialogs()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents))

    def ask_open(self) -> None:
        """Asks which file, and opens it."""
        path = self._dialogs.network_to_open(self._parent, self._folder)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Opens a file; one that can't be read changes nothing."""
        self._folder = path.parent
        try:
            preset, notice = read_preset(path)
        except (NetworkFileError, OSError) as error:
            self.told.emit(str(error))
            return
        self.opened.emit(preset)
        self.told.emit(notice or f"{path.name} opened")

    def ask_save(self, file: NetworkFile, title: str) -> None:
        """Asks where, and writes the network with its runs."""
        suggested = self._folder / f"{_file_name(title)}{SUFFIX}"
        path = self._dialogs.network_to_save(self._parent, suggested)
        if path is None:
            return
        self._folder = path.parent
        try:
            write_network_file(path, file)
        except OSError as error:
            self.told.emit(f"{path}: can't be written ({error.strerror or error}); nothing is lost")
            return
        runs = "one run" if len(file.runs) == 1 else f"{len(file.runs)} runs"
        self.told.emit(f"{path.name} saved with {runs}")


def dropped_file(data: QMimeData) -> Path | None:
    """The file that was dropped; None for anything else, or for several."""
    urls = data.urls() if data.hasUrls() else []
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return local[0] if len(local) == 1 else None


def _file_name(title: str) -> str:
    kept = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in title)
    return "-".join(kept.lower().split()) or "network"
