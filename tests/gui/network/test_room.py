"""The Network room as a person meets it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.microscope.catalogue import CATALOGUE, KEYBOARD, NEW_NETWORK
from app.microscope.network_presets import ARTICLE, FOUR_LAYERS, NetworkPreset
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.snapshot import Activity
from tests.gui.network.hands import train_for_a_while
from tests.gui.network.picture.shown import texts_of
from tests.microscope.examples import DIVERGING_PRESET, ERROR_AFTER_ONE_UPDATE, V1

OpenRoom = Callable[[NetworkPreset], NetworkRoom]
CONTROL = Qt.KeyboardModifier.ControlModifier


def explained(room: NetworkRoom) -> str:
    """All text of the chain-rule card, as it is shown."""
    texts = [label.text() for label in room.widgets.chain.findChildren(QLabel) if label.isVisible()]
    texts += [
        f"{view.term.symbol} {view.number}" for view in room.widgets.chain.factors if view.term
    ]
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join(texts)).split())


def test_it_opens_with_the_articles_network(open_room: OpenRoom) -> None:
    room = open_room(ARTICLE)
    texts = texts_of(room.widgets.picture)
    assert (texts["w5"], texts["i1"], texts["target1"]) == ("w5 +0.400", "0.46", "target 0.61")
    assert room.showing.selected == "w5"
    assert "How w5 moves the error · h1 → o1" in explained(room)


def test_numbers_on_screen_are_the_known_ones(room: NetworkRoom) -> None:
    assert room.widgets.controls.reading.text().startswith("E_total 0.298371 · ")
    text = explained(room)
    assert "+0.082167" in text
    assert "w5′ = 0.400000 − 0.5 · 0.082167 = 0.358916" in text
    assert texts_of(room.widgets.picture)["o1"] == f"{V1['out'][1][0]:.4f}"


def test_a_step_is_one_update_and_shows_it(qtbot: QtBot, room: NetworkRoom) -> None:
    qtbot.mouseClick(room.widgets.controls.step, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "update 1 of 1" in room.widgets.controls.progress.text())
    assert f"E_total {ERROR_AFTER_ONE_UPDATE:.6f}" in room.widgets.controls.reading.text()
    assert texts_of(room.widgets.picture)["w5"] == "w5 +0.359"


def test_choosing_a_weight_explains_it(qtbot: QtBot, room: NetworkRoom) -> None:
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_Left)
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_Left)
    assert room.showing.selected == "w3"
    room.choose_weight("w1")
    text = explained(room)
    assert "How w1 moves the error · i1 → h1" in text
    assert "2 paths lead from the error to w1" in text
    assert room.widgets.chain.paths.isVisible()


def test_play_pause_and_play_on(qtbot: QtBot, room: NetworkRoom) -> None:
    controls = room.widgets.controls
    controls.goal.setCurrentText("no end")
    assert controls.play.text() == "Play"
    train_for_a_while(qtbot, room)
    assert controls.play.text() == "Pause"
    qtbot.mouseClick(controls.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.snapshot.activity is Activity.PAUSED)
    assert controls.play.text() == "Play"
    paused_at = room.snapshot.update
    qtbot.mouseClick(controls.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.snapshot.update > paused_at)


def test_buttons_keep_their_places_while_training(qtbot: QtBot, room: NetworkRoom) -> None:
    before = [
        button.geometry() for button in (room.widgets.controls.play, room.widgets.controls.goal)
    ]
    train_for_a_while(qtbot, room)
    assert [
        b.geometry() for b in (room.widgets.controls.play, room.widgets.controls.goal)
    ] == before


def test_training_ends_at_the_goal(qtbot: QtBot, room: NetworkRoom) -> None:
    room.widgets.controls.goal.setCurrentText("100 updates")
    room.widgets.controls.pace.chosen.emit("full")
    room.widgets.controls.play.click()
    qtbot.waitUntil(lambda: room.snapshot.activity is Activity.FINISHED)
    assert room.snapshot.update == room.snapshot.head == 100


@pytest.mark.parametrize("updates", [1, 1_000])  # whose weights need 3 decimals, and 4
def test_same_start_shows_the_same_numbers(qtbot: QtBot, room: NetworkRoom, updates: int) -> None:
    before = texts_of(room.widgets.picture), explained(room)
    room.training.set_pace(Pace.FULL)
    room.training.train(updates)
    qtbot.waitUntil(lambda: room.snapshot.update == updates)
    assert texts_of(room.widgets.picture) != before[0]
    qtbot.mouseClick(room.widgets.tools.start.same_start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.snapshot.update == 0)
    assert (texts_of(room.widgets.picture), explained(room)) == before


def test_a_new_draw_shows_its_seed(qtbot: QtBot, room: NetworkRoom) -> None:
    told: list[tuple[str, str]] = []
    room.told.connect(lambda left, right: told.append((left, right)))
    qtbot.mouseClick(room.widgets.tools.start.new_draw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.snapshot.file.seed == 1)
    assert told[-1][0] == "new start weights, drawn with seed 1"
    assert "drawn with seed 1" in told[-1][1]


def test_bias_modes(qtbot: QtBot, room: NetworkRoom) -> None:
    for mode, biased in (("none", False), ("trained", True), ("fixed", True)):
        room.widgets.tools.bias._buttons[mode].click()
        qtbot.waitUntil(lambda mode=mode: str(room.snapshot.file.bias) == mode)
        assert ("v11" in texts_of(room.widgets.picture)) is biased
        assert room.widgets.tools.bias.value == mode


def test_a_chosen_weight_that_is_gone_is_replaced(qtbot: QtBot, room: NetworkRoom) -> None:
    room.choose_weight("v21")
    room.widgets.tools.bias._buttons["none"].click()
    qtbot.waitUntil(lambda: not room.snapshot.biases)
    assert room.showing.selected == "w5"


ENTRIES = [entry for entry in CATALOGUE if entry.make is not None]


def test_every_network_of_the_list_opens_and_trains(qtbot: QtBot, room: NetworkRoom) -> None:
    for entry in ENTRIES:
        before = room.snapshot.preset.title
        title = "Own network 1  2-2-2" if entry is NEW_NETWORK else entry.title
        room.widgets.tools.network_chosen.emit(entry)
        qtbot.waitUntil(lambda before=before: room.snapshot.preset.title != before)
        assert room.widgets.tools.preset.currentText() == title
        texts = texts_of(room.widgets.picture)
        has_all_numbers = room.widgets.picture.scene.numbered is None
        assert (texts.keys() >= room.snapshot.weights.keys()) is has_all_numbers, title
        assert room.showing.selected in texts, title
        assert room.snapshot.update == 0, title
        room.widgets.controls.step.click()
        qtbot.waitUntil(lambda: room.snapshot.update == 1)


def test_the_keyboards_network_is_looked_at(qtbot: QtBot, room: NetworkRoom) -> None:
    room.widgets.tools.network_chosen.emit(KEYBOARD)
    qtbot.waitUntil(lambda: room.widgets.keyboard.currentWidget() is room.widgets.keyboard.matrices)
    assert not room.widgets.controls.isVisible()
    room.widgets.tools.network_chosen.emit(ENTRIES[1])
    qtbot.waitUntil(lambda: room.snapshot.preset is ARTICLE)
    assert room.widgets.controls.isVisible()
    assert not room.widgets.keyboard.isVisible()


def test_the_curve_follows(qtbot: QtBot, room: NetworkRoom) -> None:
    room.widgets.controls.goal.setCurrentText("no end")
    train_for_a_while(qtbot, room)
    room.widgets.controls.play.click()
    qtbot.waitUntil(lambda: room.snapshot.activity is Activity.PAUSED)
    curve = room.snapshot.run.curve
    assert curve.errors[0] == pytest.approx(V1["E"])
    assert len(curve.errors) > 50
    assert room.widgets.plot.plot is not None
    assert room.widgets.plot.plot.widget.isVisible()
    assert room.widgets.plot.is_log
    room.widgets.plot.switch_scale()
    assert not room.widgets.plot.is_log


def test_divergence_is_explained(qtbot: QtBot, open_room: OpenRoom) -> None:
    room = open_room(DIVERGING_PRESET)
    told: list[str] = []
    room.told.connect(lambda left, _: told.append(left))
    room.widgets.controls.play.click()
    qtbot.waitUntil(lambda: room.snapshot.activity is Activity.DIVERGED)
    assert told[-1].startswith("training diverged at update")
    assert not room.widgets.controls.play.isEnabled()
    assert not room.widgets.controls.step.isEnabled()
    assert room.widgets.tools.start.same_start.isEnabled()


KEYS: list[tuple[Qt.Key, Qt.KeyboardModifier, Callable[[NetworkRoom], bool]]] = [
    (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier, lambda room: room.snapshot.update == 1),
    (Qt.Key.Key_N, CONTROL, lambda room: room.snapshot.file.seed == 1),
    (Qt.Key.Key_B, CONTROL, lambda room: str(room.snapshot.file.bias) == "trained"),
    (Qt.Key.Key_P, CONTROL, lambda room: room.widgets.controls.pace.value == "slow"),
    (Qt.Key.Key_L, CONTROL, lambda room: not room.widgets.plot.is_log),
    (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, lambda room: room.snapshot.update > 1),
]


def test_keys(qtbot: QtBot, room: NetworkRoom) -> None:
    for key, modifier, done in KEYS:
        assert not done(room)
        qtbot.keyClick(room.widgets.picture, key, modifier)
        qtbot.waitUntil(lambda done=done: done(room))


def test_keys_to_go_back_and_to_begin_again(qtbot: QtBot, room: NetworkRoom) -> None:
    for _ in range(3):
        qtbot.keyClick(room.widgets.picture, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: room.snapshot.update == 3)
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: room.snapshot.update == 2)
    qtbot.keyClick(room.widgets.picture, Qt.Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: room.snapshot.update == 0)


def test_closing_while_training_leaves_no_thread(qtbot: QtBot, open_room: OpenRoom) -> None:
    room = open_room(ARTICLE)
    room.widgets.controls.goal.setCurrentText("no end")
    train_for_a_while(qtbot, room)
    room.shut_down()
    assert {"training", "warm-up"} & {each.name for each in threading.enumerate()} == set()


def test_a_hidden_room_is_not_redrawn_but_goes_on(qtbot: QtBot, room: NetworkRoom) -> None:
    room.widgets.controls.goal.setCurrentText("no end")
    train_for_a_while(qtbot, room)
    room.hide()
    hidden_at, shown = room.snapshot.update, room.widgets.controls.progress.text()
    qtbot.waitUntil(lambda: room.snapshot.update > hidden_at + 100)
    assert room.widgets.controls.progress.text() == shown
    room.show()
    room.enter()
    assert room.widgets.controls.progress.text() != shown


def test_the_status_line_says_which_weights_have_a_number(qtbot: QtBot, room: NetworkRoom) -> None:
    told: list[str] = []
    room.told.connect(lambda left, _: told.append(left))
    room.choose_weight("w5")
    room.requests.open_preset(FOUR_LAYERS)
    qtbot.waitUntil(lambda: room.snapshot.preset is FOUR_LAYERS)
    assert told[-1].startswith("numbers only at h5 and under the mouse")
    room.choose_weight("w61")
    assert told[-1].startswith("numbers only at o1 and under the mouse")
    room.requests.open_preset(ARTICLE)
    qtbot.waitUntil(lambda: room.snapshot.preset is ARTICLE)
    assert told[-1].startswith("click a weight")


def test_the_error_in_the_controls_follows_a_drag(qtbot: QtBot, room: NetworkRoom) -> None:
    room.previewing.drag("w5", 2.0)
    qtbot.waitUntil(lambda: room.previewing.shown is not None)
    assert room.previewing.shown is not None
    dragged = f"E_total {room.previewing.shown.error:.6f} "
    assert room.widgets.controls.reading.text().startswith(dragged)
    room.enter()  # shows everything again, as news from the training does
    assert room.widgets.controls.reading.text().startswith(dragged)
    room.previewing.end()
    assert room.widgets.controls.reading.text().startswith("E_total 0.298371 ")


@pytest.mark.parametrize("page", [PageName.SURFACE, PageName.NUMBERS])
def test_the_page_beside_the_picture_follows_a_drag(
    qtbot: QtBot, room: NetworkRoom, page: PageName
) -> None:
    surface, weights = room.widgets.surface, room.widgets.weights
    room.choose_weight("w5")
    room.widgets.pages.choose(page)
    if page is PageName.SURFACE:
        qtbot.waitUntil(lambda: surface.chart is not None)
    elif not weights.isVisible():  # one table at a time, where there is no room for both
        room.widgets.go_to_other_table()

    def shown() -> str:
        if page is PageName.SURFACE:
            return surface.reading.now[0].text()
        row = weights.model.row_of("w5")
        return str(weights.model.index(row, 2).data())

    assert float(shown()) == pytest.approx(0.4)
    room.previewing.drag("w5", 2.0)
    qtbot.waitUntil(lambda: float(shown()) == pytest.approx(2.0))
    room.previewing.end()
    assert float(shown()) == pytest.approx(0.4)
