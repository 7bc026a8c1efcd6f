"""What the rooms show right now, and what has been done in them since a step began."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.gui.decode.room import DecodeRoom
from app.gui.network.room import NetworkRoom
from app.gui.room import Room
from app.gui.type.room import TypeRoom
from app.lessons.walk.page import DECODE, NETWORK, TYPE
from app.lessons.walk.seen import Nudge, Seen
from app.microscope.counting.costs import Way
from app.microscope.previews.preview import RATE, SlopePreview

_MOST_NUDGES = 500


class Watch(QObject):
    """``changed`` says that something else is to be seen. Rooms are watched from their first page
    on; nothing is changed in them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rooms: dict[str, Room] = {}
        self._guessed: tuple[str, ...] = ()
        self._claims: tuple[str, ...] = ()
        self._ways: tuple[str, ...] = ()
        self._nudges: tuple[Nudge, ...] = ()

    def watch(self, room: Room) -> None:
        """Watches a room from now on."""
        if isinstance(room, TypeRoom) and TYPE not in self._rooms:
            self._rooms[TYPE] = room
            room.why.shown.connect(self.changed)
        elif isinstance(room, NetworkRoom) and NETWORK not in self._rooms:
            self._rooms[NETWORK] = room
            self._watch_network(room)
        elif isinstance(room, DecodeRoom) and DECODE not in self._rooms:
            self._rooms[DECODE] = room
            room.shown.connect(self.changed)

    def forget(self) -> None:
        """A step begins: nothing has been done in it."""
        self._guessed = self._claims = self._ways = ()
        self._nudges = ()

    def look(self, name: str) -> Seen:
        """What is to be seen, with the room of this name open."""
        seen = Seen(
            room=name, guessed=self._guessed, claims=self._claims, ways=self._ways,
            nudges=self._nudges,
        )  # fmt: skip
        room = self._rooms.get(name)
        if isinstance(room, TypeRoom):
            return _of_type(room, seen)
        if isinstance(room, NetworkRoom):
            return _of_network(room, seen)
        if isinstance(room, DecodeRoom):
            return _of_decode(room, seen)
        return seen

    def _watch_network(self, room: NetworkRoom) -> None:
        room.showing.shown.connect(self.changed)
        room.showing.predicting.given.connect(self._given)
        room.previewing.came.connect(self._nudged)
        room.widgets.claims.told.connect(self._tried)
        for row in room.widgets.costs.rows.values():
            row.pointed.connect(self._pointed)

    def _given(self, name: str) -> None:
        self._guessed = (*self._guessed, name)
        self.changed.emit()

    def _tried(self, title: str) -> None:
        self._claims = (*self._claims, title)
        self.changed.emit()

    def _pointed(self, way: Way, is_on: bool) -> None:
        if is_on and way.value not in self._ways:
            self._ways = (*self._ways, way.value)
            self.changed.emit()

    def _nudged(self, preview: SlopePreview) -> None:
        what = preview.request.what
        if what == RATE:
            return
        by = preview.request.value - preview.request.file.weights[what]
        made = Nudge(what, by, preview.measured, preview.predicted)
        self._nudges = (*self._nudges, made)[-_MOST_NUDGES:]
        self.changed.emit()


def _of_type(room: TypeRoom, seen: Seen) -> Seen:
    answer = room.why.answer
    context = answer.context if answer else ()
    return replace(
        seen,
        written=room.page.document().characterCount() - 1,
        words=tuple((each.word, each.letter_sum) for each in context),
        is_coded=any(each.code for each in context),
    )


def _of_network(room: NetworkRoom, seen: Seen) -> Seen:
    showing = room.showing
    return replace(
        seen,
        snapshot=showing.snapshot,
        explained=showing.explained.part,
        is_predicting=showing.predicting.is_on,
        asked=showing.predicting.asked,
    )


def _of_decode(room: DecodeRoom, seen: Seen) -> Seen:
    decoded = room.decoded
    if decoded is None:
        return replace(seen, delta=room.window_card.delta)
    subject = decoded.subject
    return replace(
        seen,
        decoded=subject.word,
        decoded_sum=subject.letter_sum,
        is_word=decoded.is_word,
        delta=decoded.delta,
    )
