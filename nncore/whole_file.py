"""Files that are there whole or not at all: written beside their place, then renamed."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

FILE_MODE = 0o644  # temporary files are for their owner alone; finished ones are ordinary


def check_replaceable(path: Path) -> None:
    """Raises OSError where a file can't be written; asked before long work that ends there."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "is there, but is no ordinary file")
    if not path.absolute().parent.is_dir():
        raise OSError(errno.ENOENT, "its folder does not exist; make it first")
    if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise OSError(errno.EACCES, "no permission to write there")


def check_readable(path: Path, largest_bytes: int) -> None:
    """Raises OSError for what is no ordinary file, such as a device without end, or too large."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "is no ordinary file")
    if path.stat().st_size > largest_bytes:
        raise OSError(errno.EFBIG, f"is larger than {largest_bytes // 1_000_000:,} MB")


@contextmanager
def whole_file(path: Path, mode: int = FILE_MODE) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of ``path`` when the block ends without error.

    Until then, and after any error, the old file is untouched. Raises OSError, also for what is
    there but is no ordinary file, such as a device. ``mode`` says who may read the new file.
    """
    check_replaceable(path)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
