from __future__ import annotations

from math import fsum

import pytest

from app.microscope.chain.paths import PathsOf
from app.microscope.network_presets import FOUR_LAYERS
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET


@pytest.mark.parametrize("weight", ["w1", "w24", "w25", "w60", "w61", "v11", "v26", "v34"])
def test_each_path_by_its_number_is_that_of_the_trace(weight: str) -> None:
    snapshot = TrainingSession(FOUR_LAYERS, lambda: train_online_numpy).snapshot()
    paths, known = PathsOf(snapshot, weight), list(snapshot.trace.paths(weight))
    assert len(paths) == len(known)
    for number, path in enumerate(known):
        assert [(f.name, f.value) for f in paths[number].factors] == [
            (factor.name, factor.value) for factor in path
        ]


def test_the_shares_add_up_to_the_derivative() -> None:
    snapshot = TrainingSession(FOUR_LAYERS, lambda: train_online_numpy).snapshot()
    paths = PathsOf(snapshot, "w1")
    total = fsum(paths[k].value or 0.0 for k in range(len(paths)))
    assert total == pytest.approx(snapshot.trace.values["dE/dw1"], rel=1e-12)


def test_an_edge_has_no_number_before_the_error_came_back_along_it() -> None:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.choose_grain(Grain.FACTOR)
    seen = []
    while session.update == 0:
        session.step()
        snapshot = session.snapshot()
        edge = PathsOf(snapshot, "w1")[0].factors[2]
        assert edge.name == "dnet(o1)/dsig(h1)"
        assert (edge.value is None) == (snapshot.value("dE/dsig(h1)") is None)
        seen.append((edge.number, edge.is_lit))
    assert ("–", False) in seen
    assert ("0.4", True) in seen
    assert ("0.4", False) in seen
