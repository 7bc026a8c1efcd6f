"""Titles of columns that have no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.gui.learn.class_kit.class_rows import STUDENT_TITLES
from app.gui.learn.class_kit.eliding_header import ElidingHeader
from app.gui.learn.class_kit.rows_model import RowsModel
from app.gui.learn.class_kit.share_table import ShareTable
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_title_that_has_no_room_ends_in_an_ellipsis_and_is_whole_in_its_tool_tip(
    qtbot: QtBot, appearance: Appearance, scale: float
) -> None:
    appearance.set_scale(scale)
    model = RowsModel(STUDENT_TITLES)
    table = ShareTable(appearance, "Students", model, (5, 3, 3, 3, 6, 6), sorts=True)
    qtbot.addWidget(table)
    table.show()
    header = table.horizontalHeader()
    assert isinstance(header, ElidingHeader)
    metrics = QFontMetrics(appearance.sans(TEXT.chip))
    for width in (480, 560, 2_400):
        table.resize(width, 200)
        for column, title in enumerate(STUDENT_TITLES):
            shown = header.shown_title(column)
            assert metrics.horizontalAdvance(shown) <= header.sectionSize(column)
            assert shown == title or shown.endswith("…")
            tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            assert tip == title
    assert [header.shown_title(n) for n in range(len(STUDENT_TITLES))] == list(STUDENT_TITLES)
    table.sort_by_next()
    assert header.shown_title(0) == f"{STUDENT_TITLES[0]} ▴"
