"""What was written into an exercise is kept, and is there at the next start."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from app.lessons.desk import Desk
from app.lessons.errors import LessonError
from app.lessons.kept_desk import KEPT_FILE, keep, kept_desk
from app.prediction.personal.place import personal_folder, put_aside

_KEEP_AFTER_MS = 1000


class DeskKeeping(QObject):
    """Writes the desk that there is now a second after ``soon``. ``failed`` sends why it can't;
    ``mishap`` says what went wrong at the start, "" for nothing."""

    failed = Signal(str)

    def __init__(self, desk_now: Callable[[], Desk]) -> None:
        super().__init__()
        self._desk_now = desk_now
        self.mishap = ""
        self._timer = QTimer(self, interval=_KEEP_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.now)

    def kept(self) -> Desk | None:
        """What was kept from the last time; what can't be read is put aside, never written over."""
        try:
            return kept_desk(personal_folder())
        except LessonError:
            with suppress(OSError):
                name = put_aside(personal_folder() / KEPT_FILE)
                self.mishap = f"the kept exercise is damaged and can't be read; it is in {name}"
        except OSError as error:
            self.mishap = f"the exercise can't be kept ({error.strerror})"
        return None

    def soon(self) -> None:
        """Something was written."""
        self._timer.start()

    def now(self) -> None:
        """Writes it at once."""
        self._timer.stop()
        try:
            keep(self._desk_now(), personal_folder())
        except OSError as error:
            self.failed.emit(f"the exercise can't be kept ({error.strerror})")

    def shut_down(self) -> None:
        """Writes what still waits."""
        if self._timer.isActive():
            self.now()
