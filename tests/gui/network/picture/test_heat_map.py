from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.network.picture.forms import Form, NetworkForms
from app.gui.network.picture.heat_map import HeatMap, weight_matrices
from app.gui.network.picture.matrix_view import MatrixView
from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.appearance import Appearance
from app.microscope.layout.matrix_cells import Matrix
from tests.gui.mouse import move_mouse
from tests.microscope.snapshots import at_rest, large_preset

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def heat_map(qtbot: QtBot, appearance: Appearance) -> HeatMap:
    made = HeatMap(appearance)
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show_snapshot(at_rest(), "w5")
    made.show()
    return made


def test_each_layer_is_a_matrix_with_its_biases_below() -> None:
    first, second = (matrix.values.tolist() for matrix in weight_matrices(at_rest()))
    weights = at_rest().weights
    assert first[0][1] == weights["w2"]
    assert first[1][0] == weights["w3"]
    assert second[1][0] == weights["w7"]
    assert second[2] == [weights["v21"], weights["v22"]]


def test_every_weight_has_its_cell(heat_map: HeatMap) -> None:
    for name in at_rest().weights:
        assert heat_map.weight_at(heat_map._cell(name)) == name


def test_a_click_chooses_a_weight_and_the_mouse_points_at_one(
    qtbot: QtBot, heat_map: HeatMap
) -> None:
    chosen: list[str] = []
    hovered: list[str] = []
    heat_map.weight_chosen.connect(chosen.append)
    heat_map.part_hovered.connect(hovered.append)
    for name in ("w3", "v22"):
        number, row, column = heat_map._cell(name)
        place = heat_map._laid_out()[number].cell_box(row, column).center().toPoint()
        move_mouse(heat_map, place)
        qtbot.waitUntil(lambda name=name: hovered[-1:] == [name])  # type: ignore[misc]
        QTest.mouseClick(heat_map, LEFT, pos=place)
    assert chosen == ["w3", "v22"]
    assert heat_map.text == "v22, bias → o2: +0.600000"
    assert heat_map.text in heat_map.accessibleDescription()


def test_arrow_keys_go_from_cell_to_cell(heat_map: HeatMap) -> None:
    chosen: list[str] = []
    heat_map.weight_chosen.connect(chosen.append)
    QTest.keyClick(heat_map, Qt.Key.Key_Right)
    QTest.keyClick(heat_map, Qt.Key.Key_Down)
    assert chosen == ["w6", "w8"]


def test_colours_tell_sign_and_size(qtbot: QtBot, appearance: Appearance) -> None:
    view = MatrixView(appearance)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_matrices([Matrix("m", str, str, np.array([[1.0, 0.0], [-1.0, 0.5]]))])
    image, panel = view.grab().toImage(), view._laid_out()[0]
    corners = [panel.cell_box(*cell).topLeft().toPoint() for cell in ((0, 0), (0, 1), (1, 0))]
    colours = [image.pixelColor(corner + QPoint(4, 4)).name() for corner in corners]
    look = appearance.colours
    assert colours == [look.positive, look.card, look.negative]


def test_a_single_large_number_is_seen_among_a_million(
    qtbot: QtBot, appearance: Appearance
) -> None:
    values = np.zeros((2_000, 500), np.float32)
    values[1_234, 321] = -5.0
    view = MatrixView(appearance)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_matrices([Matrix("embedding", str, str, values)])
    panel = view._laid_out()[0]
    rows, columns = panel.shown
    assert rows < 2_000
    drawn = {panel.image.pixelColor(x, y).name() for x in range(columns) for y in range(rows)}
    assert appearance.colours.negative in drawn


@pytest.mark.parametrize(
    ("layers", "form"), [((2, 2, 2), Form.NETWORK), ((60, 50, 40), Form.HEAT_MAP)]
)
def test_the_size_chooses_the_form_until_the_person_does(
    qtbot: QtBot, appearance: Appearance, layers: tuple[int, ...], form: Form
) -> None:
    snapshot = at_rest(large_preset(*layers))
    picture = NetworkPicture(appearance, snapshot, "w5")
    forms = NetworkForms(appearance, picture)
    qtbot.addWidget(forms)
    forms.show_snapshot(snapshot, "w5")
    assert forms.form is form
    other = next(each for each in Form if each is not form)
    forms.set_form(other)
    assert forms.form is other
    forms.show_snapshot(at_rest(large_preset(*layers)), "w5")
    assert forms.form is other
    with qtbot.waitSignal(picture.weight_chosen) as chosen:
        forms.heat_map.weight_chosen.emit("w2")
    assert chosen.args == ["w2"]
