"""Which file to read, which to write: the questions, whatever the file is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.gui.widgets.yes_no import may_lose


def file_to_open(parent: QWidget, title: str, kinds: str, folder: str = "") -> Path | None:
    """A file that is there; ``kinds`` are Qt's filters. None is no answer."""
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(name) if name else None


def files_to_open(parent: QWidget, title: str, kinds: str, folder: str = "") -> list[Path]:
    """Files that are there, any number of them; none is no answer."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, kinds)
    return [Path(name) for name in names]


def folder_to_open(parent: QWidget, title: str, folder: str = "") -> Path | None:
    """A folder that is there. None is no answer."""
    name = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(name) if name else None


def file_to_write(
    parent: QWidget, title: str, kinds: str, suggested: str, suffix: str = ""
) -> Path | None:
    """A file to be written; one that is there only if it may be replaced. None is no answer.

    A name without a suffix gets this one, here and nowhere later: the file that is asked about must
    be the one that is written. Qt's own question about a file that is there would take its name
    for HTML.
    """
    option = QFileDialog.Option.DontConfirmOverwrite
    while True:
        name, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds, options=option)
        path = _with_suffix(Path(name), suffix) if name else None
        if path is None or not path.exists() or _may_replace(parent, path):
            return path
        suggested = name


def _with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix or not path.name else path.with_name(path.name + suffix)


def _may_replace(parent: QWidget, path: Path) -> bool:
    question = f"“{path.name}” is there already. Replace it?"
    return may_lose(parent, question, "What it holds now would be gone.")
