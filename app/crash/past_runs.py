"""How the runs ended that are over: read off the files they left, which are then gone."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.crash.run_file import ENDED_WELL, MOST_BYTES
from nncore.file_lock import try_lock
from nncore.whole_file import whole_file

REPORT_NAME = "lettersum-crash-report.txt"
_RUN_NAME = re.compile(r"lettersum-run-[0-9a-f]{16}\.txt")
_MOST_RUNS = 1_000
_LEFT_AFTER_SECONDS = 86_400  # where files can't be locked, only their age tells


@dataclass(frozen=True, slots=True)
class PastRuns:
    """``crashed``: at least one crashed or was killed. ``report`` is the file with the newest
    report, None if none of them left one; ``report_of_crash``: the run that wrote it crashed."""

    crashed: bool = False
    report: Path | None = None
    report_of_crash: bool = False


NOTHING_KNOWN = PastRuns()


@dataclass(frozen=True, slots=True)
class _Left:
    changed_seconds: float
    content: bytes

    @property
    def crashed(self) -> bool:
        return not self.content.endswith(ENDED_WELL)

    @property
    def has_report(self) -> bool:
        report = self.content.removesuffix(ENDED_WELL).partition(b"\n")[2]
        return bool(report.strip())


def take_past_runs(folder: Path) -> PastRuns:
    """What the files say that no running window holds. They are removed, so each run counts once;
    the newest report takes the place of an older one. Raises OSError where the folder can't be
    read."""
    left = []
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if _RUN_NAME.fullmatch(entry.name)]
    for name in islice(names, _MOST_RUNS):
        with suppress(OSError), _held(folder / name) as descriptor:
            found = _Left(os.fstat(descriptor).st_mtime, os.read(descriptor, MOST_BYTES))
            (folder / name).unlink()
            left.append(found)
    crashed = any(each.crashed for each in left)
    reports = [each for each in left if each.has_report]
    if not reports:
        return PastRuns(crashed)
    newest = max(reports, key=lambda each: each.changed_seconds)
    path = folder / REPORT_NAME
    try:
        with whole_file(path, private=True) as stream:
            stream.write(newest.content)
    except OSError:  # something else has that name, or the disk is full
        return PastRuns(crashed)
    return PastRuns(crashed, path, newest.crashed)


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """The file, open to read, if its run is over. Raises OSError otherwise."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or not _is_over(descriptor, found):
            raise BlockingIOError(f"{path.name} is held")
        yield descriptor
    finally:
        os.close(descriptor)


def _is_over(descriptor: int, found: os.stat_result) -> bool:
    is_locked = try_lock(descriptor)
    if is_locked is None and os.name == "posix":
        return time.time() - found.st_mtime > _LEFT_AFTER_SECONDS
    return is_locked is not False and found.st_nlink > 0  # elsewhere no open file can be removed
