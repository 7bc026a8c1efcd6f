"""Locks that tell whether a file's writer still runs: the system takes them away with the writer,
however it went."""

from __future__ import annotations

import os

if os.name == "posix":
    import fcntl


def try_lock(descriptor: int) -> bool | None:
    """Locks the open file, unless somebody else has; None where files can't be locked."""
    if os.name != "posix":
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
