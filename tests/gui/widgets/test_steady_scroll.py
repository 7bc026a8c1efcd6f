# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.explanation import ExplanationColumn
from app.gui.widgets.steady_scroll import SteadyScroll
from tests.gui.at_rest import comes_to_rest

NEEDED_PX = 336  # by the readings of the error surface, in the usual font at 100 %


class Sheet(QWidget):
    """As high as a tenth of its width: too high when it is wide, else not."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width // 10


def scrolling(qtbot: QtBot, sheet: QWidget) -> tuple[SteadyScroll, QWidget]:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sheet)
    column.addStretch(1)
    scroll = SteadyScroll("Sheet", inner)
    qtbot.addWidget(scroll)
    scroll.show()
    return scroll, inner


def test_what_gets_lower_by_getting_narrower_comes_to_rest(
    qtbot: QtBot, appearance: Appearance
) -> None:
    scroll, _ = scrolling(qtbot, Sheet())
    for height in range(30, 50):
        scroll.resize(400, height)
        assert comes_to_rest(scroll), height


def test_scrolling_takes_no_width_from_the_content(qtbot: QtBot, appearance: Appearance) -> None:
    sheet = QWidget()
    scroll, inner = scrolling(qtbot, sheet)
    scroll.resize(400, 300)
    widths = []
    for height in (100, 1_000):
        sheet.setMinimumHeight(height)
        assert comes_to_rest(scroll)
        widths.append(inner.width())
    assert scroll.verticalScrollBar().maximum() > 0
    assert widths[0] == widths[1] == scroll.viewport().width()


def test_the_bar_is_not_seen_where_there_is_nothing_to_scroll(
    qtbot: QtBot, appearance: Appearance
) -> None:
    sheet = QWidget()
    scroll, _ = scrolling(qtbot, sheet)
    scroll.resize(400, 300)
    colours = []
    for height in (100, 1_000):
        sheet.setMinimumHeight(height)
        assert comes_to_rest(scroll)
        image = scroll.grab().toImage()
        middle = image.width() - SCROLL_BAR_PX // 2
        colours.append({image.pixel(middle, y) for y in range(image.height())})
    assert len(colours[0]) == 1 < len(colours[1])


def test_an_explanation_is_as_wide_whether_it_scrolls_or_not(
    qtbot: QtBot, appearance: Appearance
) -> None:
    column, text = ExplanationColumn(appearance, "Explanation"), QWidget()
    column.add(text)
    column.fill()
    qtbot.addWidget(column)
    column.fit(2_000)
    column.resize(column.width(), 300)
    column.show()
    widths = []
    for height in (100, 1_000):
        text.setMinimumHeight(height)
        QApplication.processEvents()
        assert comes_to_rest(column)
        widths.append(text.width())
    assert widths[0] == widths[1]
    assert widths[0] >= NEEDED_PX
