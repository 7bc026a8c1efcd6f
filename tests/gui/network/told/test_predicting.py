"""Predict, then reveal, as a learner does it in the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.gui.network.tables.weights_model import Column
from app.microscope.time_machine.moments import Grain, Phase, moments_of
from nncore.layers import Bias
from tests.gui.network.picture.shown import texts_of
from tests.microscope.telling.known import known_numbers


@pytest.fixture
def predicting(qtbot: QtBot, room: NetworkRoom) -> NetworkRoom:
    room.training.choose_grain(Grain.FACTOR)
    qtbot.waitUntil(lambda: room.snapshot.computed == frozenset())
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_F8)
    assert room.widgets.told.guess.isVisible()
    return room


def step(qtbot: QtBot, room: NetworkRoom) -> None:
    past = room.snapshot.position.past or 0
    room.training.step()
    qtbot.waitUntil(lambda: (room.snapshot.position.past or 0) > past)


def type_guess(qtbot: QtBot, room: NetworkRoom, text: str) -> None:
    field = room.widgets.told.guess.field
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def places_of(room: NetworkRoom, name: str, phase: Phase, unit: str) -> list[str]:
    """What stands where the number of a moment is shown, beside the sentence."""
    texts = texts_of(room.widgets.picture)
    if name.startswith("sig("):
        return [texts[unit]]
    if name.startswith("delta("):
        return [texts[name]]
    if name == "E_total":
        return [room.widgets.controls.reading.text()]
    weight, column = "", Column.PARTIAL
    if phase is Phase.UPDATE:
        weight, column = name.removesuffix("'"), Column.NEW
    elif name.startswith("dE/d") and "sig" not in name:
        weight = name.removeprefix("dE/d")
    model = room.widgets.weights.model
    row = model.row_of(weight)
    table = [] if row is None else [str(model.index(row, column).data())]
    return [*table, *([texts[weight]] if phase is Phase.UPDATE else [])]


def test_every_number_of_v1_is_hidden_where_it_is_shown_until_it_is_guessed(
    qtbot: QtBot, predicting: NetworkRoom
) -> None:
    room, known = predicting, known_numbers()
    room.widgets.go_to_other_table()
    assert room.widgets.weights.isVisible()
    for moment in moments_of((2, 2, 2), Bias.FIXED):
        step(qtbot, room)
        line = room.widgets.told
        assert line.text.endswith(" = ?")
        places = places_of(room, moment.name, moment.phase, moment.unit)
        assert all("?" in place for place in places), (moment.name, places)
        type_guess(qtbot, room, f"{known[moment.name]:.3e}")
        assert "is right to the digits given" in line.guess.verdict.text()
        assert "?" not in line.text
        places = places_of(room, moment.name, moment.phase, moment.unit)
        assert not any("?" in place for place in places)


def test_a_wrong_guess_is_told_the_number(qtbot: QtBot, predicting: NetworkRoom) -> None:
    step(qtbot, predicting)
    type_guess(qtbot, predicting, "0.5")
    assert predicting.widgets.told.guess.verdict.text() == "✗ Not 0.5: net(h1) = 0.377500"
    assert not predicting.widgets.told.guess.field.isEnabled()


def test_the_next_number_can_be_typed_at_once(qtbot: QtBot, predicting: NetworkRoom) -> None:
    """Without the mouse: after a guess the next step gives its field the keys."""
    room, field = predicting, predicting.widgets.told.guess.field
    pace = room.widgets.controls.pace.value
    step(qtbot, room)
    type_guess(qtbot, room, "0.5")
    assert room.widgets.picture.hasFocus()
    step(qtbot, room)
    assert field.hasFocus()
    type_guess(qtbot, room, "0.5")
    assert room.widgets.controls.pace.value == pace


def test_a_key_shows_what_is_hidden(qtbot: QtBot, predicting: NetworkRoom) -> None:
    step(qtbot, predicting)
    step(qtbot, predicting)
    assert texts_of(predicting.widgets.picture)["h1"] == "?"
    qtbot.keyClick(predicting.widgets.picture, Qt.Key.Key_F9)
    assert texts_of(predicting.widgets.picture)["h1"] == "0.5933"
    assert predicting.widgets.told.text.endswith("= 0.593270")


def test_what_is_no_number_is_refused_in_words(qtbot: QtBot, predicting: NetworkRoom) -> None:
    step(qtbot, predicting)
    type_guess(qtbot, predicting, "a lot")
    assert "is not a number" in predicting.said.text
    assert predicting.widgets.told.text.endswith("?")


def test_switched_on_at_coarse_steps_they_become_fine(qtbot: QtBot, room: NetworkRoom) -> None:
    assert room.snapshot.grain is Grain.SAMPLE
    qtbot.mouseClick(room.widgets.told.predict, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.snapshot.grain is Grain.FACTOR)
    step(qtbot, room)
    assert room.widgets.told.text.endswith("?")
    qtbot.mouseClick(room.widgets.told.predict, Qt.MouseButton.LeftButton)
    assert room.widgets.told.text.endswith("= 0.377500")
    assert not room.widgets.told.guess.isVisible()


def test_a_number_typed_too_late_writes_into_no_weight(
    qtbot: QtBot, predicting: NetworkRoom
) -> None:
    step(qtbot, predicting)
    type_guess(qtbot, predicting, "0.5")
    picture, before = predicting.widgets.picture, dict(predicting.snapshot.weights)
    for _ in range(2):
        qtbot.keyClicks(picture, "0.377")
        qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert not picture.entries.field.isVisible()
    assert "Predict is on" in predicting.said.text
    assert predicting.snapshot.weights == before
    predicting.widgets.told.predict.click()
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert picture.entries.field.isVisible()
