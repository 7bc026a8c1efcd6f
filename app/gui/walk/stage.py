"""Sets a room up for a page of the walk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.gui.decode.room import DecodeRoom
from app.gui.mailbox import Mailbox
from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.gui.room import Room
from app.lessons.walk.page import Setting
from app.lessons.walk.preparing import prepare


class Stage(QObject):
    """``ready`` is sent when the room shows what the page set up last begins with: at once, or for
    a network when its thread has opened it."""

    ready = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._opened: Mailbox | None = None
        self._room: NetworkRoom | None = None
        self._weight = ""

    def set_up(self, room: Room, setting: Setting) -> None:
        """Opens what the page needs; in the Network room all that was open stays on the shelf."""
        self._opened = None
        if isinstance(room, NetworkRoom):
            self._set_up_network(room, setting)
            return
        if isinstance(room, DecodeRoom) and setting.subject:
            room.window_card.slider.setValue(0)
            room.go_to(setting.subject)
        self.ready.emit()

    def _set_up_network(self, room: NetworkRoom, setting: Setting) -> None:
        self._room, self._weight = room, setting.weight
        room.widgets.arrangement.show_looked_at(False)
        room.widgets.pages.choose(PageName.EXPLAIN)
        room.widgets.pages.show_picture()
        room.widgets.told.predict.setChecked(setting.is_predicting)
        room.training.rest_and(prepare, setting)
        opened = self._opened = Mailbox()  # of this page: news of one left meanwhile is dropped
        opened.connect_taker(self._take_opened)
        # A command of its own: the snapshot of the one before is on its way when it is carried out.
        room.training.change(lambda _: opened.put(opened))

    def _take_opened(self) -> None:
        if self._opened is None or self._opened.take() is not self._opened or self._room is None:
            return
        self._opened = None
        if self._weight:
            self._room.choose_weight(self._weight)
        self.ready.emit()
