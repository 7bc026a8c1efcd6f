"""How many starts in a row found that a run before them had crashed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from nncore.untrusted.files import read_ordinary
from nncore.whole_file import whole_file

COUNT_NAME = "lettersum-crashes.txt"
_MOST_DIGITS = 3


def crashes_in_a_row(folder: Path) -> int:
    """From 0 to 999; a file that is damaged reads as none."""
    try:
        content = read_ordinary(folder / COUNT_NAME, _MOST_DIGITS)
    except OSError:
        return 0
    return int(content) if content.isdigit() else 0


def count_crash(folder: Path) -> None:
    """One more, if that can be written."""
    count = min(crashes_in_a_row(folder) + 1, 10**_MOST_DIGITS - 1)
    with suppress(OSError), whole_file(folder / COUNT_NAME, private=True) as stream:
        stream.write(str(count).encode())


def forget_crashes(folder: Path) -> None:
    """A run has ended well."""
    with suppress(OSError):
        (folder / COUNT_NAME).unlink()
