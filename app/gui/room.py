"""What the window asks of a room, and what it knows of one before it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.gui.keys import Key


class Room(QWidget):
    """A room: one row of tools for the bar above, and itself as the page.

    ``told`` sends what the status line should say: at the left, and at the right. ``leads_on``
    sends the name of another room and what it should show.
    """

    told = Signal(str, str)
    leads_on = Signal(str, str)

    def bar(self) -> QWidget:
        """The room's own part of the bar."""
        raise NotImplementedError

    def status(self) -> QWidget | None:
        """The room's own part of the status line, at its right end; None if it has none."""
        return None

    def enter(self) -> None:
        """The room is now the one that is seen; puts the focus where work begins."""
        raise NotImplementedError

    def go_to(self, text: str) -> None:
        """Shows what another room leads on to; called once the room is the one that is seen."""
        raise NotImplementedError

    def may_close(self) -> bool:
        """Whether the window may close without a loss; asks the person where it matters."""
        return True

    def shut_down(self) -> None:
        """The window closes: ends every thread of this room and waits for it."""
        raise NotImplementedError


@dataclass(frozen=True)
class RoomEntry:
    """A room in the rail. ``build`` is called when the room is first opened."""

    name: str
    title: str
    icon: str
    keys: tuple[Key, ...]
    build: Callable[[], Room]
