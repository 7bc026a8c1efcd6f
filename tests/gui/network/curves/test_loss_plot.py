from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.curves.loss_plot import LossPlot
from app.gui.network.time_machine.loss_history import Curve
from app.gui.theme.appearance import Appearance


@pytest.fixture
def plot(qtbot: QtBot, appearance: Appearance) -> LossPlot:
    made = LossPlot(appearance)
    qtbot.addWidget(made)
    made.make_plot()
    made.resize(360, 400)
    made.show()
    return made


def show(plot: LossPlot, *errors: float) -> None:
    plot.show_curve(Curve(np.arange(len(errors), dtype=np.float64) * 1_000, np.array(errors)), 1)
    plot.grab()


def line(plot: LossPlot) -> tuple[list[float], list[float]]:
    """Updates and errors of what is on screen; the errors as logarithms if the axis is so."""
    updates, errors = plot._line.getData()
    return ([], []) if updates is None else (list(updates), list(errors))


def test_a_usual_curve_is_drawn_whole(plot: LossPlot) -> None:
    show(plot, 1.0, 0.1, 1e-29)
    assert line(plot) == ([0, 1_000, 2_000], pytest.approx([0, -1, -29]))
    assert plot.left_out == ""
    assert not plot._left_out.isVisible()


def test_an_error_of_0_is_left_out_of_a_logarithmic_axis_and_said(plot: LossPlot) -> None:
    show(plot, 1.0, 0.1, 1e-31, 0.0)
    _, errors = line(plot)
    assert errors[:2] == pytest.approx([0, -1])
    assert np.isnan(errors[2:]).all()
    assert plot.left_out.startswith("0 (below 1e-30) from update 2,000 on:")
    assert plot._left_out.isVisible()
    assert "below 1e-30" in plot._plot.accessibleDescription()


def test_an_error_that_comes_back_leaves_a_gap(plot: LossPlot) -> None:
    show(plot, 1.0, 0.0, 0.1, 0.01)
    _, errors = line(plot)
    assert np.isnan(errors).tolist() == [False, True, False, False]
    assert plot.left_out.startswith("0 (below 1e-30) at times from update 1,000 on:")


def test_a_curve_of_nothing_but_0_is_no_line(plot: LossPlot) -> None:
    show(plot, 0.0, 0.0)
    assert line(plot)[0] == []
    assert plot.left_out.startswith("0 (below 1e-30) from update 0 on:")


def test_a_linear_axis_shows_0(plot: LossPlot) -> None:
    show(plot, 1.0, 0.0, 0.0)
    plot.switch_scale()
    assert line(plot) == ([0, 1_000, 2_000], [1, 0, 0])
    assert plot.left_out == ""
    plot.switch_scale()
    assert plot.left_out != ""
