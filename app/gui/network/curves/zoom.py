"""The curves zoomed to a range of updates, and back to all of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

STEP = 1.5  # of one notch of the wheel, or one key
LEAST_UPDATES = 4.0  # that are seen at once


class CurveZoom(QObject):
    """``view`` is pyqtgraph's. While a range is chosen news of training don't move it, and the
    values fit what is seen; ``changed`` sends whether one is."""

    changed = Signal(bool)

    def __init__(self, view: Any) -> None:
        super().__init__()
        self._view = view
        self._is_on = False
        view.setAutoVisible(y=True)

    @property
    def is_on(self) -> bool:
        """Whether a part of the updates is seen, rather than all."""
        return self._is_on

    def by(self, factor: float, at: float, first: float, last: float) -> None:
        """So many times nearer, around the update ``at``, which keeps its place; never beyond the
        updates from ``first`` to ``last``, which are all there are."""
        low, high = self._view.viewRange()[0] if self._is_on else (first, last)
        at = min(max(at, low), high)
        low, high = at - (at - low) / factor, at + (high - at) / factor
        if high - low >= last - first:
            self.whole()
        elif high - low >= LEAST_UPDATES:
            shift = max(first - low, 0.0) - max(high - last, 0.0)
            self._view.setXRange(low + shift, high + shift, padding=0)
            self._turn(True)

    def whole(self) -> None:
        """All updates, also those to come."""
        self._view.enableAutoRange(x=True)
        self._view.updateAutoRange()  # at once: who asks next is not shown the old range
        self._turn(False)

    def _turn(self, is_on: bool) -> None:
        if is_on is not self._is_on:
            self._is_on = is_on
            self.changed.emit(is_on)
