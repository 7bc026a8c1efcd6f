from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.microscope.network_presets import (
    BEYOND_REACH,
    FOUR_LAYERS,
    OSCILLATING,
    SATURATED,
    WELL_KNOWN,
    WITHIN_REACH,
    NetworkPreset,
)
from app.microscope.saturation import saturated_units
from app.microscope.tables.reach import divided
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


def test_the_well_known_example_has_its_known_errors() -> None:
    session = session_of(WELL_KNOWN)
    assert session.snapshot().error == pytest.approx(V1["E"], rel=1e-12)
    session.advance(1)
    assert session.snapshot().error == pytest.approx(V1["E_after"], rel=1e-12)


def test_the_saturated_network_hardly_moves() -> None:
    session = session_of(SATURATED)
    before = session.snapshot()
    assert list(saturated_units(before.trace)) == ["h1", "h2", "o1", "o2"]
    session.advance(100)
    after = session.snapshot()
    assert before.error is not None
    assert after.error == pytest.approx(before.error, rel=0.05)


def test_errors_get_smaller_on_their_way_back_through_four_layers() -> None:
    session = session_of(FOUR_LAYERS)
    for _ in range(2):
        values = session.snapshot().trace.values
        units = [[f"h{n}" for n in range(1, 7)], [f"h{n}" for n in range(7, 13)]]
        units.append([f"o{n}" for n in range(1, 5)])
        sizes = [np.mean([abs(values[f"delta({unit})"]) for unit in layer]) for layer in units]
        assert sizes[0] < sizes[1] < sizes[2]
        session.advance(100)


def test_the_oscillating_network_goes_up_again_and_again() -> None:
    session = session_of(OSCILLATING)
    session.advance(3_000)
    late = session.snapshot().run.curve.errors[-400:]
    assert np.mean(np.diff(late) > 0) > 0.2
    assert late.max() > 2 * late.min()
    calm = session_of(replace(OSCILLATING, file=replace(OSCILLATING.file, rate=2.0)))
    calm.advance(3_000)
    assert (np.diff(calm.snapshot().run.curve.errors[-400:]) < 0).all()


def test_the_sums_as_they_stand_are_never_reached_and_a_tenth_of_them_is() -> None:
    sums, tenths = session_of(BEYOND_REACH), session_of(WITHIN_REACH)
    for session in (sums, tenths):
        session.advance(10_000)
    beyond, within = sums.snapshot(), tenths.snapshot()
    assert beyond.error is not None
    assert within.error is not None
    # The best that outputs below 1 can do for the targets 3 and 4.
    assert beyond.error > ((3 - 1) ** 2 + (4 - 1) ** 2) / 2
    assert within.error < 1e-6
    assert divided(BEYOND_REACH.file.samples, 10) == WITHIN_REACH.file.samples
