from __future__ import annotations

import pytest

from app.microscope.chain.coupling import factors_at, parts_of
from app.microscope.network_presets import FOUR_LAYERS
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.trace import Trace
from tests.microscope.examples import V1_PRESET


@pytest.fixture
def trace() -> Trace:
    return TrainingSession(V1_PRESET, lambda: train_online_numpy).snapshot().trace


@pytest.mark.parametrize(
    ("factor", "parts"),
    [
        ("dE/dsig(o1)", {"o1"}),
        ("dE/dsig(h1)", {"h1", "w5", "w6"}),
        ("dE/dsig(h2)", {"h2", "w7", "w8"}),
        ("dsig(o1)/dnet(o1)", {"o1"}),
        ("dnet(o1)/dw5", {"w5", "h1"}),
        ("dnet(h2)/dw4", {"w4", "i2"}),
        ("dnet(o1)/dv21", {"v21", "b3"}),
        ("dnet(o1)/dsig(h1)", {"w5"}),
        ("dnet(o2)/dsig(h1)", {"w6"}),
        ("E_total", set()),
        ("dE/dw5", set()),
        ("", set()),
    ],
)
def test_parts_of_a_factor(trace: Trace, factor: str, parts: set[str]) -> None:
    assert parts_of(factor, trace) == parts


def test_the_way_back_is_the_inverse(trace: Trace) -> None:
    names = [factor.name for factor in trace.factors["dE/dw5"]]
    assert factors_at("o1", names, trace) == {"dE/dsig(o1)", "dsig(o1)/dnet(o1)"}
    assert factors_at("w5", names, trace) == {"dnet(o1)/dw5"}
    assert factors_at("h1", names, trace) == {"dnet(o1)/dw5"}
    assert factors_at("w1", names, trace) == frozenset()


def test_every_factor_of_every_path_speaks_of_something() -> None:
    trace = TrainingSession(FOUR_LAYERS, lambda: train_online_numpy).snapshot().trace
    for weight in trace.rate_of:
        for path in trace.paths(weight):
            assert all(parts_of(factor.name, trace) for factor in path)
