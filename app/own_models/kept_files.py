"""Where a training is kept from one start to the next. Imports nothing that takes a moment."""

from __future__ import annotations

from pathlib import Path

FILES = ("own-training.npz", *(f"own-training-{n}.npz" for n in range(2, 21)))


def counts_beside(path: Path) -> Path:
    """Where the counts of a training are that is kept in this file."""
    return path.with_name(f"{path.stem}.counts.npz")


def chosen_beside(path: Path) -> Path:
    """Where the paths of text are that was chosen for the next training."""
    return path.with_name(f"{path.stem}.chosen.json")


def has_content(path: Path) -> bool:
    """Whether there is a file with something in it."""
    return path.is_file() and path.stat().st_size > 0
