"""Where rows go that memory has no room for: a folder that is made when the first ones are written,
so that small texts leave the disk alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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

    def new_file(self) -> Path:
        """A path to append to. Raises CountingError where no folder can be made."""
        with self._saying_full():
            if self._path is None:
                self._path = self._made.enter_context(temporary_folder(self._parent))
        self._files += 1
        return self._path / str(self._files)

    def append(self, path: Path, numbers: npt.NDArray[Any]) -> None:
        """Writes numbers behind those that are there. Raises CountingError where there is no room
        for them."""
        with self._saying_full(), path.open("ab") as stream:
            stream.write(np.ascontiguousarray(numbers).data)

    @contextmanager
    def _saying_full(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise CountingError(
                f"{quoted_path(self._parent)}: what doesn't fit into memory can't be kept there "
                f"meanwhile ({error.strerror}); about twice the size of the text is needed"
            ) from None
