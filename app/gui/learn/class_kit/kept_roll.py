"""The class at hand in the person's data folder: read at the start, kept after each change."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui.own_draft import OwnDraft
from app.lessons.class_roll import Roll
from app.lessons.errors import LessonError
from app.lessons.kept_class import CLASS_FILES, keep_class, kept_class
from app.prediction.personal.place import personal_folder, put_aside
from nncore.untrusted.quoting import quoted_path

_KEEP_AFTER_MS = 1000


class KeptRoll(QObject):
    """Each window has a class of its own: the first that no other window holds, or, where nothing
    is to be brought back, one in which nothing is. Until something is changed nothing is written.
    ``told`` sends what went wrong, and where another class waits."""

    told = Signal(str)

    def __init__(self, restores: bool) -> None:
        super().__init__()
        self.roll = Roll()
        folder: Path | None = None
        with suppress(OSError):
            folder = personal_folder()
        self._own = OwnDraft(folder, CLASS_FILES, fresh=not restores)
        self._timer = QTimer(self, interval=_KEEP_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.keep)
        with suppress(OSError):
            if restores and self._own.is_empty:
                self._own.adopt()

    def reading(self) -> Callable[[Callable[[int, int], None]], Roll | None] | None:
        """For another thread: reads the class that was kept, None where it can't be read. None
        where there is nothing to read."""
        with suppress(OSError):
            if not self._own.is_empty:
                return partial(_read, personal_folder() / self._own.name)
        return None

    def changed(self) -> None:
        """Keeps the class a second later."""
        self._timer.start()

    def keep(self) -> None:
        """Keeps it now."""
        self._timer.stop()
        try:
            keep_class(self.roll, personal_folder() / self._own.name)
            self._own.hold_again()
        except OSError as error:
            self.told.emit(f"the class can't be kept ({error.strerror})")

    def shut_down(self) -> None:
        """Keeps what has not been kept yet; another window may have this class now."""
        if self._timer.isActive():
            self.keep()
        self._own.release()

    def put_damaged_aside(self) -> None:
        """What can't be read is never written over."""
        with suppress(OSError):
            name = put_aside(personal_folder() / self._own.name)
            self.told.emit(f"the kept class is damaged and can't be read; it is in {name}")

    def tell_left(self) -> None:
        """Says where a class waits that no window holds, as after a crash."""
        with suppress(OSError):
            for path in self._own.paths_left():
                self.told.emit(f"another class is kept, “Open…” takes it in: {quoted_path(path)}")
                return


def _read(path: Path, tell: Callable[[int, int], None]) -> Roll | None:
    try:
        return kept_class(path, tell)
    except LessonError:
        return None
