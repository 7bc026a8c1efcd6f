"""Files that are there whole or not at all: written beside their place, then renamed.

Whatever ends the program on the way, the old content or the new one is there, never a part of it,
and what is left beside it is swept away by the next one who writes there.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from nncore.private_file import FILE_MODE as PRIVATE_MODE
from nncore.temporary_file import open_temporary, sweep

_ORDINARY_MODE = 0o666  # of a new file; the umask takes away what the person wants it to
_RENAMES_OPEN_FILES = os.name == "posix"


def check_replaceable(path: Path) -> None:
    """Raises OSError where a file can't be written; asked before long work that ends there."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "is there, but is no ordinary file")
    if not path.absolute().parent.is_dir():
        raise OSError(errno.ENOENT, "its folder does not exist; make it first")
    if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise OSError(errno.EACCES, "no permission to write there")


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of ``path`` when the block ends without error.

    Until then, and after any error, the old file is untouched. Through a symbolic link, what it
    leads to is written. A file that was there keeps its owner and permissions, a new one gets
    those that the umask leaves; with ``private`` both are for their owner alone. At no moment may
    anyone read the new content who may not read the file.

    A file that has other names too (hard links) keeps them: it is written over, and until that is
    done the whole new content is kept beside it, in ``lettersum-rescued-…``.

    Raises OSError, also for what is there but is no ordinary file, such as a device.
    """
    check_replaceable(path)
    target = Path(os.path.realpath(path))
    old = target.stat() if target.exists() else None
    sweep(target.parent)
    is_narrow = private or old is not None
    descriptor, temporary = open_temporary(
        target.parent, PRIVATE_MODE if is_narrow else _ORDINARY_MODE
    )
    with os.fdopen(descriptor, "w+b") as stream:
        try:
            yield stream
            stream.flush()
            is_replacement = old is None or _is_like(old, descriptor, private=private)
            os.fsync(descriptor)
            if not is_replacement:
                _write_over(target, stream, temporary, private=private)
                return
            if not _RENAMES_OPEN_FILES:
                stream.close()
            os.replace(temporary, target)
        except BaseException:
            with suppress(OSError):
                stream.close()
            temporary.unlink(missing_ok=True)
            raise
    fsync_folder(target.parent)


def fsync_folder(folder: Path) -> None:
    """Sees to it that names given or taken away in it outlive a power failure, as far as the
    system can."""
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _is_like(old: os.stat_result, descriptor: int, *, private: bool) -> bool:
    """Makes the new file like the old one; False if that can't be."""
    if os.name != "posix":
        return True
    if old.st_nlink > 1:
        return False
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.fchown(descriptor, old.st_uid, old.st_gid)
        except OSError:
            return False
    if not private:
        with suppress(OSError):  # on a disk without permissions
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    return True


def _write_over(target: Path, stream: BinaryIO, temporary: Path, *, private: bool) -> None:
    """Writes the stream's content into the file that is there. Raises OSError; its message names
    the file in which the new content is whole, if the old one is not any more."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    with target.open("r+b") as goal:
        _make_room(goal, size)
        rescued = temporary.with_name(f"lettersum-rescued-{secrets.token_hex(8)}")
        os.replace(temporary, rescued)
        fsync_folder(target.parent)
        try:
            if private:
                target.chmod(PRIVATE_MODE)
            shutil.copyfileobj(stream, goal)
            goal.truncate()
            goal.flush()
            os.fsync(goal.fileno())
        except OSError as error:
            raise OSError(
                error.errno, f"{error.strerror}; what was to be saved is in {rescued.name}"
            ) from None
    rescued.unlink()
    fsync_folder(target.parent)


def _make_room(goal: BinaryIO, size: int) -> None:
    """Raises OSError where the disk has no room, before anything is written over."""
    if not hasattr(os, "posix_fallocate"):
        return
    old_size = os.fstat(goal.fileno()).st_size
    if size <= old_size:
        return
    try:
        os.posix_fallocate(goal.fileno(), 0, size)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            goal.truncate(old_size)
            raise
