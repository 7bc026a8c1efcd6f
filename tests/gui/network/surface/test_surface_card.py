from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.network.surface.surface_card import SurfaceCard
from app.gui.network.surface.surface_plot import SurfacePlot
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile, Sample
from tests.gui.network.surface.test_pair_choice import choose
from tests.microscope.examples import DIVERGING_PRESET, V1, V1_PRESET


@pytest.fixture
def session() -> TrainingSession:
    return TrainingSession(V1_PRESET, lambda: train_online_numpy)


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance, session: TrainingSession) -> Iterator[SurfaceCard]:
    made = SurfaceCard(appearance)
    qtbot.addWidget(made)

    def watch(first: str, second: str) -> None:
        session.watch_pair(first, second)

    made.pair_watched.connect(watch)
    made.may_plot()
    made.resize(360, 560)
    made.show()
    yield made
    made.shut_down()


def plot_of(card: SurfaceCard) -> SurfacePlot:
    assert card.plot is not None
    return card.plot


def show(qtbot: QtBot, card: SurfaceCard, session: TrainingSession, weight: str = "w5") -> None:
    """Shows the session and waits for its surface."""
    before = card.chart
    card.show_snapshot(session.snapshot(), weight)
    qtbot.waitUntil(lambda: card.chart is not before)
    card.show_snapshot(session.snapshot(), weight)
    card.grab()


def place_of(card: SurfaceCard, x: float, y: float) -> QPoint:
    """Where a point is on the screen."""
    plot = plot_of(card).widget
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def test_until_there_is_a_surface_the_card_says_so(card: SurfaceCard) -> None:
    assert "being worked out" in card.waiting.text()
    assert not card.scale.isVisible()


def test_the_surface_of_the_weight_chosen_and_the_next_is_drawn(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    with qtbot.waitSignal(card.pair_watched) as watched:
        show(qtbot, card, session)
    assert watched.args == ["w5", "w6"]
    assert card.waiting.text() == ""
    assert card.chart is not None
    assert card.chart.surface.pair_names == ("w5", "w6")
    texts = [plot_of(card).widget.getAxis(side).labelText for side in ("bottom", "left")]
    assert texts == ["w5", "w6"]
    assert card.reading.now[2].text() == f"{V1['E']:.6g}"


def test_another_pair_is_watched_and_drawn(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    show(qtbot, card, session)
    with qtbot.waitSignal(card.pair_watched) as watched:
        choose(card.pair.second, "v21")
    assert watched.args == ["w5", "v21"]
    qtbot.waitUntil(lambda: card.chart.surface.second == "v21")


def test_the_path_and_the_point_are_those_of_the_session(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    show(qtbot, card, session)
    session.advance(20)
    card.show_snapshot(session.snapshot(), "w5")
    x, y = plot_of(card).path.getData()
    weights = session.snapshot().weights
    assert (x[0], y[0]) == (V1_PRESET.file.weights["w5"], V1_PRESET.file.weights["w6"])
    assert (x[-1], y[-1]) == (weights["w5"], weights["w6"])
    x, y = plot_of(card).now.getData()
    assert (x[0], y[0]) == (weights["w5"], weights["w6"])


def test_the_surface_follows_the_other_weights(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    show(qtbot, card, session)
    for updates in (300, 300):  # the second comes in the pause after the first
        session.advance(updates)
        card.show_snapshot(session.snapshot(), "w5")
    now = session.snapshot()

    def is_exact() -> bool:
        assert card.chart is not None
        error = card.chart.surface.error_at(now.weights["w5"], now.weights["w6"])
        return error == pytest.approx(now.error, rel=1e-12)

    assert not is_exact()
    qtbot.waitUntil(is_exact)


def test_a_hidden_card_asks_for_nothing(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    card.hide()
    with qtbot.assertNotEmitted(card.pair_watched):
        card.show_snapshot(session.snapshot(), "w5")
        QApplication.processEvents()
    assert not card._pause.isActive()  # it runs once something is asked
    with qtbot.waitSignal(card.pair_watched):
        card.show()
    qtbot.waitUntil(lambda: card.chart is not None)


def test_a_click_chooses_a_start(qtbot: QtBot, card: SurfaceCard, session: TrainingSession) -> None:
    show(qtbot, card, session)
    place = place_of(card, 0.9, 0.2)
    with qtbot.waitSignal(card.start_chosen) as chosen:
        qtbot.mouseClick(plot_of(card).widget.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first, x, second, y = chosen.args
    assert (first, second) == ("w5", "w6")
    assert (x, y) == (pytest.approx(0.9, abs=0.02), pytest.approx(0.2, abs=0.02))
    assert x == round(x, 3)


def test_a_click_on_an_axis_chooses_nothing(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    show(qtbot, card, session)
    with qtbot.assertNotEmitted(card.start_chosen):
        qtbot.mouseClick(
            plot_of(card).widget.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 100)
        )


def test_keys_move_a_cursor_and_start_there(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    show(qtbot, card, session)
    widget, weights = plot_of(card).widget, V1_PRESET.file.weights
    with qtbot.assertNotEmitted(card.start_chosen):
        qtbot.keyClick(widget, Qt.Key.Key_Return)  # there is no cursor yet
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(widget, key)
    with qtbot.waitSignal(card.start_chosen) as chosen:
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert card.chart is not None
    step = card.chart.surface.x[1] - card.chart.surface.x[0]
    assert chosen.args[1] == pytest.approx(weights["w5"] + 2 * step, abs=2e-3)
    assert chosen.args[3] == pytest.approx(weights["w6"] + step, abs=2e-3)
    qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert {cell.text() for cell in card.reading.at_cursor} == {"–"}


def test_the_cursor_reads_off_the_error_that_training_would_start_with(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    show(qtbot, card, session)
    qtbot.keyClick(plot_of(card).widget, Qt.Key.Key_Left)
    with qtbot.waitSignal(card.start_chosen) as chosen:
        qtbot.keyClick(plot_of(card).widget, Qt.Key.Key_Enter)
    first, x, second, y = chosen.args
    height = card.reading.height()

    def there(file: NetworkFile) -> NetworkFile:
        return NetworkFile(**{**vars(file), "weights": {**file.weights, first: x, second: y}})

    session.edit(there, "there")
    error = session.snapshot().error
    assert float(card.reading.at_cursor[2].text()) == pytest.approx(error, rel=1e-5)
    qtbot.keyClick(plot_of(card).widget, Qt.Key.Key_Escape)
    assert card.reading.height() == height


def test_one_weight_has_no_surface_and_the_card_says_so(qtbot: QtBot, card: SurfaceCard) -> None:
    one = NetworkPreset("1-1", NetworkFile((1, 1), samples=(Sample((1.0,), (0.5,)),)))
    card.show_snapshot(TrainingSession(one, lambda: train_online_numpy).snapshot(), "w1")
    assert "needs two weights" in card.waiting.text()


def test_weights_that_have_run_away_leave_the_card_standing(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession
) -> None:
    session.open(DIVERGING_PRESET)
    show(qtbot, card, session, "w1")
    session.advance(3)
    assert session.has_diverged
    card.show_snapshot(session.snapshot(), "w1")
    card.grab()
    assert not np.isfinite(session.snapshot().weights["w1"])
    assert card.chart is not None
    assert np.isfinite(card.chart.surface.x).all()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_both_schemes_and_large_text_are_worn(
    qtbot: QtBot, card: SurfaceCard, session: TrainingSession, appearance: Appearance, scale: float
) -> None:
    show(qtbot, card, session)
    appearance.set_scale(scale)
    for _ in range(2):
        appearance.switch_scheme()
        background = plot_of(card).widget.backgroundBrush().color().name()
        assert background == appearance.colours.card
    assert card.minimumHeight() >= 340 * scale
