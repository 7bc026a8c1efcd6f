from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.network.slope.slope_card import SlopeCard, apart
from app.gui.theme.appearance import Appearance
from app.microscope.previews.preview import RATE, Previewer, SlopeRequest
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET


@pytest.fixture
def snapshot() -> NetworkSnapshot:
    return TrainingSession(V1_PRESET, lambda: train_online_numpy).snapshot()


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance, snapshot: NetworkSnapshot) -> SlopeCard:
    made = SlopeCard(appearance)
    qtbot.addWidget(made)
    made.resize(356, 200)
    made.show()
    made.show_snapshot(snapshot, "w5")
    return made


def test_the_knobs_stand_where_the_numbers_are(card: SlopeCard) -> None:
    assert (card.weight_slider.number, card.rate_slider.number) == (0.4, 0.5)


def test_dragging_the_weight_and_letting_go(qtbot: QtBot, card: SlopeCard) -> None:
    dragged: list[tuple[str, float]] = []
    dropped: list[tuple[str, float]] = []
    card.dragged.connect(lambda what, value: dragged.append((what, value)))
    card.dropped.connect(lambda what, value: dropped.append((what, value)))
    qtbot.keyClick(card.weight_slider, Qt.Key.Key_Right)
    qtbot.keyClick(card.weight_slider, Qt.Key.Key_Enter)
    qtbot.keyClick(card.rate_slider, Qt.Key.Key_Right)
    qtbot.keyClick(card.rate_slider, Qt.Key.Key_Enter)
    assert dragged == [("w5", pytest.approx(0.42)), (RATE, pytest.approx(0.51))]
    assert dropped == dragged


def test_measured_beside_predicted(
    qtbot: QtBot, card: SlopeCard, snapshot: NetworkSnapshot
) -> None:
    qtbot.keyClick(card.weight_slider, Qt.Key.Key_Right)
    preview = Previewer(lambda: train_online_numpy).preview(
        SlopeRequest(snapshot.file_now, 0, "w5", 0.42)
    )
    card.show_preview(preview)
    assert card.effect.text() == f"ΔE +{preview.measured:.4g} · slope × Δw +{preview.predicted:.4g}"
    assert "The slope alone predicts" in card.difference.text()


def test_after_a_drag_nothing_is_said_of_it(card: SlopeCard, snapshot: NetworkSnapshot) -> None:
    before = card.effect.text()
    preview = Previewer(lambda: train_online_numpy).preview(
        SlopeRequest(snapshot.file_now, 0, "w5", 0.42)
    )
    card.show_preview(preview)  # as when the number is dragged in the picture
    assert card.effect.text() != before
    card.rest()
    assert card.effect.text() == before


def test_a_weight_that_ran_away_can_not_be_dragged(
    card: SlopeCard, snapshot: NetworkSnapshot
) -> None:
    weights = {**snapshot.trace.weights, "w5": float("inf")}
    card.show_snapshot(replace(snapshot, trace=replace(snapshot.trace, weights=weights)), "w5")
    assert not card.weight_slider.isEnabled()


@pytest.mark.parametrize(
    ("measured", "predicted", "words"),
    [
        (0.001, 0.0011, "10.0 % too large"),
        (-0.001, -0.0009, "10.0 % too small"),
        (0.001, -0.001, "no longer says even the direction"),
        (0.001, 0.0, "The slope is 0 here"),
        (0.001, 0.001, "exactly"),
    ],
)
def test_apart_in_words(measured: float, predicted: float, words: str) -> None:
    assert words in apart(measured, predicted)
