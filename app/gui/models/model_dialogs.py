"""The questions that the list of models asks; tests answer them without a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.widgets.file_questions import file_to_open, file_to_write

_MODEL_FILES = "Models (*.npz);;All files (*)"


class ModelDialogs:
    """Asks the person: each asks and waits; None is no answer."""

    def model_to_import(self, parent: QWidget) -> Path | None:
        """A model file to be taken in."""
        return file_to_open(parent, "Import a model", _MODEL_FILES)

    def model_to_export(self, parent: QWidget, suggested: str) -> Path | None:
        """Where to write a model file."""
        return file_to_write(parent, "Export the model", _MODEL_FILES, suggested, ".npz")
