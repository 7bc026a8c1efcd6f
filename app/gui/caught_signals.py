"""The signals by which the system or a terminal asks the program to end. Knows no Qt.

Qt's loop waits outside Python, where no handler of Python's runs. So each signal also leaves a
byte in a socket, which the loop can watch beside the keys (see ``signalled_end.py``).
"""

from __future__ import annotations

import signal
import socket
from contextlib import suppress
from types import FrameType

# Those that a system doesn't know are left out: SIGHUP is not on Windows, SIGBREAK is only there.
ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class CaughtSignals:
    """From now on none of these signals ends the program by itself; those that come before
    anybody watches wait. SIGHUP stays ignored under nohup, which asks for that. SIGINT doesn't:
    scripts ignore it for all they start with &, and who sends it nevertheless means it.

    May be made in the main thread only.
    """

    def __init__(self) -> None:
        self._watched, self._woken = socket.socketpair()
        self._watched.setblocking(False)
        self._woken.setblocking(False)
        self._descriptor_before = signal.set_wakeup_fd(
            self._woken.fileno(), warn_on_full_buffer=False
        )
        numbers = [getattr(signal, name) for name in ENDING_SIGNALS if hasattr(signal, name)]
        self._before = {
            number: signal.signal(number, _do_nothing)
            for number in numbers
            if number == signal.SIGINT or signal.getsignal(number) is not signal.SIG_IGN
        }

    @property
    def descriptor(self) -> int:
        """Can be read from as soon as a signal has come."""
        return self._watched.fileno()

    def take(self) -> None:
        """Forgets those that have come."""
        with suppress(BlockingIOError):
            while self._watched.recv(4096):
                pass

    def close(self) -> None:
        """Signals do again what they did before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._descriptor_before)
        self._watched.close()
        self._woken.close()


def _do_nothing(number: int, frame: FrameType | None) -> None:
    """That it is called at all is enough: the byte is in the socket by then."""
