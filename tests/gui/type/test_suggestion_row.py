"""The row of suggestions at every width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.gui.type.room import TypeRoom
from app.gui.type.suggestion_row import SuggestionRow
from tests.gui.at_rest import comes_to_rest
from tests.sweep import swept

SIZES = [(576, 330), (1_196, 330), (576, 400), (816, 490)]


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


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("slots", [3, 5])
@pytest.mark.parametrize("size", swept(SIZES, [SIZES[0], SIZES[3]]))
def test_the_page_keeps_a_line_and_nothing_is_squashed(
    room: TypeRoom, appearance: Appearance, scale: float, slots: int, size: tuple[int, int]
) -> None:
    if slots == 5 and size[1] < 250 * scale:
        pytest.skip("five suggestions in large text leave a page of this height no line")
    appearance.set_scale(scale)
    room._use_slots(slots)
    room.resize(*size)
    assert comes_to_rest(room)
    for part in (*room.row.shown_cards, room.row.phrase):
        assert part.height() >= part.sizeHint().height()
    assert room.page.viewport().height() >= room.page.fontMetrics().height()
    appearance.normal_size()
