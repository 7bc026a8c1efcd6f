"""The menu of the walk: what its buttons do, and every page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.gui import keys
from app.gui.keys import Key
from app.gui.widgets.plain_text import without_keys


class StripMenu(QMenu):
    """``page_asked`` sends the name of a page; ``titles`` are names and titles of all of them."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget, titles: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setAccessibleName("The walk")
        self.show_me = self._add("Show me what is meant", keys.WALK_SHOW)
        self.back = self._add("The page before", keys.WALK_BACK)
        self.next = self._add("The next page", keys.WALK_NEXT)
        self.leave = self._add("Leave the walk", keys.WALK)
        self.addSeparator()
        self._titles, self._current = dict(titles), titles[0][0]
        self._pages = {name: self.addAction("") for name in self._titles}
        for name, action in self._pages.items():
            action.triggered.connect(partial(self.page_asked.emit, name))
        self.show_progress(frozenset())

    def open_at(self, place: QPoint) -> None:
        """Opens at this place of the screen, the page that is open chosen."""
        self.popup(place)
        self.setActiveAction(self._pages[self._current])

    def show_progress(self, done: frozenset[str], current: str = "") -> None:
        """Marks the pages that have been done with ✓; ``current`` is the one that is open."""
        self._current = current or self._current
        for number, (name, action) in enumerate(self._pages.items(), start=1):
            mark = "✓ " if name in done else ""
            action.setText(without_keys(f"{number}  {mark}{self._titles[name]}"))

    def _add(self, text: str, key: Key) -> QAction:
        # The key is shown and not set: set here as well, it would be ambiguous with the window's.
        return self.addAction(f"{text}\t{key.shown}")
