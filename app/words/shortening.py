"""Long text cut to a length that can be shown."""

from __future__ import annotations


def shortened(text: str, most: int) -> str:
    """``text`` itself, or where it has more than ``most`` signs, as many with … as the last."""
    return text if len(text) <= most else text[: most - 1] + "…"
