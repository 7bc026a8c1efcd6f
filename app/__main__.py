"""Where both ways in begin: the window and the commands."""

from __future__ import annotations

import sys
from pathlib import Path

from app.cli.commands import run
from app.cli.one_thread import multiply_in_one_thread
from app.cli.streams import prepare_streams

# What the program does in the terminal when there is no display for its window.
INSTEAD_OF_WINDOW = ("suggest", "How are", "--preset", "article", "--phrase", "--why")


def main() -> None:
    """The ``lettersum`` command."""
    prepare_streams()
    sys.exit(run(sys.argv[1:], open_window))


def open_window(lesson: str | None = None, model: str = "") -> int:
    """Opens the window, with the lesson of this file if one is given, and with the model of this
    key if one is; returns the exit code.

    Without a display it says so in one line and shows the main job in the terminal instead.
    Where a library that Qt needs is missing, it prints the line that installs it.
    """
    from app.gui.platform_check import missing_display, why_no_window

    if (message := missing_display()) is not None:
        print(f"lettersum: {message}", file=sys.stderr)
        return run(INSTEAD_OF_WINDOW, open_window)
    if (message := why_no_window()) is not None:
        print(f"lettersum: {message}", file=sys.stderr)
        return 1
    multiply_in_one_thread()
    from app.gui.start import run_window

    return run_window(lesson_file=None if lesson is None else Path(lesson), model=model)


if __name__ == "__main__":
    main()
