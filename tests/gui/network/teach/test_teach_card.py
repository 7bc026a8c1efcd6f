from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.network.teach.teach_card import TeachCard
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import train_online_numpy
from tests.microscope.snapshots import at_rest
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance) -> TeachCard:
    made = TeachCard(appearance)
    qtbot.addWidget(made)
    made.resize(340, 420)
    made.show()
    return made


@pytest.fixture
def session() -> TrainingSession:
    return TrainingSession(ARTICLE, lambda: train_online_numpy)


def show(card: TeachCard, session: TrainingSession) -> None:
    card.show_snapshot(session.snapshot(), "w5")


def test_the_field_shows_the_phrases_of_the_samples_until_one_writes(
    card: TeachCard, session: TrainingSession
) -> None:
    show(card, session)
    assert card.field.toPlainText() == "How are → you today"
    card.show_snapshot(at_rest(EXCLUSIVE_OR), "w5")
    assert card.field.toPlainText() == ""
    card.take_phrase("How are → you fine")
    show(card, session)
    assert card.field.toPlainText() == "How are → you fine"


def test_the_button_and_ctrl_enter_ask_for_what_is_written(qtbot: QtBot, card: TeachCard) -> None:
    card.take_phrase("How are → you fine")
    with qtbot.waitSignal(card.teach_asked) as asked:
        card.teach.click()
    assert asked.args == ["How are → you fine"]
    card.field.setFocus()
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(card.teach_asked) as again:
        QTest.keyClick(card.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "\n" in again.args[0]


def test_it_says_what_came_of_it_and_leads_to_the_flip(
    qtbot: QtBot, card: TeachCard, session: TrainingSession
) -> None:
    show(card, session)
    assert card.result.isHidden()
    assert card.flip.isHidden()
    session.teach("How are → you fine", LEXICON)
    session.advance(5_000)
    show(card, session)
    update = session.update
    assert card.result.text().startswith(f"At update {update} both words come first")
    assert card.result.text().endswith(".")
    assert not card.flip.isEnabled()  # one is there
    with qtbot.waitSignal(card.scrubbed) as scrubbed:
        card.before.click()
    assert scrubbed.args == [update - 1]
    session.scrub(update - 1)
    show(card, session)
    assert not card.before.isEnabled()
    with qtbot.waitSignal(card.scrubbed) as scrubbed:
        card.flip.click()
    assert scrubbed.args == [update]


def test_space_leads_to_and_fro_at_the_flip(
    qtbot: QtBot, card: TeachCard, session: TrainingSession
) -> None:
    card.scrubbed.connect(session.scrub)
    card.scrubbed.connect(lambda _: show(card, session))
    session.teach("How are → you fine", LEXICON)
    session.advance(5_000)
    show(card, session)
    update = session.update
    card.activateWindow()
    card.before.setFocus()
    for wanted in (update - 1, update, update - 1, update):
        qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Space)
        assert session.update == wanted


def test_while_it_trains_the_button_stops_it(
    qtbot: QtBot, card: TeachCard, session: TrainingSession
) -> None:
    session.teach("How are → you fine", LEXICON)
    session.activity = Activity.TRAINING
    show(card, session)
    assert card.teach.text() == "Stop"
    with qtbot.waitSignal(card.stop_asked):
        card.teach.click()
    session.activity = Activity.PAUSED
    show(card, session)
    assert card.teach.text() == "Teach"
    assert "Play goes on" in card.result.text()


def test_a_refusal_is_said(card: TeachCard, session: TrainingSession) -> None:
    session.teach("How are → you <b>wori</b>", LEXICON)
    session.teach("How are → you wori", LEXICON)
    show(card, session)
    assert "“wori” is not in the dictionary" in card.result.text()
    assert card.flip.isHidden()
    assert card.before.isHidden()
