"""What can be done with a model file that a command has written."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from app.own_models.names import SUFFIX


def how_to_use(path: Path) -> str:
    """How to suggest with it, and how to take it into the library, in a line to be pasted from."""
    # Without a separator and the suffix it would be taken for a name of the library.
    is_plain = path.suffix.lower() != SUFFIX and path.parent == Path()
    given = shlex.quote(f".{os.sep}{path}" if is_plain else str(path))
    return (
        f"it isn't in your library: --model {given} suggests with it, lettersum models import "
        f"{given} takes it in"
    )
