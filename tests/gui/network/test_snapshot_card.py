from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.snapshot_card import SnapshotCard
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.snapshot import NetworkSnapshot
from tests.microscope.snapshots import at_rest


class Watched(SnapshotCard):
    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Watched")
        self.drawn: list[tuple[NetworkSnapshot, str]] = []
        self.dressed = 0

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        self.drawn.append((snapshot, weight))

    def dress(self) -> None:
        self.dressed += 1


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance) -> Watched:
    made = Watched(appearance)
    qtbot.addWidget(made)
    return made


def test_with_nothing_to_show_it_draws_nothing(card: Watched) -> None:
    card.show()
    card.refresh()
    assert not card.drawn


def test_in_sight_it_draws_each_snapshot(card: Watched) -> None:
    first, second = at_rest(), at_rest()
    card.show()
    card.show_snapshot(first, "w5")
    card.show_snapshot(second, "w6")
    assert [weight for _, weight in card.drawn] == ["w5", "w6"]
    assert card.drawn[0][0] is first
    assert card.drawn[1][0] is second


def test_out_of_sight_it_waits_and_draws_the_newest_when_it_is_shown(card: Watched) -> None:
    newest = at_rest()
    card.show_snapshot(at_rest(), "w5")
    card.show_snapshot(newest, "w6")
    assert not card.drawn
    card.show()
    assert len(card.drawn) == 1
    assert card.drawn[0][0] is newest
    assert card.drawn[0][1] == "w6"
    card.hide()
    card.refresh()
    assert len(card.drawn) == 1


def test_it_dresses_anew_with_the_window(card: Watched, appearance: Appearance) -> None:
    appearance.changed.emit()
    assert card.dressed == 1
