"""Tells what is typed or picked on a page from what is pasted or opened, and counts it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from app.gui.type.keys_saved import KeysSaved


class Source(Enum):
    """Where a change of the page comes from."""

    KEYS = auto()
    UNDO = auto()
    ELSEWHERE = auto()


class WritingWatch(QObject):
    """Gives every change of the document to the count."""

    def __init__(self, document: QTextDocument, count: KeysSaved) -> None:
        super().__init__()
        self._document, self._count = document, count
        self._source = Source.ELSEWHERE
        self._has_changed, self._unchanged = False, 0
        document.contentsChange.connect(self._change)
        document.contentsChanged.connect(self._settle)

    @contextmanager
    def writing(self, source: Source, *, keys: int = 1, unchanged: int = 0) -> Iterator[None]:
        """What changes within comes from there; so many keys are counted if anything did. The
        first ``unchanged`` units of it are only written anew."""
        self._source, self._has_changed, self._unchanged = source, False, unchanged
        try:
            yield
        finally:
            if self._has_changed and source is not Source.ELSEWHERE:
                self._count.press(keys)
            self._source, self._unchanged = Source.ELSEWHERE, 0

    def press(self) -> None:
        """A key was pressed that changed nothing, as what it writes is there already."""
        self._has_changed = True

    @property
    def _length(self) -> int:
        return self._document.characterCount() - 1

    def _change(self, position: int, removed: int, added: int) -> None:
        self._has_changed = True
        is_own = self._source is Source.KEYS
        same = min(self._unchanged, removed)
        self._count.change(position + same, removed - same, self._length, is_own=is_own)

    def _settle(self) -> None:
        step = self._document.availableUndoSteps()
        if self._source is Source.UNDO:
            self._count.restore(step, self._length)
        else:
            self._count.remember(step)
