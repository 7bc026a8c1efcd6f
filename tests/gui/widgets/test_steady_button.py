"""Buttons keep their width whatever they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton

from app.gui.widgets.steady_button import SteadyButton

TEXTS = st.text("abcWi …", max_size=8)
CHANGES = st.one_of(
    st.tuples(st.just("say"), TEXTS),
    st.tuples(st.just("keep room for"), st.lists(TEXTS, min_size=1, max_size=3)),
    st.tuples(st.just("small"), st.booleans()),
    st.tuples(st.just("size"), st.integers(5, 40)),
    st.tuples(st.just("ask"), st.none()),
)


@pytest.mark.usefixtures("fusion")
@given(st.lists(CHANGES, max_size=8))
def test_it_is_as_wide_as_its_widest_text_in_bold(changes: list[tuple[str, object]]) -> None:
    button, texts, said, is_small = SteadyButton("Play", "Pause"), ["Play", "Pause"], "Play", False
    for what, how in changes:
        if what == "say":
            button.say(said := str(how))
        elif what == "keep room for":
            assert isinstance(how, list)
            button.keep_room_for(*(texts := how))
        elif what == "small":
            button.set_small(is_small := bool(how))
        elif what == "size":
            assert isinstance(how, int)
            button.setFont(QFont(button.font().family(), how))
        else:
            button.sizeHint()
    shown = "" if is_small else said
    plain = QPushButton(shown)
    plain.setFont(button.font())
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)
    now = QFontMetrics(button.font()).horizontalAdvance(shown)
    wanted = max(QFontMetrics(bold).horizontalAdvance(text) for text in texts)
    spare = 0 if is_small else max(wanted - now, 0) + 2
    assert button.sizeHint().width() == plain.sizeHint().width() + spare
