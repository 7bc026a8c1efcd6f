"""Where brackets end, in text in which a backslash takes the next sign's meaning away."""

from __future__ import annotations

import re


def end_of_brackets(text: str, start: int, opening: str, closing: str) -> int | None:
    """The place behind the bracket that closes the one at ``start``; None where none does. Brackets
    of the same kind inside it count."""
    depth = 0
    for found in re.compile(rf"\\.|[{re.escape(opening + closing)}]").finditer(text, start):
        depth += {opening: 1, closing: -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return None
