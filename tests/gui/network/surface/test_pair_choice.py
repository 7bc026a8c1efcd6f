from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.surface.pair_choice import PairChoice
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.microscope.network_presets import EXCLUSIVE_OR, SMALLEST, NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile, Sample
from tests.microscope.examples import V1_PRESET


def snapshot_of(preset: NetworkPreset) -> NetworkSnapshot:
    return TrainingSession(preset, lambda: train_online_numpy).snapshot()


def choose(choice: Choice, name: str) -> None:
    """As with the mouse or the keyboard."""
    choice.setCurrentText(name)
    choice.activated.emit(choice.currentIndex())


@pytest.fixture
def pair(qtbot: QtBot, appearance: Appearance) -> PairChoice:
    made = PairChoice(appearance)
    qtbot.addWidget(made)
    made.offer(snapshot_of(V1_PRESET), "w5")
    return made


def test_at_first_it_follows_the_weight_chosen(pair: PairChoice, qtbot: QtBot) -> None:
    assert pair.value == ("w5", "w6")
    with qtbot.waitSignal(pair.changed):
        pair.offer(snapshot_of(V1_PRESET), "w1")
    assert pair.value == ("w1", "w2")
    assert (pair.first.currentText(), pair.second.currentText()) == ("w1", "w2")


def test_it_offers_all_weights(pair: PairChoice) -> None:
    names = [pair.first.itemText(place) for place in range(pair.first.count())]
    assert names == [*(f"w{n}" for n in range(1, 9)), "v11", "v12", "v21", "v22"]


def test_what_is_chosen_here_stays(pair: PairChoice) -> None:
    choose(pair.second, "v22")
    pair.offer(snapshot_of(V1_PRESET), "w1")
    assert pair.value == ("w5", "v22")


def test_the_same_weight_twice_swaps_them(pair: PairChoice) -> None:
    choose(pair.first, "w6")
    assert pair.value == ("w6", "w5")
    choose(pair.second, "w6")
    assert pair.value == ("w5", "w6")


def test_another_network_begins_anew(pair: PairChoice) -> None:
    choose(pair.second, "v22")
    pair.offer(snapshot_of(SMALLEST), "w1")
    assert pair.value == ("w1", "w2")
    pair.offer(snapshot_of(EXCLUSIVE_OR), "w7")
    assert pair.value == ("w7", "w8")


def test_one_weight_makes_no_pair(pair: PairChoice) -> None:
    one = NetworkPreset("1-1", NetworkFile((1, 1), samples=(Sample((1.0,), (0.5,)),)))
    pair.offer(snapshot_of(one), "w1")
    assert pair.value is None
