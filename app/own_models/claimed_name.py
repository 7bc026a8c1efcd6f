"""Names for new files that no other window takes at the same time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nncore.private_file import FILE_MODE, make_private_folder
from nncore.temporary_file import left_behind, open_claimed


@contextmanager
def claimed_name(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """The path with the first of these names that is free in the folder, which is made if need be.

    An empty file, locked, stands there until the block has put a whole one in its place. It is
    removed where the block fails; one that a crash leaves is removed by ``sweep_claims``. Raises
    OSError.
    """
    for each in (folder.parent, folder):
        make_private_folder(each)
    path, descriptor = _claim(folder, names)
    if os.name != "posix":  # there nothing can be renamed over an open file
        os.close(descriptor)
    try:
        yield path
    except BaseException:
        with suppress(OSError):
            if is_claim(path):
                path.unlink()
        raise
    finally:
        if os.name == "posix":
            os.close(descriptor)


def is_claim(path: str | Path) -> bool:
    """Whether this is a name that is claimed, and no file yet. Raises OSError."""
    return not os.stat(path).st_size


def sweep_claims(paths: Iterable[Path]) -> None:
    """Removes the claims among these files whose owners are gone."""
    for path in paths:
        with suppress(OSError):
            if not is_claim(path):  # asked before it is locked, as others lock models
                continue
            with left_behind(path) as is_left:
                if is_left and is_claim(path):
                    path.unlink()


def _claim(folder: Path, names: Iterable[str]) -> tuple[Path, int]:
    for name in names:
        with suppress(FileExistsError):
            while (descriptor := open_claimed(folder / name, FILE_MODE)) is None:
                pass
            return folder / name, descriptor
    raise FileExistsError(f"{folder}: has no free name left")
