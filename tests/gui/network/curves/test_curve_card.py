from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.network.curves.curve_card import CurvesCard
from app.gui.network.curves.curve_plot import CurvePlot
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import EXCLUSIVE_OR
from app.microscope.time_machine.loss_history import Curve
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from tests.gui.at_rest import comes_to_rest
from tests.microscope.examples import ERROR_AFTER_ONE_UPDATE, V1, V1_PRESET


@pytest.fixture
def session() -> TrainingSession:
    made = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    made.watch("w5")
    return made


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance) -> CurvesCard:
    made = CurvesCard(appearance)
    qtbot.addWidget(made)
    made.make_plot()
    made.resize(360, 420)
    made.show()
    return made


def plot_of(card: CurvesCard) -> CurvePlot:
    assert card.plot is not None
    return card.plot


def line(card: CurvesCard, number: int = 1) -> tuple[list[float], list[float]]:
    """What is on screen; the errors as logarithms if the axis is so."""
    drawn = plot_of(card).lines.get(number)
    updates, values = drawn.getData() if drawn is not None else (None, None)
    return ([], []) if updates is None else (list(updates), list(values))


def show(card: CurvesCard, session: TrainingSession, *errors: float) -> None:
    curve = Curve(np.arange(len(errors), dtype=np.float64) * 1_000, np.array(errors))
    snapshot = session.snapshot()
    run = replace(snapshot.run, curve=curve)
    card.show_snapshot(replace(snapshot, runs=(run,)), "w5")
    card.grab()


def forked(session: TrainingSession) -> NetworkSnapshot:
    session.advance(100)
    session.scrub(60)
    session.set_rate(1.2)
    session.advance(40)
    return session.snapshot()


def test_a_usual_curve_is_drawn_whole(card: CurvesCard, session: TrainingSession) -> None:
    show(card, session, 1.0, 0.1, 1e-29)
    assert line(card) == ([0, 1_000, 2_000], pytest.approx([0, -1, -29]))
    assert card.left_out.text() == ""


def test_an_error_of_0_is_left_out_of_a_logarithmic_axis_and_said(
    card: CurvesCard, session: TrainingSession
) -> None:
    show(card, session, 1.0, 0.1, 1e-31, 0.0)
    _, errors = line(card)
    assert errors[:2] == pytest.approx([0, -1])
    assert np.isnan(errors[2:]).all()
    assert card.left_out.text().startswith("0 (below 1e-30) from update 2,000 on:")
    card.switch_scale()
    assert line(card)[1] == pytest.approx([1.0, 0.1, 1e-31, 0.0])
    assert card.left_out.text() == ""


def test_what_is_no_number_leaves_a_gap(card: CurvesCard, session: TrainingSession) -> None:
    show(card, session, 1.0, 0.0, 0.1, np.inf, 0.01)
    assert np.isnan(line(card)[1]).tolist() == [False, True, False, True, False]
    assert card.left_out.text().startswith("0 (below 1e-30) at times from update 1,000 on:")


def test_a_curve_of_nothing_but_0_is_no_line(card: CurvesCard, session: TrainingSession) -> None:
    show(card, session, 0.0, 0.0)
    assert line(card)[0] == []


def test_runs_lie_over_each_other_and_hidden_ones_do_not(
    card: CurvesCard, session: TrainingSession
) -> None:
    card.show_snapshot(forked(session), "w5")
    assert line(card, 1)[0][:2] == [0, 1]
    assert line(card, 2)[0][0] == 60
    assert [row.title for row in card.legend.rows] == ["fork at 60: η = 1.2", "run 1"]
    first, second = (row.style for row in card.legend.rows)
    assert first.colour != second.colour
    assert first.dashes != second.dashes
    session.hide_run(1, True)
    card.show_snapshot(session.snapshot(), "w5")
    assert line(card, 1)[0] == []
    assert [row.title for row in card.legend.rows] == ["fork at 60: η = 1.2"]


def test_the_legend_reads_off_the_exact_values(card: CurvesCard, session: TrainingSession) -> None:
    session.advance(10)
    session.scrub(1)
    card.show_snapshot(session.snapshot(), "w5")
    assert card.legend.rows[0].reading == f"1: {ERROR_AFTER_ONE_UPDATE:.8g}"
    plot_of(card).pointed.emit(0.2)
    assert card.legend.rows[0].reading == f"0: {V1['E']:.8g}"
    plot_of(card).pointed.emit(None)
    assert card.legend.rows[0].reading.startswith("1: ")


def test_the_history_of_the_weight(card: CurvesCard, session: TrainingSession) -> None:
    session.advance(3)
    snapshot = session.snapshot()
    card.show_snapshot(snapshot, "w5")
    card.what._buttons["weight"].click()
    assert card.what._buttons["weight"].text() == "w5"
    assert line(card)[1][0] == V1["W"][1][0][0]
    assert line(card)[1][-1] == snapshot.weights["w5"]
    assert not card.is_log
    card.what._buttons["error"].click()
    assert card.is_log


def test_a_preview_is_drawn_and_taken_away(card: CurvesCard, session: TrainingSession) -> None:
    session.advance(5)
    card.show_snapshot(session.snapshot(), "w5")
    card.show_preview(Curve(np.array([5.0, 6.0]), np.array([0.1, 0.01])))
    assert line(card, 0) == ([5, 6], pytest.approx([-1, -2]))
    card.show_preview(None)
    assert line(card, 0)[0] == []


def test_a_click_and_the_keys_ask_for_an_update(
    qtbot: QtBot, card: CurvesCard, session: TrainingSession
) -> None:
    session.advance(100)
    card.show_snapshot(session.snapshot(), "w5")
    card.grab()
    asked: list[int] = []
    card.scrubbed.connect(asked.append)
    plot = plot_of(card).widget
    box = plot.getViewBox().mapRectToScene(plot.getViewBox().rect())
    middle = QPoint(round(box.center().x()), round(box.center().y()))
    wanted = plot.getViewBox().mapSceneToView(plot.mapToScene(middle)).x()
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert asked == [round(wanted)]
    plot_of(card).pointed.emit(None)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert card.legend.rows[0].reading.startswith("97: ")
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert asked[-1] == 97


def test_a_hidden_card_draws_when_it_is_shown(card: CurvesCard, session: TrainingSession) -> None:
    card.hide()
    show(card, session, 1.0, 0.1)
    assert line(card)[0] == []
    card.show()
    assert line(card)[0] == [0, 1_000]


def test_readings_are_only_named_where_there_are_some(
    card: CurvesCard, session: TrainingSession
) -> None:
    assert not card._where.isVisible()
    show(card, session, 0.3, 0.2)
    assert card._where.isVisible()


def test_larger_text_in_the_same_width_puts_the_readings_below_the_plot(
    card: CurvesCard, session: TrainingSession, appearance: Appearance
) -> None:
    card.setFixedSize(600, 620)
    show(card, session, 0.3, 0.2)
    legend, plot = card.legend, plot_of(card).widget
    assert place_in(card, legend).x() > place_in(card, plot).x()
    appearance.set_scale(2.0)
    assert comes_to_rest(card)
    assert place_in(card, legend).y() > place_in(card, plot).y()
    assert place_in(card, legend).x() == place_in(card, plot).x()


def test_smaller_text_again_gives_back_the_width_that_larger_text_took(
    card: CurvesCard, session: TrainingSession, appearance: Appearance
) -> None:
    card.resize(1200, 620)
    show(card, session, 0.3, 0.2)
    appearance.set_scale(2.0)
    card.resize(1300, 620)
    assert comes_to_rest(card)
    card.hide()
    appearance.set_scale(1.0)
    card.resize(300, 620)
    card.show()
    assert comes_to_rest(card)
    assert card.width() == 300
    assert card.minimumSizeHint().width() <= 300


def place_in(card: CurvesCard, part: QWidget) -> QPoint:
    return part.mapTo(card, QPoint(0, 0))


def test_a_line_marks_the_error_of_guessing_the_mean(card: CurvesCard) -> None:
    """Of exclusive or, whose targets are 0, 1, 1, 0: ½ · ½² for each sample."""
    session = TrainingSession(EXCLUSIVE_OR, lambda: train_online_numpy)
    session.advance(50)
    card.show_snapshot(session.snapshot(), "w1")
    level = plot_of(card)._level
    assert level.isVisible()
    assert 10 ** level.value() == pytest.approx(0.125)
    card.switch_scale()
    assert level.value() == pytest.approx(0.125)
    card.what._buttons["weight"].click()
    assert not level.isVisible()


def test_one_sample_has_no_such_line(card: CurvesCard, session: TrainingSession) -> None:
    session.advance(5)
    card.show_snapshot(session.snapshot(), "w5")
    assert not plot_of(card)._level.isVisible()


def seen(card: CurvesCard) -> tuple[float, float]:
    low, high = plot_of(card).widget.getViewBox().viewRange()[0]
    return low, high


def test_keys_zoom_to_where_one_looks_and_back(
    qtbot: QtBot, card: CurvesCard, session: TrainingSession
) -> None:
    session.advance(1_000)
    session.scrub(700)
    card.show_snapshot(session.snapshot(), "w5")
    widget = plot_of(card).widget
    for _ in range(4):
        qtbot.keyClick(widget, Qt.Key.Key_Plus)
    low, high = seen(card)
    assert low < 700 < high
    assert high - low == pytest.approx(1_000 / 1.5**4, rel=0.01)
    assert card.whole_button.isVisible()
    session.advance(200)  # news don't move what one looks at
    card.show_snapshot(session.snapshot(), "w5")
    assert seen(card) == (low, high)
    qtbot.keyClick(widget, Qt.Key.Key_0)
    assert not card.whole_button.isVisible()
    assert seen(card)[0] <= 0
    assert seen(card)[1] >= 1_000


def test_zooming_ends_at_a_few_updates_and_at_all_of_them(
    qtbot: QtBot, card: CurvesCard, session: TrainingSession
) -> None:
    session.advance(100)
    card.show_snapshot(session.snapshot(), "w5")
    widget = plot_of(card).widget
    for _ in range(30):
        qtbot.keyClick(widget, Qt.Key.Key_Plus)
        low, high = seen(card)
        assert high - low >= 4
        assert low >= -10
        assert high <= 110
    for _ in range(30):
        qtbot.keyClick(widget, Qt.Key.Key_Minus)
    assert not card.whole_button.isVisible()
    qtbot.keyClick(widget, Qt.Key.Key_Plus)
    qtbot.mouseClick(card.whole_button, Qt.MouseButton.LeftButton)
    assert not plot_of(card).zoom.is_on
