"""Handles in the picture: where they are, what they ask for, and the keys that do the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.network.building.handles import BuildHandles
from app.gui.network.picture.forms import Form
from app.gui.network.picture.picture import NetworkPicture
from app.gui.network.room import NetworkRoom
from app.gui.theme.appearance import Appearance
from app.microscope.catalogue import NEW_NETWORK
from app.microscope.network_presets import FOUR_LAYERS
from tests.gui.network.picture.shown import shown_picture, unit_point
from tests.microscope.snapshots import at_rest

LEFT = Qt.MouseButton.LeftButton
Asked = list[tuple[str, int]]


@pytest.fixture
def picture(qtbot: QtBot, appearance: Appearance) -> NetworkPicture:
    picture = shown_picture(qtbot, appearance, at_rest(FOUR_LAYERS), "w1")
    picture.handles.switch(True)
    return picture


def asked(handles: BuildHandles) -> Asked:
    """What is asked for from now on, by name."""
    heard: Asked = []
    handles.neuron_added.connect(lambda layer: heard.append(("neuron", layer)))
    handles.neuron_removed.connect(lambda layer: heard.append(("no neuron", layer)))
    handles.layer_added.connect(lambda layer: heard.append(("layer", layer)))
    handles.layer_removed.connect(lambda layer: heard.append(("no layer", layer)))
    return heard


def test_they_are_only_there_while_it_is_built(picture: NetworkPicture) -> None:
    handles = picture.handles
    assert all(handle.isVisible() for handle in handles.columns)
    assert [button.isVisible() for button in handles.less_layers] == [False, True, True, False]
    assert [button.isVisible() for button in handles.more_layers] == [True, True, True, False]
    handles.switch(False)
    every = [*handles.columns, *handles.less_layers, *handles.more_layers]
    assert not any(widget.isVisible() for widget in every)


@pytest.mark.parametrize("zoom", [1.0, 1.7])
def test_each_stands_over_its_column_and_over_nothing_else(
    picture: NetworkPicture, zoom: float
) -> None:
    picture.scene.set_zoom(zoom)
    picture.resize(picture.minimumSize())
    handles, layout = picture.handles, picture.scene.layout
    for handle, unit in zip(handles.columns, ("i1", "h1", "h7", "o1"), strict=True):
        assert abs(handle.geometry().center().x() - unit_point(picture, unit).x()) <= 2
    circles = [*layout.neurons.values(), *layout.biases.values()]
    top = min(circle.y - circle.radius for circle in circles) * zoom
    bottom = max(circle.y + circle.radius for circle in circles) * zoom
    assert all(handle.geometry().bottom() <= top for handle in handles.columns)
    layer_buttons = [b for b in (*handles.less_layers, *handles.more_layers) if b.isVisible()]
    assert all(button.geometry().top() >= bottom for button in layer_buttons)
    places = [widget.geometry() for widget in (*handles.columns, *layer_buttons)]
    assert not any(
        place.intersects(other) for at, place in enumerate(places) for other in places[:at]
    )


def test_a_click_asks(picture: NetworkPicture) -> None:
    heard = asked(picture.handles)
    for button in (
        picture.handles.columns[0].more, picture.handles.columns[3].less,
        picture.handles.more_layers[1], picture.handles.less_layers[2],
    ):  # fmt: skip
        QTest.mouseClick(button, LEFT)
    assert heard == [("neuron", 0), ("no neuron", 3), ("layer", 2), ("no layer", 2)]


def test_keys_ask_the_same_of_the_column_they_have_chosen(picture: NetworkPicture) -> None:
    heard, told = asked(picture.handles), list[str]()
    picture.handles.told.connect(told.append)
    for key in (
        Qt.Key.Key_Plus, Qt.Key.Key_Right, Qt.Key.Key_Minus, Qt.Key.Key_Insert, Qt.Key.Key_Delete,
        Qt.Key.Key_Right, Qt.Key.Key_Insert, Qt.Key.Key_Right, Qt.Key.Key_Equal,
    ):  # fmt: skip
        QTest.keyClick(picture, key)
    assert heard == [
        ("neuron", 1), ("no neuron", 2), ("layer", 3), ("no layer", 2), ("layer", 3), ("neuron", 0)
    ]  # fmt: skip
    assert told[0].startswith("column 3 of 4, hidden layer 2 with 6 neurons: ")
    assert [handle.property("chosen") for handle in picture.handles.columns].index(True) == 0


def test_while_nothing_is_built_the_keys_mean_weights(picture: NetworkPicture) -> None:
    picture.handles.switch(False)
    heard, chosen = asked(picture.handles), list[str]()
    picture.weight_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Insert, Qt.Key.Key_Delete):
        QTest.keyClick(picture, key)
    assert (heard, chosen) == ([], ["w2"])


def test_every_button_says_what_it_does(picture: NetworkPicture) -> None:
    handles = picture.handles
    names = [
        button.accessibleName() for each in handles.columns for button in (each.less, each.more)
    ]
    names += [button.accessibleName() for button in handles.less_layers[1:3]]
    names += [button.accessibleName() for button in handles.more_layers[:3]]
    assert len(set(names)) == 13
    assert "One neuron in hidden layer 2 more" in names
    assert "A hidden layer between columns 1 and 2" in names


def layers(room: NetworkRoom) -> tuple[int, ...]:
    return room.snapshot.file.layers


def test_the_room_is_built_by_mouse_and_key_and_taken_back(qtbot: QtBot, room: NetworkRoom) -> None:
    widgets = room.widgets
    before = room.snapshot.weights
    QTest.mouseClick(widgets.tools.build, LEFT)
    QTest.mouseClick(widgets.picture.handles.columns[1].more, LEFT)
    qtbot.waitUntil(lambda: layers(room) == (2, 3, 2))
    assert room.snapshot.notice == "2-3-2; new weights are drawn with seed 1"
    assert "h3" in widgets.picture.scene.layout.neurons
    widgets.picture.setFocus()
    QTest.keyClick(widgets.picture, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: layers(room) == (2, 3, 3, 2))
    for expected in ((2, 3, 2), (2, 2, 2)):
        QTest.keyClick(room, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda expected=expected: layers(room) == expected)
    assert room.snapshot.weights == before
    assert len(widgets.picture.handles.columns[2].less.accessibleName()) > 0
    assert not widgets.picture.handles.columns[3].isVisible()


def test_more_than_can_be_is_refused_in_one_line(qtbot: QtBot, room: NetworkRoom) -> None:
    room.edits.remove_neuron(0)
    room.edits.remove_neuron(0)
    qtbot.waitUntil(lambda: "the last input" in room.snapshot.notice)
    room.edits.remove_layer(1)
    qtbot.waitUntil(lambda: "the only hidden layer" in room.snapshot.notice)
    room.edits.add_neuron(7)
    qtbot.waitUntil(lambda: room.snapshot.notice == "there is no column 8 any more")
    assert layers(room) == (1, 2, 2)


def test_a_new_network_is_there_to_be_built(qtbot: QtBot, room: NetworkRoom) -> None:
    choice = room.widgets.tools.preset
    choice.activated.emit(choice.findText(NEW_NETWORK.title))
    qtbot.waitUntil(lambda: room.snapshot.preset.title == "Own network 1")
    assert room.widgets.tools.build.isChecked()
    assert room.widgets.picture.handles.columns[0].isVisible()
    assert room.snapshot.file.seed == 1


def test_building_needs_the_picture(qtbot: QtBot, room: NetworkRoom) -> None:
    room.widgets.forms.set_form(Form.HEAT_MAP)
    QTest.mouseClick(room.widgets.tools.build, LEFT)
    assert room.widgets.forms.form is Form.NETWORK
    assert room.widgets.picture.handles.columns[0].isVisible()
