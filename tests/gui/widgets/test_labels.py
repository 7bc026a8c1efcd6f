from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from app.gui.widgets.labels import ElidedLabel

# Of other scripts Qt warns where the machine's fonts don't know them.
LATIN = st.text(st.characters(max_codepoint=0x17F, include_characters="\u2028\u2029…"), max_size=30)


@pytest.mark.usefixtures("fusion")
@given(st.lists(st.one_of(LATIN, st.integers(1, 300)), max_size=8))
def test_an_elided_label_is_as_if_it_measured_each_time(changes: list[str | int]) -> None:
    """Texts, and fonts and widths (px), in any order."""
    label = ElidedLabel()
    label.show()
    for change in changes:
        if isinstance(change, str):
            label.setText(change)
        elif change % 2:
            label.setFont(QFont(label.font().family(), 5 + change % 40))
        else:
            label.resize(change, 20)
    metrics = QFontMetrics(label.font())
    line = " ".join(label.text().splitlines())
    assert label.sizeHint().width() == metrics.horizontalAdvance(line) + 2
    assert label.sizeHint().height() == label.minimumSizeHint().height() == metrics.height()
    right = Qt.TextElideMode.ElideRight
    label.grab()  # paints it
    assert label._shown == metrics.elidedText(line, right, label.width())
    label.close()
