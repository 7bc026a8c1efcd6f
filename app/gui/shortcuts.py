"""Binding keys to actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.gui.keys import Key


def bind(widget: QWidget, key: Key, action: Callable[[], object]) -> None:
    """Calls ``action`` for each of the key's spellings, while ``widget`` is to be seen."""
    for spelling in key.keys:
        shortcut = QShortcut(QKeySequence(spelling), widget)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(action)


def with_key(text: str, key: Key) -> str:
    """A tool tip: the text and the key."""
    return f"{text} ({key.shown})"
