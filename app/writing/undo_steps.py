"""How far one Ctrl+Z goes back in what was typed: a word, or less after a pause."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

PAUSE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Place:
    """A position on the page, and how often the page had been changed then."""

    position: int
    revision: int


class UndoSteps:
    """Says which of the signs typed begins a new step: the first of a word, the first after a
    pause, and the first that doesn't go on where the one before it ended."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end: Place | None = None
        self._last, self._typed_at = "", 0.0

    def begins(self, sign: str, place: Place) -> bool:
        """Whether typing the sign there begins a new step."""
        goes_on = place == self._end and self._clock() - self._typed_at < PAUSE_SECONDS
        return not goes_on or (self._last.isspace() and not sign.isspace())

    def typed(self, sign: str, end: Place) -> None:
        """The sign is on the page, and the caret stands there now."""
        self._end, self._last, self._typed_at = end, sign, self._clock()
