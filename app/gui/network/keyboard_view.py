"""The keyboard's network as heat maps, to look at."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QLabel, QStackedWidget

from app.gui.mailbox import Mailbox
from app.gui.network.picture.matrix_view import MatrixView
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.microscope.keyboard_matrices import CaptionedMatrix, keyboard_matrices
from app.microscope.layout.matrix_cells import Matrix
from app.mishaps import guarded


class KeyboardView(QStackedWidget):
    """Reads the model's file when it is first shown, off the window's thread."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setAccessibleName("The keyboard's network")
        self._reading: QLabel = label("Reading the keyboard's network …", "caption")
        self._reading.setWordWrap(True)
        self._reading.setMinimumWidth(1)  # a long path is cut instead of widening the window
        self.matrices = MatrixView(appearance, "Weights of the keyboard's network")
        self.addWidget(self._reading)
        self.addWidget(self.matrices)
        self._mailbox = Mailbox()
        self._mailbox.connect_taker(self._take)
        self._thread: threading.Thread | None = None

    def load(self) -> None:
        """Begins to read; once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._read, name="heat map", daemon=True)
            self._thread.start()

    def shut_down(self) -> None:
        """Waits for the thread until the file is read: a second or so, as it can't be stopped."""
        if self._thread is not None:
            self._thread.join()

    def _read(self) -> None:
        with guarded("heat map", self._mailbox.put):
            self._mailbox.put([_drawable(matrix) for matrix in keyboard_matrices()])

    def _take(self) -> None:
        found = self._mailbox.take()
        if isinstance(found, Exception):
            self._reading.setText(f"The keyboard's network can't be shown: {found}")
        else:
            self.matrices.show_matrices(found)
            self.setCurrentWidget(self.matrices)


def _drawable(matrix: CaptionedMatrix) -> Matrix:
    return Matrix(matrix.title, matrix.rows.__getitem__, matrix.columns.__getitem__, matrix.matrix)
