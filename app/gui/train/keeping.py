"""Which file a window keeps its training in: each window has its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.gui.own_draft import OwnDraft
from app.own_models.kept_files import FILES, counts_beside, has_content


class OwnTrainingFile:
    """Holds a file of its own, and what another window has left if its own is empty. Where a
    window begins anew, it is one in which nothing is. ``name`` is its file in the folder."""

    def __init__(self, folder: Callable[[], Path], *, restores: bool) -> None:
        found: Path | None = None
        with suppress(OSError):
            found = folder()
        self._own = OwnDraft(found, FILES, fresh=not restores)
        self.name = self._own.name
        if restores and found is not None:
            with suppress(OSError):
                if self._own.is_empty and (left := self._own.paths_left()):
                    _rename(left[0], found / self.name)

    def release(self) -> None:
        """Another window may hold it now."""
        self._own.release()


def training_was_left(folder: Callable[[], Path]) -> bool:
    """Whether there is a training that no window holds, to go on with."""
    with suppress(OSError):
        file = OwnTrainingFile(folder, restores=True)
        path = folder() / file.name
        file.release()
        return has_content(path) and has_content(counts_beside(path))
    return False


def _rename(left: Path, path: Path) -> None:
    """The counts first: without them the run is nothing."""
    if has_content(counts_beside(left)):
        counts_beside(left).replace(counts_beside(path))
        left.replace(path)
