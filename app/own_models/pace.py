"""How fast something goes on, and how long it will take at that."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_OVER_SECONDS = 10.0  # a machine that has other work to do for a moment changes little
_LEAST_SECONDS = 0.5  # before that nothing is known
Clock = Callable[[], float]


class Pace:
    """Told how much is done, knows how much is done a second, over the last ten seconds."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._marks: deque[tuple[float, float]] = deque()

    def tell(self, done: float) -> None:
        """So much is done by now."""
        now = self._clock()
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[1][0] >= _OVER_SECONDS:
            self._marks.popleft()

    def rest(self) -> None:
        """What was measured is forgotten: there is a break, or another kind of work."""
        self._marks.clear()

    @property
    def per_second(self) -> float | None:
        """None while too little is known."""
        if not self._marks:
            return None
        (started, first), (now, last) = self._marks[0], self._marks[-1]
        seconds = now - started
        return (last - first) / seconds if seconds >= _LEAST_SECONDS and last > first else None

    def seconds_left(self, total: float) -> float | None:
        """Until ``total`` is done; None while too little is known."""
        rate = self.per_second
        return None if rate is None else max(total - self._marks[-1][1], 0.0) / rate


def in_words(seconds: float) -> str:
    """``9 s``, ``3 min``, ``1 h 20 min``: as exact as anyone would believe it."""
    if seconds < 59.5:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest and hours < 10 else f"{hours} h"
