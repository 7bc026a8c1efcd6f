from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.network.chain.path_list import ROWS_AT_FIRST, ROWS_OF_ALL, PathList
from app.gui.theme.appearance import Appearance
from app.microscope.chain.paths import PathsOf
from app.microscope.network_presets import ARTICLE, FOUR_LAYERS, NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.gui.at_rest import restless_widths

WIDTHS = range(120, 420)  # one to five columns, whatever the font


def path_list(qtbot: QtBot, appearance: Appearance, preset: NetworkPreset) -> PathList:
    made = PathList(appearance)
    qtbot.addWidget(made)
    snapshot = TrainingSession(preset, lambda: train_online_numpy).snapshot()
    made.show_paths(PathsOf(snapshot, "w1"))
    made.resize(WIDTHS[-1], 300)
    made.show()
    return made


def boxes_outside(shown: PathList) -> list[int]:
    """The rows in sight with a number that stands outside of its row."""
    outside = []
    for row in shown.rows_seen():
        index = shown.model().index(row, 0)
        rect, path = (
            shown.visualRect(index),
            shown.model().index(row, 0).data(Qt.ItemDataRole.UserRole),
        )
        boxes = [box for _, box in shown._delegate._boxes(path, rect)]
        if max(box.bottom() for box in boxes) > rect.bottom():
            outside.append(row)
    return outside


@pytest.mark.parametrize("preset", [ARTICLE, FOUR_LAYERS])
@pytest.mark.parametrize("is_whole", [False, True])
def test_it_comes_to_rest_at_any_width(
    qtbot: QtBot, appearance: Appearance, preset: NetworkPreset, is_whole: bool
) -> None:
    shown = path_list(qtbot, appearance, preset)
    shown.show_whole(is_whole)
    step = shown._delegate._step_px()
    critical = [columns * step + more for columns in range(1, 5) for more in range(-2, 16)]
    assert restless_widths(shown, critical, 300) == []


def test_rows_are_as_high_as_their_numbers_need(qtbot: QtBot, appearance: Appearance) -> None:
    shown = path_list(qtbot, appearance, FOUR_LAYERS)
    shown.show_whole(True)
    for width in WIDTHS[::7]:
        shown.resize(width, 300)
        QApplication.processEvents()
        assert boxes_outside(shown) == [], width


def test_only_a_list_longer_than_what_is_seen_has_a_scroll_bar(
    qtbot: QtBot, appearance: Appearance
) -> None:
    shown = path_list(qtbot, appearance, FOUR_LAYERS)
    row = shown.sizeHintForRow(0)
    assert shown.height() == ROWS_AT_FIRST * row
    assert not shown.verticalScrollBar().isVisible()
    shown.show_whole(True)
    assert shown.model().rowCount() > ROWS_OF_ALL
    assert shown.height() == ROWS_OF_ALL * shown.sizeHintForRow(0)
    assert shown.verticalScrollBar().isVisible()
    assert shown.viewport().width() + shown.verticalScrollBar().width() == shown.width()
