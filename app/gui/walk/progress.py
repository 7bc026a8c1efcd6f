"""How far one has come on the walk, read when it is first asked for and kept at every change."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from app.lessons.errors import LessonError
from app.lessons.walk.kept_walk import KEPT_FILE, keep_walk, kept_walk
from app.lessons.walk.walking import Walk
from app.prediction.personal.place import personal_folder, put_aside


class WalkProgress(QObject):
    """``changed`` says that a page was opened or done, ``told`` what is wrong with the file. What
    can't be read is put aside, and the walk begins anew."""

    changed = Signal()
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._walk: Walk | None = None

    @property
    def walk(self) -> Walk:
        """The walk, with all that was done on it."""
        if self._walk is None:
            self._walk = self._kept() or Walk()
        return self._walk

    def keep(self) -> None:
        """Another page was opened, or one was done."""
        try:
            keep_walk(self.walk, personal_folder())
        except OSError as error:
            self.told.emit(f"how far you are on the walk can't be kept ({error.strerror})")
        self.changed.emit()

    def _kept(self) -> Walk | None:
        try:
            return kept_walk(personal_folder())
        except LessonError:
            with suppress(OSError):
                name = put_aside(personal_folder() / KEPT_FILE)
                self.told.emit(
                    f"how far you were on the walk can't be read; the damaged file is in {name}"
                )
        except OSError as error:
            self.told.emit(f"how far you were on the walk can't be read ({error.strerror})")
        return None
