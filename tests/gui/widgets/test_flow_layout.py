from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.gui.widgets.flow_layout import FlowPanel

WIDTH_PX, HEIGHT_PX, GAP_PX = 100, 20, 10


def panel(qtbot: QtBot, count: int, width: int) -> tuple[FlowPanel, list[QLabel]]:
    made = FlowPanel(GAP_PX)
    qtbot.addWidget(made)
    labels = [QLabel(str(n)) for n in range(count)]
    for label in labels:
        label.setFixedSize(WIDTH_PX, HEIGHT_PX)
    made.add(*labels)
    made.resize(width, 400)
    made.show()
    return made, labels


def test_what_fits_stands_side_by_side(qtbot: QtBot) -> None:
    flow, labels = panel(qtbot, 3, 330)
    assert [label.x() for label in labels] == [0, 110, 220]
    assert len({label.y() for label in labels}) == 1
    assert flow.minimumHeight() == HEIGHT_PX


def test_what_does_not_fit_goes_on_below(qtbot: QtBot) -> None:
    flow, labels = panel(qtbot, 5, 225)
    assert [label.x() for label in labels] == [0, 110, 0, 110, 0]
    rows = [label.y() for label in labels]
    assert rows[0] == rows[1] < rows[2] == rows[3] < rows[4]
    assert flow.minimumHeight() == 3 * HEIGHT_PX + 2 * GAP_PX


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    _, labels = panel(qtbot, 3, 330)
    labels[0].hide()
    qtbot.waitUntil(lambda: labels[1].x() == 0)
    assert labels[2].x() == 110


def test_narrower_than_a_widget_it_still_shows_all(qtbot: QtBot) -> None:
    flow, labels = panel(qtbot, 2, 50)
    assert [label.x() for label in labels] == [0, 0]
    assert flow.layout().count() == 2


def test_a_row_in_a_row_has_the_height_of_its_own_lines(qtbot: QtBot) -> None:
    outer, inner = FlowPanel(spacing_px=8), FlowPanel(spacing_px=8)
    qtbot.addWidget(outer)
    for panel, count in ((inner, 3), (outer, 1)):
        for _ in range(count):
            each = QWidget()
            each.setFixedSize(100, 20)
            panel.add(each)
    outer.add(inner)
    outer.resize(150, 400)
    outer.show()
    qtbot.waitUntil(lambda: (inner.width(), inner.height()) == (150, 3 * 20 + 2 * 8))
    outer.resize(600, 400)
    qtbot.waitUntil(lambda: inner.height() == 20)
