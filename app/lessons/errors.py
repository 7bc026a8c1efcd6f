"""What can be wrong with an exercise or with answers, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import LettersumError
from nncore.errors import NNCoreError
from nncore.untrusted.quoting import quoted_path


class LessonError(LettersumError, ValueError):
    """An exercise, a box or a sheet of answers that can't be."""


@contextmanager
def naming_file(path: str | Path) -> Iterator[None]:
    """What goes wrong while this file is read becomes a LessonError, one line that begins with
    its path."""
    try:
        yield
    except OSError as error:
        raise LessonError(f"{quoted_path(path)}: can't be read ({error.strerror})") from None
    except (LessonError, NNCoreError) as error:
        raise LessonError(f"{quoted_path(path)}: {error}") from None
