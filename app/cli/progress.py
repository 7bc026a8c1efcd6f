"""A progress bar on stderr, for long work in a terminal; silent where stderr is a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

# completed, total, and what is going on, in a few words
ShowProgress = Callable[[float, float, str], None]


@contextmanager
def progress_bar() -> Iterator[ShowProgress]:
    """Shows a bar until the block ends. rich is imported here, at its first use."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    console = Console(stderr=True)
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task("starting")

        def show(completed: float, total: float, doing: str) -> None:
            progress.update(task, completed=completed, total=total, description=doing)

        yield show
