from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.microscope.counting.costs import Way, costs_of
from app.microscope.network_presets import FOUR_LAYERS, NetworkPreset

OpenRoom = Callable[[NetworkPreset], NetworkRoom]


def shown(qtbot: QtBot, room: NetworkRoom) -> None:
    room.widgets.pages.choose(PageName.CLAIMS)
    qtbot.waitUntil(lambda: bool(room.widgets.costs.costs))


def test_the_three_ways_are_counted_and_shown(qtbot: QtBot, room: NetworkRoom) -> None:
    shown(qtbot, room)
    card = room.widgets.costs
    assert card.costs == costs_of(room.snapshot.trace)
    paths, nudges, deltas = (card.rows[way] for way in Way)
    assert deltas.count.text() == "36 multiplications, counted: the way training goes"
    assert paths.count.text() == "76 multiplications, counted: 2.11 times as many"
    assert nudges.count.text() == "384 multiplications, counted: 10.7 times as many"
    assert "All slopes are the same" in paths.how.text()


def test_another_network_is_counted_anew(qtbot: QtBot, room: NetworkRoom) -> None:
    shown(qtbot, room)
    before = room.widgets.costs.costs
    room.requests.open_preset(FOUR_LAYERS)
    qtbot.waitUntil(lambda: room.widgets.costs.costs != before)
    assert room.widgets.costs.costs == costs_of(room.snapshot.trace)


def test_pointing_at_a_way_lights_what_it_is_about(qtbot: QtBot, room: NetworkRoom) -> None:
    shown(qtbot, room)
    marks = room.widgets.picture.scene
    row = room.widgets.costs.rows[Way.DELTAS]
    row.setFocus()
    qtbot.waitUntil(lambda: marks.marks.lit == {"h1", "h2", "o1", "o2"})
    room.widgets.costs.rows[Way.PATHS].setFocus()
    qtbot.waitUntil(lambda: marks.marks.lit == {"w1", "w5", "i1", "h1", "o1"})
    room.widgets.picture.setFocus()
    qtbot.waitUntil(lambda: marks.marks.lit == frozenset())
