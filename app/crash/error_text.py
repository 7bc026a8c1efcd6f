"""An error as a report tells it: kinds and places, never its message, which may hold typed text."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Iterator

_MOST_FRAMES = 50
_MOST_CAUSES = 5


def error_text(where: str, error: BaseException) -> str:
    """A paragraph: ``where`` it was met, then each error with its places, the cause last."""
    lines = [f"\nAn error nobody expected, in {where}:"]
    for each in _with_causes(error):
        kind = type(each)
        lines.append(f"{kind.__module__}.{kind.__qualname__}, most recent call last:")
        frames = deque(traceback.walk_tb(each.__traceback__), _MOST_FRAMES)
        lines += [
            f'  File "{frame.f_code.co_filename}", line {line}, in {frame.f_code.co_qualname}'
            for frame, line in frames
        ]
    return "\n".join(lines) + "\n"


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if each is None:
            return
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
