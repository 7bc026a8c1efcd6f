"""From files and folders to the ordinary files in them, each once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from app.own_text.sources import Skipped

NO_FILE = "no such file"


def ordinary_files(paths: Iterable[Path], most: int) -> Iterator[tuple[Path, Path] | Skipped]:
    """Each ordinary file with what was handed in for it: the files that were, then those in
    folders to any depth, in the order of their names, a folder's files before the folders in it.

    Hidden files and folders are left out where they weren't handed in themselves. A file that is
    met again, by another way or under another name, isn't given again. Devices, which may have no
    end, pipes, which are waited for, and links to folders, which may lead round in a ring, are
    skipped, and so is everything after the first ``most`` files.
    """
    seen: set[tuple[int, int]] = set()
    for given in sorted(paths, key=_is_folder):
        for path in _below(given, most):
            if isinstance(path, Skipped):
                yield path
                continue
            try:
                found = path.stat()
            except (OSError, ValueError) as error:
                yield Skipped(path, given, why_unreadable(error))
                continue
            if not stat.S_ISREG(found.st_mode):
                yield Skipped(path, given, _why_not_ordinary(found.st_mode))
            elif (found.st_dev, found.st_ino) not in seen:
                if len(seen) == most:
                    yield Skipped(given, given, f"has more than {most:,} files; no others are read")
                    return
                seen.add((found.st_dev, found.st_ino))
                yield path, given


def why_unreadable(error: OSError | ValueError) -> str:
    """In a few words, why a file or folder can't be read."""
    match error:
        case FileNotFoundError():
            return NO_FILE
        case PermissionError():
            return "no permission"
        case OSError():
            return error.strerror.lower() if error.strerror else "can't be read"
    return NO_FILE  # the name has a NUL byte in it


def _why_not_ordinary(mode: int) -> str:
    return "is a link to a folder" if stat.S_ISDIR(mode) else "is no ordinary file"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _below(given: Path, most: int) -> Iterator[Path | Skipped]:
    """What was handed in, if it is no folder, or all that is in it and in its folders."""
    if not _is_folder(given):
        yield given
        return
    folders, most_names = [given], 2 * most
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                visible = (entry for entry in entries if not entry.name.startswith("."))
                names = sorted(islice(visible, most_names), key=lambda entry: entry.name)
                inner = [entry.name for entry in names if entry.is_dir(follow_symlinks=False)]
        except OSError as error:
            yield Skipped(folder, given, why_unreadable(error))
            continue
        if len(names) == most_names:
            yield Skipped(folder, given, f"has {most_names:,} names or more; others aren't seen")
        is_inner = set(inner)
        yield from (folder / entry.name for entry in names if entry.name not in is_inner)
        folders += [folder / name for name in reversed(inner)]
