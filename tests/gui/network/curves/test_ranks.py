"""The ranks of the wanted words over the error, and what the legend says of them."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.curves.curve_card import CurvesCard
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance) -> CurvesCard:
    made = CurvesCard(appearance)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.make_plot()
    made.show()
    return made


def session_of(preset: NetworkPreset = ARTICLE) -> TrainingSession:
    session = TrainingSession(preset, lambda: train_online_numpy)
    session.know_words(LEXICON)
    return session


def is_axis_shown(card: CurvesCard) -> bool:
    assert card.plot is not None
    return bool(card.plot.widget.getPlotItem().getAxis("right").isVisible())


def test_ranks_fall_to_1_at_the_flip(card: CurvesCard) -> None:
    session = session_of()
    session.teach("How are → you fine", LEXICON)
    session.advance(2_000)
    snapshot = session.snapshot()
    card.show_snapshot(snapshot, "w5")
    assert is_axis_shown(card)
    assert card.ranks is not None
    updates, ranks = card.ranks.line.getData()
    assert updates[-1] == session.update
    assert ranks[-1] == 0  # the logarithm of 1
    assert (np.asarray(ranks)[np.asarray(updates) < session.update] > 0).all()
    assert any(row.reading == f"{session.update}: 1" for row in card.legend.rows)
    session.scrub(session.update - 1)
    card.show_snapshot(session.snapshot(), "w5")
    reading = next(row.reading for row in card.legend.rows if "rank" in row.title)
    assert reading.startswith(f"{session.update}: ")
    assert not reading.endswith(": 1")


def test_the_history_of_a_weight_has_no_ranks(card: CurvesCard) -> None:
    session = session_of()
    session.advance(50)
    card.show_snapshot(session.snapshot(), "w5")
    assert is_axis_shown(card)
    card.what.choose_next()
    assert not is_axis_shown(card)
    assert not any("rank" in row.title for row in card.legend.rows)


def test_numbers_alone_have_no_ranks(card: CurvesCard) -> None:
    session = session_of(EXCLUSIVE_OR)
    session.advance(50)
    card.show_snapshot(session.snapshot(), "w5")
    assert not is_axis_shown(card)
    assert [row.title for row in card.legend.rows] == ["run 1", "guessing the mean"]
