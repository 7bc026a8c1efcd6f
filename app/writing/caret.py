"""Where the caret of a page is, and what is written there.

Positions and lengths are counted in UTF-16 units, as text widgets do.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the caret is: the text before it (its end is enough), the sign after it ("" at the
    end), and its position in the whole text. Where units are ``selected``, it stands for all of
    them: they lie between the two, and whatever is written takes their place."""

    before: str
    after: str
    position: int
    selected: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """Takes so many units away before and after the caret, and what is selected, and writes
    ``insert`` there."""

    delete_before: int
    delete_after: int
    insert: str


def units_of(text: str) -> int:
    """How many UTF-16 units the text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
