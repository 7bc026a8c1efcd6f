"""What is known about the page that is open: its file, when it was last saved to that, and when it
was last kept as a draft."""

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
    ``saved_at`` is when the person saved it, ``draft_at`` when it was kept without being asked.

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
        kept = "" if self.draft_at is None else f"kept as a draft {self._ago(self.draft_at)}"
        if self.path is None:
            return kept
        if self.is_changed:
            return f"changed since it was saved; {kept}" if kept else "changed since it was saved"
        return f"saved {self._ago(self.saved_at)}" if self.saved_at is not None else "saved"

    def _ago(self, moment: float) -> str:
        seconds = int(self.clock() - moment)
        if seconds < 2:
            return "just now"
        if seconds < _MINUTE:
            return f"{seconds} s ago"
        if seconds < _HOUR:
            return f"{seconds // _MINUTE} min ago"
        return f"{seconds // _HOUR} h ago"
