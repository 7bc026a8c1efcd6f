"""Where rows go that memory has no room for: a folder that is made when the first ones are written,
so that small texts leave the disk alone."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from app.counting.errors import CountingError
from nncore.temporary_folder import sweep_folders, temporary_folder
from nncore.untrusted.quoting import quoted_path


class SpillFolder:
    """A private folder in ``parent`` until the block ends. What a crash left there is swept away
    at the beginning."""

    def __init__(self, parent: Path) -> None:
        self._parent = parent
        self._made = ExitStack()
        self._path: Path | None = None
        self._files = 0

    def __enter__(self) -> SpillFolder:
        sweep_folders(self._parent)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._made.close()

    def write(self, *arrays: npt.NDArray[Any]) -> Path:
        """A new file of these arrays, one after the other. Raises CountingError where there is no
        room for it."""
        try:
            if self._path is None:
                self._path = self._made.enter_context(temporary_folder(self._parent))
            self._files += 1
            path = self._path / str(self._files)
            with path.open("wb") as stream:
                for array in arrays:
                    stream.write(np.ascontiguousarray(array).data)
        except OSError as error:
            raise CountingError(
                f"{quoted_path(self._parent)}: what doesn't fit into memory can't be kept there "
                f"meanwhile ({error.strerror}); about twice the size of the text is needed"
            ) from None
        return path
