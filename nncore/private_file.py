"""Files and folders for their owner alone, on systems that know permissions."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o600, 0o700


def make_private_folder(folder: Path) -> None:
    """Makes the folder if it is not there; one that is there stays as it is. Raises OSError."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Makes an empty file, or takes away what others may do with the one that is there, for what
    will be written by a library that knows no permissions. Raises OSError where it can't be made.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(path, flags, FILE_MODE))
    except FileExistsError:
        keep_from_others(path)


def keep_from_others(path: Path) -> None:
    """Takes away what others may do with a file or folder of this person's. Where that can't be
    done, as on a disk without permissions, it stays as it is."""
    if os.name != "posix":
        return
    with suppress(OSError):
        found = path.stat()
        mode = stat.S_IMODE(found.st_mode)
        narrow = mode & (FOLDER_MODE if stat.S_ISDIR(found.st_mode) else FILE_MODE)
        if narrow != mode and found.st_uid == os.geteuid():
            path.chmod(narrow)
