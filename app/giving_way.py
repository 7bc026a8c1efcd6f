"""Long work beside somebody who types: it has a processor where the window leaves one."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

# Of 19; the window's threads stay as they are. Enough for whoever types, and beside the work of
# other programs a third of a share is left: at 15 training would stand still there.
_NICENESS = 5


def give_way() -> None:
    """From now on the calling thread, and what it starts, comes after those that don't.

    Linux alone has a niceness for each thread; elsewhere nothing changes.
    """
    if sys.platform != "linux":
        return
    thread = threading.get_native_id()
    with suppress(OSError):  # a sandbox may forbid it; then all come in turn
        niceness = max(os.getpriority(os.PRIO_PROCESS, thread), _NICENESS)
        os.setpriority(os.PRIO_PROCESS, thread, niceness)
