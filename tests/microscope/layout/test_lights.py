from __future__ import annotations

import pytest

from app.microscope.layout.lights import StepLights, Way, step_lights
from app.microscope.layout.network_layout import ends_of, lay_out
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.snapshot import NetworkSnapshot
from tests.microscope.examples import V1_PRESET
from tests.microscope.layout.test_network_layout import SPACIOUS
from tests.microscope.snapshots import after, at_rest, when


def lights(snapshot: NetworkSnapshot) -> StepLights:
    return step_lights(snapshot, lay_out(V1_PRESET.file.layers, True, 800, 600, (SPACIOUS,)))


@pytest.mark.parametrize(
    ("name", "units", "edges", "way"),
    [
        ("net(h1)", {"h1"}, {"w1", "w3", "v11"}, Way.TO_TARGET),
        ("sig(o2)", {"o2"}, {"w6", "w8", "v22"}, Way.TO_TARGET),
        ("E(o1)", {"o1"}, set(), None),
        ("E_total", {"o1", "o2"}, set(), None),
        ("delta(o1)", {"o1"}, set(), None),
        ("delta(h2)", {"h2"}, {"w7", "w8"}, Way.TO_SOURCE),
        ("dnet(o1)/dw5", set(), {"w5"}, Way.NOWHERE),
        ("dE/dv11", set(), {"v11"}, Way.NOWHERE),
        ("w5'", set(), {"w5"}, Way.NOWHERE),
    ],
)
def test_the_parts_of_one_factor(
    name: str, units: set[str], edges: set[str], way: Way | None
) -> None:
    lit = lights(when(name))
    assert lit.units == units
    assert lit.weights == edges
    assert {each for _, each in lit.edges} == ({way} if way else set())


def test_a_layer_is_lit_as_a_whole() -> None:
    lit = lights(after(1, Grain.LAYER))
    assert lit.units == {"h1", "h2"}
    assert lit.weights == {"w1", "w2", "w3", "w4", "v11", "v12"}


def test_at_rest_nothing_is_lit() -> None:
    assert lights(at_rest()) == StepLights()


def test_ends_follow_the_articles_figure() -> None:
    ends = ends_of((2, 2, 2), True)
    assert ends["w6"] == ("h1", "o2")
    assert ends["v21"] == ("b3", "o1")
    assert len(ends) == 12
