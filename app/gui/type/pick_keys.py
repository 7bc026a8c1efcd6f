"""The keys that take a suggestion, one for each slot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.gui import keys
from app.gui.shortcuts import bind

Pick = Callable[[int], object]


def bind_picks(room: QWidget, pick: Pick) -> None:
    """``pick`` is called with the slot, from 0, whose key was pressed."""
    for slot, key in enumerate(keys.TAKE):
        bind(room, key, _Picking(pick, slot))


class _Picking:
    """Takes the suggestion of one slot."""

    def __init__(self, pick: Pick, slot: int) -> None:
        self._pick, self._slot = pick, slot

    def __call__(self) -> None:
        self._pick(self._slot)
