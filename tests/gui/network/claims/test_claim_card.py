from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from app.gui.network.claims.claim_card import ClaimsCard
from app.gui.theme.appearance import Appearance
from app.microscope.claims.article_claims import (
    BIAS_MODES,
    CLAIMS,
    IMPORTANCE,
    LEARNING_RATE,
    SIZES,
)
from app.microscope.claims.claim import Claim
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, SMALLEST, NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy

LEFT = Qt.MouseButton.LeftButton


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance) -> ClaimsCard:
    made = ClaimsCard(appearance)
    qtbot.addWidget(made)
    made.resize(320, 1200)
    made.show()
    made.show_snapshot(session_of(ARTICLE).snapshot(), "w5")
    return made


@pytest.fixture
def asked(card: ClaimsCard) -> list[tuple[Claim, float]]:
    heard: list[tuple[Claim, float]] = []
    card.try_asked.connect(lambda claim, value: heard.append((claim, value)))
    return heard


def test_try_it_sends_the_claim_and_the_knob(
    qtbot: QtBot, card: ClaimsCard, asked: list[tuple[Claim, float]]
) -> None:
    qtbot.mouseClick(card.parts[BIAS_MODES].button, LEFT)
    card.show_result(BIAS_MODES, "so it went")
    part = card.parts[LEARNING_RATE]
    assert part.knob is not None
    qtbot.keyClick(part.knob.slider, Qt.Key.Key_Right)
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    assert asked == [(BIAS_MODES, 0.0), (LEARNING_RATE, 2.05)]


def test_enter_in_the_field_tries(
    qtbot: QtBot, card: ClaimsCard, asked: list[tuple[Claim, float]]
) -> None:
    knob = card.parts[LEARNING_RATE].knob
    assert knob is not None
    knob.field.selectAll()
    qtbot.keyClicks(knob.field, "1/4")
    qtbot.keyClick(knob.field, Qt.Key.Key_Return)
    assert asked == [(LEARNING_RATE, 0.25)]


def test_a_number_that_does_not_fit_is_not_tried(
    qtbot: QtBot, card: ClaimsCard, asked: list[tuple[Claim, float]]
) -> None:
    part = card.parts[LEARNING_RATE]
    assert part.knob is not None
    part.knob.field.selectAll()
    qtbot.keyClicks(part.knob.field, "50")
    qtbot.keyClick(part.knob.field, Qt.Key.Key_Return)
    qtbot.mouseClick(part.button, LEFT)
    assert asked == []
    assert part.knob.note.text() == "write a number from 0.05 to 20"


def test_one_try_at_a_time(
    qtbot: QtBot, card: ClaimsCard, asked: list[tuple[Claim, float]]
) -> None:
    qtbot.mouseClick(card.parts[SIZES].button, LEFT)
    qtbot.mouseClick(card.parts[BIAS_MODES].button, LEFT)
    assert asked == [(SIZES, 0.0)]
    assert card.parts[SIZES].result.text() == "Training …"
    card.show_result(SIZES, "2-4-2 ends lowest.")
    assert card.parts[SIZES].result.text() == "2-4-2 ends lowest."
    qtbot.mouseClick(card.parts[BIAS_MODES].button, LEFT)
    assert asked[-1] == (BIAS_MODES, 0.0)


@pytest.mark.parametrize(
    ("preset", "refused"),
    [(ARTICLE, set()), (EXCLUSIVE_OR, {IMPORTANCE}), (SMALLEST, {BIAS_MODES, IMPORTANCE})],
)
def test_what_does_not_fit_is_off_and_says_why(
    card: ClaimsCard, preset: NetworkPreset, refused: set[Claim]
) -> None:
    card.show_snapshot(session_of(preset).snapshot(), "w5")
    for claim, part in card.parts.items():
        assert part.button.isEnabled() == (claim not in refused)
        assert part.misfit.isVisible() == (claim in refused)
        assert part.misfit.text() == claim.misfit(preset.file)
        assert part.knob is None or part.knob.isEnabled() == (claim not in refused)


def test_results_are_about_the_network_that_is_there(card: ClaimsCard) -> None:
    session = session_of(ARTICLE)
    card.show_snapshot(session.snapshot(), "w5")
    card.show_result(SIZES, "2-4-2 ends lowest.")
    session.advance(5)
    card.show_snapshot(session.snapshot(), "w5")
    assert card.parts[SIZES].result.isVisible()
    session.set_rate(0.9)
    card.show_snapshot(session.snapshot(), "w5")
    assert not card.parts[SIZES].result.isVisible()


def test_a_hidden_card_catches_up(card: ClaimsCard) -> None:
    card.hide()
    card.show_snapshot(session_of(SMALLEST).snapshot(), "w5")
    card.show()
    assert not card.parts[BIAS_MODES].button.isEnabled()


def test_everything_has_a_name_and_results_can_be_selected(card: ClaimsCard) -> None:
    for kind in (QPushButton, QSlider, QLineEdit):
        names = [widget.accessibleName() for widget in card.findChildren(kind)]
        assert all(names)
        assert len(set(names)) == len(names)
    assert len(card.parts) == len(CLAIMS)
    for part in card.parts.values():
        flags = part.result.textInteractionFlags()
        assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
        assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
