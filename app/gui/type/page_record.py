"""What is known about the page that is open: its file, and when it was last kept. Knows no Qt."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

UNTITLED = "Untitled page"
_MINUTE, _HOUR = 60, 3600


@dataclass(slots=True)
class PageRecord:
    """``path`` is None for a page without a file; ``is_changed``: the file lacks something.

    Times are seconds of ``clock``; None is never.
    """

    path: Path | None = None
    newline: str = "\n"
    is_changed: bool = False
    saved_at: float | None = None
    draft_at: float | None = None
    problem: str = ""
    clock: Callable[[], float] = field(default=time.monotonic)

    @property
    def title(self) -> str:
        """The name of the page."""
        return self.path.name if self.path else UNTITLED

    @property
    def told(self) -> str:
        """How safe the page is, beside its title; "" while there is nothing to say."""
        if self.problem:
            return self.problem
        if self.path and self.is_changed:
            kept = f"; kept as a draft {self._ago(self.draft_at)}" if self.draft_at else ""
            return f"changed since it was saved{kept}"
        if self.path:
            return f"saved {self._ago(self.saved_at)}" if self.saved_at is not None else "saved"
        return f"saved {self._ago(self.draft_at)}" if self.draft_at is not None else ""

    def _ago(self, moment: float | None) -> str:
        seconds = int(self.clock() - moment) if moment is not None else 0
        if seconds < 2:
            return "just now"
        if seconds < _MINUTE:
            return f"{seconds} s ago"
        if seconds < _HOUR:
            return f"{seconds // _MINUTE} min ago"
        return f"{seconds // _HOUR} h ago"
