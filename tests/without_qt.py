"""Qt out of reach, as on a machine that hasn't got it, though other tests of the run use it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

QT = ("PySide6", "shiboken6", "pyqtgraph")
# What works something out knows no Qt: these packages, and the tests of each.
BELOW_THE_WINDOW = (
    "nncore", "app/words", "app/prediction", "app/microscope", "app/writing", "app/laboratory",
    "app/editors", "app/lessons", "app/crash", "app/own_models", "app/own_text", "app/counting",
)  # fmt: skip

_TESTS = Path(__file__).parent


def is_below_the_window(test_file: Path) -> bool:
    """Whether a file of tests is about a package that must do without Qt."""
    folders = (_TESTS / package.removeprefix("app/") for package in BELOW_THE_WINDOW)
    return any(test_file.is_relative_to(folder) for folder in folders)


@contextmanager
def without_qt() -> Iterator[None]:
    """Within it, each import of Qt or what needs it raises ImportError."""
    hidden = {name: sys.modules[name] for name in tuple(sys.modules) if name.startswith(QT)}
    sys.modules.update(dict.fromkeys((*QT, *hidden)))
    try:
        yield
    finally:
        for name in QT:
            del sys.modules[name]
        sys.modules.update(hidden)
