"""The class at hand in the person's data folder: read at the start, kept after each change."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from app.lessons.class_roll import Roll
from app.lessons.errors import LessonError
from app.lessons.kept_class import CLASS_FILE, keep_class, kept_class
from app.prediction.personal.place import personal_folder, put_aside

_KEEP_AFTER_MS = 1000


class KeptRoll(QObject):
    """Until something is changed nothing is written. ``told`` sends what went wrong."""

    told = Signal(str)

    def __init__(self, restores: bool) -> None:
        super().__init__()
        self.roll = Roll()
        self._is_aside = restores  # whether what was kept before is read, or out of the way
        self._timer = QTimer(self, interval=_KEEP_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.keep)

    @property
    def is_there(self) -> bool:
        """Whether a class was kept."""
        with suppress(OSError):
            return (personal_folder() / CLASS_FILE).exists()
        return False

    def changed(self) -> None:
        """Keeps the class a second later."""
        self._timer.start()

    def keep(self) -> None:
        """Keeps it now."""
        self._timer.stop()
        try:
            if not self._is_aside:
                self._put_aside("the class of the last time is in")
            keep_class(self.roll, personal_folder())
        except OSError as error:
            self.told.emit(f"the class can't be kept ({error.strerror})")

    def shut_down(self) -> None:
        """Keeps what has not been kept yet."""
        if self._timer.isActive():
            self.keep()

    def put_damaged_aside(self) -> None:
        """What can't be read is never written over."""
        with suppress(OSError):
            self._put_aside("the kept class is damaged and can't be read; it is in")

    def _put_aside(self, said: str) -> None:
        self._is_aside = True
        path = personal_folder() / CLASS_FILE
        if path.exists():
            self.told.emit(f"{said} {put_aside(path)}")


def read_kept(tell: Callable[[int, int], None]) -> Roll | None:
    """For another thread: the class that was kept; None where it can't be read."""
    try:
        return kept_class(personal_folder(), tell)
    except (LessonError, OSError):
        return None
