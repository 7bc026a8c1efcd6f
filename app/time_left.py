"""How fast long work goes, and how long the rest of it will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

# Work is judged by its last minute: what was slow before says nothing about now.
_WINDOW_SECONDS = 60.0
_BETWEEN_NOTES_SECONDS = 0.5
_SOONEST_SECONDS = 2.0  # what less time than this says is mostly chance

Clock = Callable[[], float]


class TimeLeft:
    """Work of any unit. Asked before two seconds have gone, it has no answer yet."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._notes: deque[tuple[float, float]] = deque()  # seconds, completed
        self._completed, self._total = 0.0, 0.0
        self._now = clock()

    def note(self, completed: float, total: float) -> None:
        """So much of ``total`` is done. Another total, or less done than before, is other work,
        whose time is measured from here."""
        self._now = self._clock()
        if total != self._total or completed < self._completed:
            self._notes.clear()
        self._completed, self._total = completed, total
        if not self._notes or self._now - self._notes[-1][0] >= _BETWEEN_NOTES_SECONDS:
            self._notes.append((self._now, completed))
        while len(self._notes) > 1 and self._now - self._notes[1][0] > _WINDOW_SECONDS:
            self._notes.popleft()

    @property
    def per_second(self) -> float | None:
        """Units done in a second, over the last minute; None while that can't be told."""
        if not self._notes:
            return None
        began, completed = self._notes[0]
        seconds = self._now - began
        return (self._completed - completed) / seconds if seconds >= _SOONEST_SECONDS else None

    @property
    def seconds_left(self) -> float | None:
        """Seconds until all is done at this pace; None while that can't be told."""
        pace = self.per_second
        return max(self._total - self._completed, 0.0) / pace if pace else None


def duration_text(seconds: float) -> str:
    """``45 s``, ``3 min 20 s``, ``14 min``, ``2 h 5 min``: exact enough to plan by."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 600:
        minutes, rest = divmod(whole, 60)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
