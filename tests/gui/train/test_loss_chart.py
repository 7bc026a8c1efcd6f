from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.gui.train.loss_chart import LossChart
from app.own_models.loss_curves import LossCurve
from tests.gui.mouse import move_mouse

EPOCHS = 4


def curve(*errors: float, start: float = 0.5, step: float = 0.5) -> LossCurve:
    return LossCurve(start + step * np.arange(len(errors)), np.array(errors, float))


@pytest.fixture
def chart(qtbot: QtBot, appearance: Appearance) -> LossChart:
    made = LossChart(appearance)
    qtbot.addWidget(made)
    made.resize(600, 260)
    made.show()
    return made


def is_painted(chart: LossChart, colour: str, epoch: float, error: float) -> bool:
    """Whether there is a point of this colour within three pixels of where the value stands."""
    picture = chart.grab().toImage()
    place = chart.place_of(epoch, error).toPoint()
    wanted = QColor(colour)
    around = (place + QPoint(x, y) for x in range(-3, 4) for y in range(-3, 4))
    return any(picture.pixelColor(point) == wanted for point in around)


def test_both_lines_are_drawn_where_their_values_stand(
    chart: LossChart, appearance: Appearance
) -> None:
    chart.show_curves(curve(9, 7, 6, 5.5), curve(8.5, 7.5, start=1, step=1), EPOCHS)
    colours = appearance.colours
    for epoch, error in ((0.5, 9), (1.0, 7), (1.5, 6), (2.0, 5.5)):
        assert is_painted(chart, colours.negative, epoch, error), epoch
    assert is_painted(chart, colours.positive, 1, 8.5)
    assert is_painted(chart, colours.positive, 2, 7.5)
    assert not is_painted(chart, colours.negative, 3, 9)
    assert not is_painted(chart, colours.positive, 3, 6)


def test_what_is_no_number_is_left_out(chart: LossChart, appearance: Appearance) -> None:
    chart.show_curves(curve(9, np.nan, np.inf, 6), curve(), EPOCHS)
    assert is_painted(chart, appearance.colours.negative, 0.5, 9)
    assert is_painted(chart, appearance.colours.negative, 2.0, 6)


def test_one_point_alone_has_a_place(chart: LossChart) -> None:
    chart.show_curves(curve(9), curve(), EPOCHS)
    place = chart.place_of(0.5, 9)
    assert chart.rect().contains(place.toPoint())


def test_the_mouse_and_the_arrows_point_at_an_epoch(qtbot: QtBot, chart: LossChart) -> None:
    chart.show_curves(curve(9, 7, 6, 5.5), curve(8.5), EPOCHS)
    pointed: list[int | None] = []
    chart.pointed.connect(pointed.append)
    move_mouse(chart, chart.place_of(2.1, 6).toPoint())
    assert pointed == [2]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(chart, key)
    assert pointed == [2, 3, 4, 3]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert pointed[-1] is None


def test_with_nothing_to_draw_nothing_is_pointed_at(qtbot: QtBot, chart: LossChart) -> None:
    pointed: list[int | None] = []
    chart.pointed.connect(pointed.append)
    move_mouse(chart, QPoint(300, 100))
    assert pointed == []
    assert not chart.grab().isNull()
