"""How far a piece of work is, told to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[int, int], None]  # how many are done, of how many; may raise to end the work


def to_nobody(done: int, of: int) -> None:
    """For whoever needs no progress."""
