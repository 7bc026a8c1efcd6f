"""The strip below the picture."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.network.controls.error_reading import activity_text
from app.gui.network.controls.strip import TrainingControls
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.moments import Grain, Phase
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import train_online_numpy
from tests.gui.at_rest import comes_to_rest
from tests.microscope.examples import V1_PRESET


@pytest.fixture
def session() -> TrainingSession:
    return TrainingSession(V1_PRESET, lambda: train_online_numpy)


@pytest.fixture
def controls(qtbot: QtBot, appearance: Appearance, session: TrainingSession) -> TrainingControls:
    made = TrainingControls(appearance)
    qtbot.addWidget(made)
    made.show_snapshot(session.snapshot())
    made.resize(820, 200)
    made.show()
    return made


@pytest.mark.parametrize(("width", "words", "aside", "buttons"), [
    (1300, True, True, True), (1180, False, True, True), (816, False, False, True),
    (556, False, False, False),
])  # fmt: skip
def test_everything_has_its_place_in_two_rows(
    controls: TrainingControls, width: int, words: bool, aside: bool, buttons: bool
) -> None:
    controls.resize(width, 240)
    for _ in range(5):
        QApplication.processEvents()
    row = (controls.first, controls.back, controls.play, controls.step, controls.grain,
           controls.settings)  # fmt: skip
    assert len({widget.geometry().center().y() // 8 for widget in row}) == 1
    assert (controls.step.text() == "Step") is words
    assert controls.until.isVisible() is aside
    assert controls.settings.button.isVisible() is not aside
    assert controls.grain.buttons.isVisible() is buttons
    for widget in (*row, controls.time_line, controls.progress, controls.reading):
        assert widget.mapTo(controls, widget.rect().bottomRight()).x() <= width


def test_settings_behind_their_button_open_by_key(controls: TrainingControls) -> None:
    controls.resize(700, 240)
    QApplication.processEvents()
    assert not controls.goal.isVisible()
    controls.edit_until()
    assert controls.goal.isVisible()
    assert controls.until.isVisible()
    controls.settings.set_small(False)
    assert controls.until.window() is controls


def test_the_error_at_which_play_stops_is_shown_and_written(
    qtbot: QtBot, controls: TrainingControls, session: TrainingSession
) -> None:
    written: list[object] = []
    refused: list[str] = []
    controls.until_written.connect(written.append)
    controls.entry_refused.connect(refused.append)
    session.until = 1e-4
    controls.show_snapshot(session.snapshot())
    field = controls.until.field
    assert field.text() == "0.0001"
    for entry in ("1/100", "", "-1", "soon"):
        field.selectAll()
        qtbot.keyClicks(field, entry) if entry else qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert written == [0.01, None]
    assert len(refused) == 2
    assert field.text() == "0.0001"  # until the network has it


def test_nothing_in_it_moves_while_playing(
    qtbot: QtBot, controls: TrainingControls, session: TrainingSession
) -> None:
    widgets = (controls.play, controls.goal, controls.progress, controls.time_line,
               controls.reading)  # fmt: skip
    QApplication.processEvents()  # lays it out
    before = [widget.geometry() for widget in widgets]
    for activity in (Activity.TRAINING, Activity.PAUSED, Activity.FINISHED):
        session.advance(3)
        snapshot = replace(session.snapshot(), activity=activity, updates_per_second=1e6)
        controls.show_snapshot(snapshot)
        QApplication.processEvents()
        assert [widget.geometry() for widget in widgets] == before


def test_it_says_where_one_looks(controls: TrainingControls, session: TrainingSession) -> None:
    session.advance(200)
    session.scrub(60)
    snapshot = replace(session.snapshot(), activity=Activity.STEPPED)
    controls.show_snapshot(snapshot)
    assert controls.progress.text() == "update 60 of 200 · sample 1 of 1"
    assert controls.reading.text() == f"E_total {snapshot.error:.6f} · ready"
    session.choose_grain(Grain.FACTOR)
    controls.show_snapshot(session.snapshot())
    assert controls.reading.text().startswith("E_total – · ")


def test_play_asks_to_play_or_to_pause(
    qtbot: QtBot, controls: TrainingControls, session: TrainingSession
) -> None:
    with qtbot.waitSignal(controls.play_asked):
        controls.play.click()
    controls.show_snapshot(replace(session.snapshot(), activity=Activity.TRAINING))
    assert controls.play.text() == "Pause"
    with qtbot.waitSignal(controls.pause_asked):
        controls.play.click()


def test_the_phases_of_the_last_step_are_lit(
    controls: TrainingControls, session: TrainingSession
) -> None:
    def lit() -> frozenset[Phase]:
        return frozenset().union(*(chips.lit for chips in controls.chips))

    session.choose_grain(Grain.NEURON)
    session.step()
    controls.show_snapshot(session.snapshot())
    assert lit() == {Phase.NET, Phase.SIG}
    session.choose_grain(Grain.FACTOR)
    while session.snapshot().phase is not Phase.PARTIAL:
        session.step()
    controls.show_snapshot(session.snapshot())
    assert lit() == {Phase.PARTIAL}
    assert controls.chips[1].accessibleName() == "Phase backward: ∂E/∂w"
    session.choose_grain(Grain.SAMPLE)
    session.scrub(0)
    controls.show_snapshot(session.snapshot())
    assert lit() == frozenset()


def test_a_fine_grain_has_its_own_pace_and_no_goal(
    controls: TrainingControls, session: TrainingSession
) -> None:
    assert controls.updates_wanted == 10_000
    session.choose_grain(Grain.NEURON)
    controls.show_snapshot(session.snapshot())
    assert controls.grain.value == "neuron"
    assert [button.text() for button in controls.pace.buttons._buttons.values()] == [
        "quickening", "1/s", "4/s", "15/s",
    ]  # fmt: skip
    assert controls.updates_wanted is None
    assert not controls.goal.isEnabled()
    session.choose_grain(Grain.EPOCH)
    controls.show_snapshot(session.snapshot())
    assert controls.pace.buttons._buttons["full"].text() == "full speed"
    assert controls.updates_wanted == 10_000


def test_a_grain_just_clicked_is_not_undone_by_old_news(
    controls: TrainingControls, session: TrainingSession
) -> None:
    controls.grain.buttons._buttons["layer"].click()
    controls.show_snapshot(session.snapshot())
    assert controls.grain.value == "layer"


def test_an_update_can_be_written(
    qtbot: QtBot, controls: TrainingControls, session: TrainingSession
) -> None:
    session.advance(2_000)
    controls.show_snapshot(session.snapshot())
    asked: list[int] = []
    refused: list[str] = []
    controls.scrubbed.connect(asked.append)
    controls.entry_refused.connect(refused.append)
    field = controls.progress.field
    for entry in ("1,234", "2001", "many"):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, entry)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked == [1_234]
    assert refused[0].startswith("update 2,001 is not there yet; updates from 0 to 2,000 are")
    assert refused[1].startswith("“many” is not the number of an update")
    assert field.text() == "2,000"


def test_numbers_of_one_are_singular(session: TrainingSession) -> None:
    snapshot = session.snapshot()
    for rate in (1.2, 0.6):
        assert activity_text(replace(snapshot, updates_per_second=rate)) == "1 update/s"
    assert activity_text(replace(snapshot, updates_per_second=1e3)) == "1,000 updates/s"


def test_a_low_room_has_one_row_and_everything_is_still_reached(
    qtbot: QtBot, controls: TrainingControls, session: TrainingSession
) -> None:
    controls.resize(470, 240)
    controls.fit(470, is_low=True)
    assert comes_to_rest(controls)
    row = (controls.first, controls.back, controls.play, controls.step, controls.settings,
           controls.time_line, controls.progress, controls.reading)  # fmt: skip
    places = [each.mapTo(controls, each.rect().center()) for each in row]
    assert max(place.y() for place in places) - min(place.y() for place in places) <= 4
    assert [place.x() for place in places] == sorted(place.x() for place in places)
    assert all(each.mapTo(controls, each.rect().topRight()).x() < controls.width() for each in row)
    assert controls.reading.text().startswith("E 0.")
    assert not controls.grain.isVisible()
    qtbot.mouseClick(controls.settings.button, Qt.MouseButton.LeftButton)
    for each in (controls.grain, controls.pace, controls.goal, controls.until):
        assert each.isVisible()
    with qtbot.waitSignal(controls.grain_chosen):
        controls.grain.choose_next()
    session.choose_grain(Grain.NEURON)
    controls.show_snapshot(session.snapshot())
    assert not controls.chips[0].isVisible()
    controls.resize(1300, 240)
    controls.fit(1300, is_low=False)
    assert comes_to_rest(controls)
    assert controls.chips[0].isVisible()
    assert controls.grain.window() is controls
    assert controls.step.x() < controls.grain.x() < controls.settings.x()


def test_a_small_play_button_keeps_to_its_icon(
    controls: TrainingControls, session: TrainingSession
) -> None:
    controls.resize(556, 240)
    QApplication.processEvents()
    width = controls.play.width()
    controls.show_snapshot(replace(session.snapshot(), activity=Activity.TRAINING))
    QApplication.processEvents()
    assert (controls.play.text(), controls.play.accessibleName()) == ("", "Pause")
    assert controls.play.width() == width
    controls.resize(1300, 240)
    QApplication.processEvents()
    assert controls.play.text() == "Pause"
