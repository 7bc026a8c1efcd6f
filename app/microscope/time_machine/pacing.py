"""How many updates are due by now."""

from __future__ import annotations

from collections.abc import Callable

from app.microscope.time_machine.pace import Pace


class Pacing:
    """Counts what a pace asks for since Play began, by a clock in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since, self._made, self._is_fine = 0.0, 0, False
        self.pace = Pace.FULL

    def begin(self, is_fine: bool) -> None:
        """Play begins, or goes on at another pace."""
        self._since, self._made, self._is_fine = self._clock(), 0, is_fine

    @property
    def rate(self) -> float | None:
        """Updates or steps a second now; None is as fast as possible."""
        return self.pace.rate(self._clock() - self._since, self._is_fine)

    def due(self) -> int:
        """How many are due now. More than a second's worth this machine can't make, so that is
        not made up for: only the next is due."""
        seconds = self._clock() - self._since
        asked = int(self.pace.due(seconds, self._is_fine))
        if asked - self._made > (self.pace.rate(seconds, self._is_fine) or 0.0) + 1:
            self._made = asked - 1
        return asked - self._made

    def made(self, count: int) -> None:
        """So many were made."""
        self._made += count
