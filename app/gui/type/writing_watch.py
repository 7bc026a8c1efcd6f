"""Tells what is typed or picked on a page from what is pasted or opened, and counts it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from app.writing.keys_saved import KeysSaved
from app.writing.typed_runs import OTHER, TYPED


class Source(Enum):
    """Where a change of the page comes from."""

    KEYS = auto()
    STROKE = auto()  # one key that writes several signs, as a pick does
    UNDO = auto()
    ELSEWHERE = auto()


class WritingWatch(QObject):
    """Gives every change of the document to the count."""

    def __init__(self, document: QTextDocument, count: KeysSaved) -> None:
        super().__init__()
        self._document, self._count = document, count
        self._source, self._from, self._kept = Source.ELSEWHERE, OTHER, 0
        document.contentsChange.connect(self._change)
        document.contentsChanged.connect(self._settle)

    @contextmanager
    def writing(self, source: Source, *, kept: int = 0) -> Iterator[None]:
        """What changes within comes from there, by one key. The first ``kept`` units of what gives
        place are written anew as they were: the letters typed of a word that is picked."""
        self._source, self._kept = source, kept
        self._from = OTHER
        if source is Source.KEYS:
            self._from = TYPED
        elif source is Source.STROKE:
            self._from = self._count.stroke()
        try:
            with self._count.key():
                yield
        finally:
            self._source, self._from, self._kept = Source.ELSEWHERE, OTHER, 0

    def claim_sign_before(self, position: int) -> None:
        """A key was pressed for the sign before this place, which a pick had written already."""
        self._count.change(position - 1, 1, self._length, self._from)
        self._count.remember(self._document.availableUndoSteps())

    @property
    def _length(self) -> int:
        return self._document.characterCount() - 1

    def _change(self, position: int, removed: int, added: int) -> None:
        same = min(self._kept, removed, added)
        self._count.change(position + same, removed - same, self._length, self._from)

    def _settle(self) -> None:
        step = self._document.availableUndoSteps()
        if self._source is Source.UNDO:
            self._count.restore(step, self._length)
        else:
            self._count.remember(step)
