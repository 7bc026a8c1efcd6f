"""The row of suggestions at every width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.gui.type.suggestion_row import SuggestionRow
from tests.gui.at_rest import comes_to_rest


@pytest.mark.parametrize("slots", [3, 5])
def test_keys_are_never_cut(qtbot: QtBot, appearance: Appearance, slots: int) -> None:
    row = SuggestionRow(appearance, slots)
    qtbot.addWidget(row)
    row.show()
    cut = []
    for width in range(320, 720, 9):
        row.resize(width, 300)
        assert comes_to_rest(row)
        for card in row.shown_cards:
            chips = [x for x in card.findChildren(QLabel) if x.property("role") == "key"]
            assert len(chips) == 1
            parts = (*chips, card.why_button)
            cut += [width for part in parts if part.width() < part.sizeHint().width()]
    assert cut == []
