from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.microscope.chain.coupling import parts_of
from app.microscope.time_machine.moments import Grain
from tests.gui.network.picture.shown import unit_point
from tests.microscope.examples import V1
from tests.microscope.telling.reading import read_number


def shown(number: str) -> float:
    return read_number(number.removeprefix("+"))


def click(qtbot: QtBot, room: NetworkRoom, unit: str) -> None:
    picture = room.widgets.picture
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=unit_point(picture, unit))
    assert room.widgets.neuron.unit == unit


def test_a_click_on_a_neuron_explains_it_with_known_numbers(
    qtbot: QtBot, room: NetworkRoom
) -> None:
    card = room.widgets.neuron
    for unit, layer, place in (("h1", 0, 0), ("h2", 0, 1), ("o1", 1, 0), ("o2", 1, 1)):
        click(qtbot, room, unit)
        assert card.isVisible()
        assert not room.widgets.chain.isVisible()
        net = shown(card.net.text().split(" = ")[1])
        assert net == pytest.approx(V1["net"][layer][place], rel=1e-5)
        boxes = [box for box in card.incoming.boxes if box.isVisible()]
        assert len(boxes) == 3
        assert sum(shown(box.number) for box in boxes) == pytest.approx(net, rel=1e-4)
        delta = shown(card.delta_total.text().split(" = ")[1])
        assert delta == pytest.approx(V1["delta"][layer][place], rel=1e-5)
        out = re.findall(r"= ([0-9.]+)$", card.sig.text())[0]
        assert float(out) == pytest.approx(V1["out"][layer][place], abs=5.1e-7)


def test_by_key_one_neuron_after_the_other(qtbot: QtBot, room: NetworkRoom) -> None:
    picture, seen = room.widgets.picture, []
    for _ in range(5):
        qtbot.keyClick(picture, Qt.Key.Key_Down)
        seen.append(room.widgets.neuron.unit)
    qtbot.keyClick(picture, Qt.Key.Key_Up)
    assert seen == ["h1", "h2", "o1", "o2", "h1"]
    assert room.widgets.neuron.unit == "o2"
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert room.widgets.chain.isVisible()
    assert not room.widgets.neuron.isVisible()


def test_boxes_and_picture_light_each_other(qtbot: QtBot, room: NetworkRoom) -> None:
    click(qtbot, room, "h1")
    card, scene = room.widgets.neuron, room.widgets.picture.scene
    for box in (*card.incoming.boxes, *card.back.boxes, *card.delta.boxes):
        assert box.term is not None
        box.hovered.emit(box.term.name)
        assert scene.marks.lit == parts_of(box.term.name, room.snapshot.trace)
        assert scene.marks.lit
        box.hovered.emit("")
    room.widgets.picture.part_hovered.emit("w3")
    assert [box.is_lit for box in card.incoming.boxes] == [False, True, False]
    room.widgets.picture.part_hovered.emit("w6")
    assert [box.is_lit for box in card.back.boxes] == [False, True]
    room.widgets.picture.part_hovered.emit("")
    assert not any(box.is_lit for box in (*card.incoming.boxes, *card.back.boxes))


def test_the_explanation_follows_the_steps_until_something_is_chosen(
    qtbot: QtBot, room: NetworkRoom
) -> None:
    room.training.choose_grain(Grain.FACTOR)
    room.training.step()
    qtbot.waitUntil(lambda: room.widgets.neuron.isVisible())
    assert room.widgets.neuron.unit == "h1"
    room.widgets.picture.weight_chosen.emit("w3")
    assert room.widgets.chain.pin.isChecked()
    room.training.step()
    qtbot.waitUntil(lambda: room.snapshot.position.past == 2)
    assert room.widgets.chain.isVisible()
    assert room.showing.selected == "w3"
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_F7)
    assert room.widgets.neuron.isVisible()
    assert not room.widgets.neuron.pin.isChecked()


def test_on_slopes_and_updates_the_weight_is_explained(qtbot: QtBot, room: NetworkRoom) -> None:
    room.training.choose_grain(Grain.FACTOR)
    while not room.snapshot.lit or room.snapshot.lit[-1].name != "dE/dw7":
        past = room.snapshot.position.past or 0
        room.training.step()
        qtbot.waitUntil(lambda past=past: (room.snapshot.position.past or 0) > past)
    assert room.showing.selected == "w7"
    assert room.widgets.chain.isVisible()
    assert room.widgets.chain.rule is not None
    assert room.widgets.chain.rule.weight == "w7"


def test_the_pin_says_what_it_does(qtbot: QtBot, room: NetworkRoom) -> None:
    pin = room.widgets.chain.pin
    assert (pin.text(), pin.accessibleName()) == (
        "Following",
        "Following the steps; press to stay here",
    )
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert (pin.text(), pin.accessibleName()) == (
        "Pinned",
        "Pinned to w5; press to follow the steps",
    )
