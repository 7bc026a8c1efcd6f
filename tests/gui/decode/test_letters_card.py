from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.gui.decode.letters_card import LetterBars
from app.gui.theme.appearance import Appearance
from app.words.subject import Subject, read_subject


def test_bars_are_as_long_as_their_letters_and_add_up(qtbot: QtBot, appearance: Appearance) -> None:
    bars = LetterBars(appearance)
    qtbot.addWidget(bars)
    bars.resize(650, 30)
    read = read_subject("today")
    bars.show_subject(read)
    found = bars.bars()
    assert [letter for letter, _ in found] == list("today")
    assert [bar.width() for _, bar in found] == pytest.approx([200, 150, 40, 10, 250])
    assert found[-1][1].right() == pytest.approx(650)
    bars.show_subject(Subject("", 65))
    assert bars.bars() == []


def test_ten_thousand_letters_are_drawn(qtbot: QtBot, appearance: Appearance) -> None:
    bars = LetterBars(appearance)
    qtbot.addWidget(bars)
    bars.resize(300, 30)
    read = read_subject("ab" * 5_000)
    bars.show_subject(read)
    assert not bars.grab().isNull()
    assert bars.bars()[-1][1].right() == pytest.approx(300)
