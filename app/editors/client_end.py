"""When the editor is gone without a word, so that nothing is left of it."""

from __future__ import annotations

import asyncio
import os
import sys

_SECONDS_BETWEEN_LOOKS = 3.0


async def end_of(process: int) -> None:
    """Returns when this process has ended; never for one that can't be seen, as the editor may
    count its processes otherwise, in a container."""
    if sys.platform == "win32" or not is_running(process):
        await asyncio.Event().wait()
    try:
        descriptor = os.pidfd_open(process)
    except (AttributeError, OSError):  # not Linux, or an old one
        while is_running(process):
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
        return
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(descriptor, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(descriptor)
        os.close(descriptor)


def is_running(process: int) -> bool:
    """Whether there is a process of this number."""
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
