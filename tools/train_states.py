"""The states in which the Train room is photographed: trained on this program's own docs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.gui.train.room import TrainRoom
from app.own_models.training_session import OwnTrainingSession
from app.own_models.training_view import Stage

ROOT = Path(__file__).resolve().parent.parent
EPOCHS, PHOTOGRAPHED = 8, 5
Wait = Callable[[Callable[[], bool]], None]


class TrainStates:
    """Brings the room into each of them, in this order; ``wait`` lets the window work until
    something holds."""

    def __init__(self, room: TrainRoom, wait: Wait) -> None:
        self._room, self._wait = room, wait
        self._folder = tempfile.TemporaryDirectory()

    def read(self) -> None:
        """A folder, a file, a table of which a column is read, and a picture that is skipped."""
        folder = Path(self._folder.name)
        notes = folder / "notes"
        notes.mkdir()
        for page in (ROOT / "docs").glob("*.md"):
            shutil.copy(page, notes)
        letters, table, scan = folder / "letters.md", folder / "chat.csv", folder / "scan.pdf"
        shutil.copy(ROOT / "README.md", letters)
        said = [
            line.strip("- ").replace('"', "")
            for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
        ]
        rows = [f'Sam,"{line}"' for line in said if line]
        table.write_text("\n".join(["who,said", *rows]), encoding="utf-8")
        scan.write_bytes(b"%PDF-1.7\n\0")
        self._room.requests.add([letters, notes, table, scan])
        self._wait(lambda: self._room.view.expected_seconds is not None)
        rows_list = self._room.widgets.text.list
        rows_list.setCurrentIndex(rows_list.rows.index(2))

    def train(self) -> None:
        """In the midst of it."""
        settings = replace(self._room.view.settings, epochs=EPOCHS)
        self._room.training.change(OwnTrainingSession.change_settings, settings)
        self._wait(lambda: self._room.view.settings == settings)
        self._room.requests.go()
        self._wait(lambda: self._room.view.progress.epoch == PHOTOGRAPHED)
        self._wait(lambda: self._room.view.progress.seconds_left is not None)

    def finish(self) -> None:
        """Both models compared."""
        self._wait(lambda: self._room.view.stage is Stage.DONE)
        self._wait(lambda: self._room.made.model is not None)

    def close(self) -> None:
        """Its text isn't needed any more."""
        self._folder.cleanup()
