"""The two pipes between an editor and this program."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

LARGEST_MESSAGE, LONGEST_HEADER = 64_000_000, 4_096  # bytes
_SKIPPED = 1_000_000  # bytes at once of a message that is too long
# Stands in the place of a message that was not read: a notification that nobody has to know.
UNREAD = b'{"jsonrpc": "2.0", "method": "$/unread"}'


class Input:
    """What the editor sends, in messages of a size that fits into the memory.

    ``too_long`` is told how many bytes one had that is left out.
    """

    def __init__(self, stream: BinaryIO, too_long: Callable[[int], None]) -> None:
        self._stream, self._too_long = stream, too_long

    def readline(self) -> bytes:
        """A line of a header; nothing at the end."""
        return self._stream.readline(LONGEST_HEADER)

    def read(self, size: int) -> bytes:
        """A message; nothing at the end."""
        if size <= LARGEST_MESSAGE:
            return self._stream.read(size)
        left = size
        while left > 0 and (part := self._stream.read(min(left, _SKIPPED))):
            left -= len(part)
        self._too_long(size)
        return UNREAD


class Output:
    """What the editor gets, whole messages from any thread. ``lost`` is called once if nobody
    reads them any more."""

    def __init__(self, descriptor: int, lost: Callable[[], None]) -> None:
        self._descriptor, self._lost = descriptor, lost
        self._lock = threading.Lock()
        self._is_open = True

    def write(self, message: bytes) -> None:
        """Sends it all; after the end, nothing."""
        with self._lock:
            left = memoryview(message)
            try:
                while left and self._is_open:
                    left = left[os.write(self._descriptor, left) :]
            except OSError:
                self._is_open = False
                self._lost()

    def close(self) -> None:
        """The editor wants nothing more."""
        self._is_open = False


def own_output() -> int:
    """Keeps standard output for messages alone and returns where it is now; whatever else is
    written there goes to standard error."""
    descriptor = os.dup(sys.stdout.fileno())
    with suppress(OSError):
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return descriptor
