"""When the editor is gone without a word, so that nothing is left of it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Coroutine
from typing import Any

_SECONDS_BETWEEN_LOOKS = 3.0


def end_of(process: int) -> Coroutine[Any, Any, None]:
    """What returns when this process, which is looked for at once, has ended; never for one that
    can't be seen, as the editor may count its processes otherwise, in a container."""
    if sys.platform == "win32" or not is_running(process):
        return _forever()
    try:
        return _end_of_watched(os.pidfd_open(process))
    except (AttributeError, OSError):  # not Linux, or an old one
        return _end_of_looked_for(process)


async def _end_of_watched(descriptor: int) -> None:
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(descriptor, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(descriptor)
        os.close(descriptor)


async def _end_of_looked_for(process: int) -> None:
    while is_running(process):
        await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)


async def _forever() -> None:
    await asyncio.Event().wait()


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
