"""Why a word is offered that doesn't begin as is typed."""

from __future__ import annotations

from app.words.shortening import shortened
from app.words.slip import Slip

_MOST_SIGNS = 24


def slip_text(typed: str, slip: Slip | None) -> str:
    """What is taken to have happened, and how often that does; "" where no slip was met.

    ``You typed “recieve”: met as a slip, two letters have changed places. …``
    """
    if slip is None:
        return ""
    once_in = max(round(1 / slip.likelihood), 2)
    return (
        f"You typed “{shortened(typed, _MOST_SIGNS)}”, which is met as a slip: {slip.kind.told}. "
        f"That is taken to happen once in {once_in:,} words, and the score is so much lower."
    )
