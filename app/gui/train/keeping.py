"""Which file a window keeps its training in: each window has its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.gui.own_draft import OwnDraft
from app.own_models.kept_training import FILES, TrainingKeeper, adopt


class OwnTraining:
    """Holds a file of its own, and what another window has left if its own is empty. Where a
    window begins anew, it is one in which nothing is."""

    def __init__(self, folder: Callable[[], Path], *, restores: bool) -> None:
        found: Path | None = None
        with suppress(OSError):
            found = folder()
        self._own = OwnDraft(found, FILES, fresh=not restores)
        self.keeper = TrainingKeeper(folder, self._own.name)
        if restores and found is not None:
            with suppress(OSError):
                if self._own.is_empty and (left := self._own.paths_left()):
                    adopt(left[0], found / self._own.name)

    def release(self) -> None:
        """Another window may hold it now."""
        self._own.release()
