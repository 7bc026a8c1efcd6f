from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.microscope.network_presets import EXCLUSIVE_OR
from app.microscope.previews.preview import (
    MOST_POINTS,
    RATE,
    Previewer,
    SlopePreview,
    SlopeRequest,
)
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import online_training, train_online_numpy
from nncore.network_file import NetworkFile
from tests.microscope.examples import DIVERGING_PRESET, V1, V1_PRESET


def previewer() -> Previewer:
    return Previewer(online_training)


def preview(request: SlopeRequest, of: Previewer | None = None) -> SlopePreview:
    return (of or previewer()).preview(request)


def error_of(file: NetworkFile, sample: int = 0) -> float:
    inputs, targets = file.sample_arrays()
    row = slice(sample, sample + 1)
    return file.build().error(inputs[row], targets[row])


def with_weight(file: NetworkFile, name: str, value: float) -> NetworkFile:
    return replace(file, weights={**file.weights, name: value})


def test_measured_is_the_error_there_less_the_error_here() -> None:
    made = preview(SlopeRequest(V1_PRESET.file, 0, "w5", 0.9))
    there, here = error_of(with_weight(V1_PRESET.file, "w5", 0.9)), V1["E"]
    assert made.error == pytest.approx(there, rel=1e-12)
    assert made.measured == pytest.approx(there - here, rel=1e-9)
    assert made.predicted == pytest.approx(V1["dW"][1][0][0] * (0.9 - 0.4), rel=1e-9)
    assert made.trace.values["E_total"] == made.error


def test_close_by_prediction_and_measurement_agree() -> None:
    made = preview(SlopeRequest(V1_PRESET.file, 0, "w5", 0.4 + 1e-6))
    assert made.measured == pytest.approx(made.predicted, rel=1e-5)


def test_the_curve_is_that_of_a_session_started_there() -> None:
    file = with_weight(V1_PRESET.file, "w5", 0.9)
    session = TrainingSession(replace(V1_PRESET, file=file), online_training)
    session.advance(10_000)
    known = dict(
        zip(session.snapshot().run.curve.updates, session.snapshot().run.curve.errors, strict=True)
    )
    made = preview(SlopeRequest(V1_PRESET.file, 0, "w5", 0.9))
    assert len(made.curve.updates) <= MOST_POINTS
    shared = [u for u in made.curve.updates if u in known]
    assert len(shared) > 50
    for update, error in zip(made.curve.updates, made.curve.errors, strict=True):
        if update in known:
            assert error == known[update]


def test_the_rate_says_what_the_next_update_does() -> None:
    made = preview(SlopeRequest(V1_PRESET.file, 0, RATE, 0.5))
    assert made.error == pytest.approx(V1["E"], rel=1e-12)
    assert made.measured == pytest.approx(V1["E_after"] - V1["E"], rel=1e-9)
    squares = sum(float(np.sum(np.square(layer))) for layer in V1["dW"])
    assert made.predicted == pytest.approx(-0.5 * squares, rel=1e-9)


def test_previews_do_not_depend_on_those_before() -> None:
    one = previewer()
    first = preview(SlopeRequest(V1_PRESET.file, 0, "w5", 0.9), one)
    preview(SlopeRequest(V1_PRESET.file, 0, "w1", -1.0), one)
    preview(SlopeRequest(V1_PRESET.file, 0, RATE, 3.0), one)
    again = preview(SlopeRequest(V1_PRESET.file, 0, "w5", 0.9), one)
    assert again.measured == first.measured
    rounds = min(len(first.curve.errors), len(again.curve.errors))
    assert np.array_equal(first.curve.errors[:rounds], again.curve.errors[:rounds])


def test_the_curve_begins_where_one_is_and_the_sample_is_the_coming_one() -> None:
    session = TrainingSession(EXCLUSIVE_OR, lambda: train_online_numpy)
    session.advance(6)
    snapshot = session.snapshot()
    file = snapshot.file_now
    made = preview(SlopeRequest(file, 6, "w1", snapshot.weights["w1"]))
    assert made.curve.updates[0] == 6
    assert made.measured == 0
    assert made.error == pytest.approx(error_of(file, sample=2), rel=1e-12)


def test_a_rate_that_diverges_is_told() -> None:
    file = DIVERGING_PRESET.file
    made = preview(SlopeRequest(file, 0, RATE, 1e300))
    assert "would diverge" in made.notice
    assert np.isfinite(made.curve.errors).all()
    assert preview(SlopeRequest(V1_PRESET.file, 0, RATE, 0.5)).notice == ""
