from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.gui.decode.sum_chart import SumChart
from app.gui.theme.appearance import Appearance
from app.laboratory.sums import SumCounts
from tests.words.lexicons import shipped_lexicon


@pytest.fixture
def chart(qtbot: QtBot, appearance: Appearance) -> SumChart:
    made = SumChart(appearance)
    qtbot.addWidget(made)
    made.resize(900, 220)
    made.show()
    return made


@pytest.fixture(scope="module")
def counts() -> SumCounts:
    return SumCounts.of(shipped_lexicon())


def test_every_bar_can_be_hit(chart: SumChart, counts: SumCounts) -> None:
    chart.show_counts(counts)
    sums = range(counts.largest_sum + 1)
    assert [chart.sum_at(chart.centre_of(s).x()) for s in sums] == list(sums)
    assert chart.sum_at(0) == -1
    assert chart.sum_at(900) == -1


def test_the_chosen_bar_has_its_own_colour(
    chart: SumChart, counts: SumCounts, appearance: Appearance
) -> None:
    chart.show_counts(counts)
    chart.choose(65, 1)
    picture = chart.grab().toImage()
    y = round(chart.centre_of(65).y()) - 3

    def colour(letter_sum: int) -> QColor:
        return picture.pixelColor(QPoint(int(chart.centre_of(letter_sum).x()), y))

    colours = appearance.colours
    assert colour(65) == QColor(colours.positive)
    assert colour(66) == colour(64) == QColor(colours.selected)
    assert colour(67) == QColor(colours.accent)


def test_keys_stay_inside(qtbot: QtBot, chart: SumChart, counts: SumCounts) -> None:
    chart.show_counts(counts)
    chosen: list[int] = []
    chart.sum_chosen.connect(chosen.append)
    chart.sum_chosen.connect(chart.choose)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
                Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_PageUp):  # fmt: skip
        qtbot.keyClick(chart, key)
    last = counts.largest_sum
    assert chosen == [last, last, last - 10, 1, 0, 0, 10]


def test_before_it_is_counted_nothing_can_be_chosen(qtbot: QtBot, chart: SumChart) -> None:
    chosen: list[int] = []
    chart.sum_chosen.connect(chosen.append)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(400, 100))
    assert chosen == []
    assert not chart.grab().isNull()
