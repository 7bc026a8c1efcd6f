"""The word asked for is in sight, whatever becomes of the list's size afterwards."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.decode.words_card import WordsCard
from app.gui.theme.appearance import Appearance
from tests.words.lexicons import lexicon_of

WORDS = [first + second for first in "abcdefghijklmnopqrst" for second in "abcdefghijklmnopqrst"]
RARE = WORDS[237]


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance) -> WordsCard:
    made = WordsCard(appearance)
    qtbot.addWidget(made)
    made.resize(300, 640)
    return made


def ask(card: WordsCard, word: str) -> None:
    lexicon = lexicon_of((each, 1 / (place + 2)) for place, each in enumerate(WORDS))
    card.model.show_words(lexicon, np.arange(len(WORDS)))
    card.mark(word, with_sums=False)


def is_seen(card: WordsCard, word: str) -> bool:
    row = card.model.row_of(word)
    assert row is not None
    place = card.list.visualRect(card.model.index(row))
    return not place.isEmpty() and card.list.viewport().rect().contains(place)


def lower(card: WordsCard, _: Appearance) -> None:
    card.resize(300, 320)


def lower_by_text_above(card: WordsCard, _: Appearance) -> None:
    card.show_heading("so many words that they take the height of several rows " * 5)


def hidden_meanwhile(card: WordsCard, _: Appearance) -> None:
    card.hide()
    card.resize(300, 320)
    card.show()


def larger_text(_: WordsCard, appearance: Appearance) -> None:
    appearance.set_scale(2.0)


CHANGES = [lower, lower_by_text_above, hidden_meanwhile, larger_text]


@pytest.mark.parametrize("change", CHANGES)
def test_a_word_stays_in_sight_when_the_list_changes(
    qtbot: QtBot,
    card: WordsCard,
    appearance: Appearance,
    change: Callable[[WordsCard, Appearance], None],
) -> None:
    card.show()
    ask(card, RARE)
    qtbot.waitUntil(lambda: is_seen(card, RARE))
    height, row = card.list.viewport().height(), card.list.rowHeight(0)
    change(card, appearance)
    qtbot.waitUntil(
        lambda: (card.list.viewport().height(), card.list.rowHeight(0)) != (height, row)
    )
    qtbot.waitUntil(lambda: is_seen(card, RARE))


def test_a_word_asked_for_before_the_list_is_shown_is_in_sight_then(
    qtbot: QtBot, card: WordsCard
) -> None:
    ask(card, RARE)
    card.show()
    qtbot.waitUntil(lambda: is_seen(card, RARE))


def test_who_scrolled_away_is_not_brought_back(qtbot: QtBot, card: WordsCard) -> None:
    card.show()
    ask(card, RARE)
    qtbot.waitUntil(lambda: is_seen(card, RARE))
    view, bar = card.list.viewport(), card.list.verticalScrollBar()
    middle = QPointF(view.rect().center())
    wheel = QWheelEvent(
        middle, view.mapToGlobal(middle), QPoint(), QPoint(0, 120 * 200),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)  # goes up by a page at most
    assert not is_seen(card, RARE)
    where = bar.value()
    with qtbot.waitSignal(bar.rangeChanged):
        card.resize(300, 320)
    assert bar.value() == where
    ask(card, RARE)
    qtbot.waitUntil(lambda: is_seen(card, RARE))
