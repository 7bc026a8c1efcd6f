"""Where the widgets are that the walk speaks of, by the names that its pages use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.gui.network.pages import PageName
from app.gui.network.picture.forms import Form
from app.gui.network.room import NetworkRoom
from app.gui.room import Room
from app.lessons.walk.page import DECODE, NETWORK, TYPE
from app.microscope.claims.article_claims import BIAS_MODES

Find = Callable[[Any], QWidget]


@dataclass(frozen=True)
class Place:
    """``widgets`` are framed, the first of them that is shown; others stand in for it where the
    window is narrow. ``bring`` turns the room to where it stands; ``focus`` is what takes keys,
    None for the widget itself, and ``is_written`` says that it has them as soon as it is meant."""

    room: str
    widgets: tuple[Find, ...]
    bring: Callable[[Any], None] | None = None
    focus: Find | None = None
    is_written: bool = False

    def widget(self, room: Room) -> QWidget:
        """The one to be framed: the first that is shown, or where none is, the first."""
        found = [find(room) for find in self.widgets]
        return next((each for each in found if each.isVisible()), found[0])

    def keyed(self, room: Room) -> QWidget:
        """The one that takes keys."""
        return self.focus(room) if self.focus is not None else self.widget(room)

    def turn_to(self, room: Room) -> None:
        """Turns the pages of a room until the widget stands somewhere in it."""
        if self.bring is not None and not self.widget(room).isVisible():
            self.bring(room)


def _show_picture(room: NetworkRoom) -> None:
    room.widgets.forms.set_form(Form.NETWORK)
    room.widgets.pages.show_picture()


def _page(page: PageName) -> Callable[[NetworkRoom], None]:
    return lambda room: room.widgets.pages.choose(page)


def _in_picture(find: Find, focus: Find | None = None) -> Place:
    return Place(NETWORK, (find,), _show_picture, focus)


def _in_network(*finds: Find) -> Place:
    return Place(NETWORK, finds)


PLACES: dict[str, Place] = {
    "type.page": Place(TYPE, (lambda room: room.page,)),
    "type.encoding": Place(
        TYPE, (lambda room: room.tools.encoding, lambda room: room.tools.page_button)
    ),
    "network.picture": _in_picture(
        lambda room: room.widgets.forms, lambda room: room.widgets.picture
    ),
    "network.predict": _in_picture(lambda room: room.widgets.told.predict),
    "network.guess": Place(
        NETWORK,
        (lambda room: room.widgets.told.guess.field,),
        _show_picture,
        is_written=True,
    ),
    "network.step": _in_network(lambda room: room.widgets.controls.step),
    "network.back": _in_network(lambda room: room.widgets.controls.back),
    "network.play": _in_network(lambda room: room.widgets.controls.play),
    "network.first": _in_network(lambda room: room.widgets.controls.first),
    "network.grain": _in_network(
        lambda room: room.widgets.controls.grain,
        lambda room: room.widgets.controls.settings.button,
    ),
    "network.rate": _in_network(lambda room: room.widgets.tools.rate),
    "network.choose": _in_network(lambda room: room.widgets.tools.preset),
    "network.bias": _in_network(
        lambda room: room.widgets.tools.bias, lambda room: room.widgets.tools.menu
    ),
    "network.curves": Place(
        NETWORK, (lambda room: room.widgets.plot,), lambda room: _show_curves(room)
    ),
    "network.divide": Place(
        NETWORK,
        (lambda room: room.widgets.samples.divide_button,),
        lambda room: room.widgets.show_samples(),
    ),
    "network.claim": Place(
        NETWORK,
        (lambda room: room.widgets.claims.parts[BIAS_MODES],),
        _page(PageName.CLAIMS),
        lambda room: room.widgets.claims.parts[BIAS_MODES].button,
    ),
    "network.ways": Place(
        NETWORK,
        (lambda room: room.widgets.costs,),
        _page(PageName.CLAIMS),
        lambda room: next(iter(room.widgets.costs.rows.values())),
    ),
    "network.nudge": Place(
        NETWORK,
        (lambda room: room.widgets.slope,),
        _page(PageName.EXPLAIN),
        lambda room: room.widgets.slope.weight_slider,
    ),
    "decode.field": Place(DECODE, (lambda room: room.tools.field,)),
    "decode.words": Place(DECODE, (lambda room: room.words.list,)),
    "decode.delta": Place(DECODE, (lambda room: room.window_card.slider,)),
}


def _show_curves(room: NetworkRoom) -> None:
    """They stand below the picture, or on a page of the column."""
    if room.widgets.pages.isAncestorOf(room.widgets.plot):
        room.widgets.pages.choose(PageName.EXPLAIN)
    else:
        _show_picture(room)
