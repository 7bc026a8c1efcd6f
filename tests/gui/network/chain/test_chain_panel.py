from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.network.chain.chain_panel import ChainPanel
from app.gui.network.chain.path_list import ROWS_AT_FIRST
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import FOUR_LAYERS, NetworkPreset
from app.microscope.number_format import parse_number
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.gui.mouse import move_mouse
from tests.microscope.examples import V1, V1_PRESET

Show = Callable[[NetworkPreset, str], ChainPanel]


@pytest.fixture
def show(qtbot: QtBot, appearance: Appearance) -> Show:
    def shown(preset: NetworkPreset, weight: str) -> ChainPanel:
        panel = ChainPanel(appearance)
        qtbot.addWidget(panel)
        panel.resize(356, 700)
        panel.show()
        session = TrainingSession(preset, lambda: train_online_numpy)
        panel.show_snapshot(session.snapshot(), weight)
        QApplication.processEvents()
        return panel

    return shown


def test_the_numbers_on_the_card_are_the_known_ones(show: Show) -> None:
    panel = show(V1_PRESET, "w5")
    output, hidden = V1["out"][1][0], V1["out"][0][0]
    shown = [parse_number(view.number) for view in panel.factors]
    assert shown == pytest.approx([output - V1["t"][0], output * (1 - output), hidden], rel=1e-4)


def test_hovering_a_factor_sends_its_name(show: Show) -> None:
    panel, sent = show(V1_PRESET, "w5"), []
    panel.factor_hovered.connect(sent.append)
    at = QPointF(5, 5)
    QApplication.sendEvent(panel.factors[1], QEnterEvent(at, at, at))
    assert sent == ["dsig(o1)/dnet(o1)"]
    panel.factors[1].setFocus()
    assert panel.factors[1].focusPolicy() is Qt.FocusPolicy.TabFocus


def test_pointing_at_a_part_frames_its_factors(show: Show) -> None:
    panel = show(V1_PRESET, "w5")
    panel.light("h1")
    assert [view.is_lit for view in panel.factors] == [False, False, True]
    panel.light("o1")
    assert [view.is_lit for view in panel.factors] == [True, True, False]
    panel.light("")
    assert not any(view.is_lit for view in panel.factors)


def test_a_factor_of_a_path_can_be_hovered(show: Show) -> None:
    panel, sent = show(V1_PRESET, "w1"), []
    panel.factor_hovered.connect(sent.append)
    paths = panel.paths
    rect = paths.visualRect(paths.model().index(1, 0))
    for x in range(rect.left(), rect.right(), 4):
        for y in range(rect.top(), rect.bottom(), 4):
            move_mouse(paths.viewport(), QPoint(x, y))
    assert {name for name in sent if name} == {
        "dE/dsig(o2)", "dsig(o2)/dnet(o2)", "dnet(o2)/dsig(h1)", "dsig(h1)/dnet(h1)",
        "dnet(h1)/dw1",
    }  # fmt: skip


def test_show_all_lets_the_list_grow(show: Show) -> None:
    panel = show(FOUR_LAYERS, "w1")
    row = panel.paths.sizeHintForRow(0)
    assert panel.paths.height() == ROWS_AT_FIRST * row
    assert panel.paths.model().rowCount() == 24
    panel.show_all.click()
    assert panel.paths.height() == 12 * row
    assert panel.paths.verticalScrollBar().maximum() > 0


def test_an_output_weight_has_no_path_list(show: Show) -> None:
    assert not show(V1_PRESET, "w5").paths.isVisible()


def test_dashes_at_fine_grains(show: Show) -> None:
    panel = show(V1_PRESET, "w5")
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.choose_grain(Grain.FACTOR)
    session.step()
    panel.show_snapshot(session.snapshot(), "w5")
    assert [view.number for view in panel.factors] == ["–", "–", "–"]


def test_the_formula_fits_the_column(show: Show, appearance: Appearance) -> None:
    panel = show(V1_PRESET, "w5")
    for scale in (1.0, 1.5):
        appearance.set_scale(scale)
        QApplication.processEvents()
        last = panel.factors[-1]
        assert last.mapTo(panel, last.rect().topRight()).x() <= panel.width()


def test_copies(show: Show) -> None:
    panel, told = show(V1_PRESET, "w5"), []
    panel.copied.connect(told.append)
    panel.copy_text()
    assert "∂E/∂w5 = ∂E/∂sig(o1)" in QGuiApplication.clipboard().text()
    panel.copy_latex()
    assert r"\frac{\partial E}{\partial w_{5}}" in QGuiApplication.clipboard().text()
    panel.copy_picture()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert panel.as_picture().width() == 2 * panel.width()
    assert len(told) == 3
