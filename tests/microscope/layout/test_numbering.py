from __future__ import annotations

from app.microscope.layout.large import lay_out_large
from app.microscope.layout.lights import step_lights
from app.microscope.layout.network_layout import Measures, NetworkLayout
from app.microscope.layout.numbering import Marks, is_large, numbered, unit_in_focus
from app.microscope.time_machine.snapshot import NetworkSnapshot
from tests.microscope.snapshots import at_rest, large_preset

MEASURES = Measures(
    radius=20, bias_radius=12, bias_edge=8, chip_width=60, chip_height=18, left=40, right=60,
    margin=8, is_compact=True,
)  # fmt: skip


def large() -> tuple[NetworkSnapshot, NetworkLayout]:
    """A network whose numbers can't all be read, and where it stands."""
    snapshot = at_rest(large_preset(12, 14, 10))
    return snapshot, lay_out_large(snapshot.file.layers, True, 800.0, 600.0, MEASURES)


def shown(marks: Marks) -> NetworkLayout:
    snapshot, whole = large()
    return numbered(whole, snapshot, marks, step_lights(snapshot, whole))


def test_it_is_the_number_of_weights_that_makes_a_network_large() -> None:
    assert is_large(large()[0])
    assert not is_large(at_rest())


def test_the_neuron_under_the_mouse_comes_before_that_of_the_chosen_weight() -> None:
    snapshot, whole = large()
    assert unit_in_focus(whole, snapshot, Marks("w5")) == "h5"
    assert unit_in_focus(whole, snapshot, Marks("w5", hovered_unit="o3")) == "o3"


def test_what_is_chosen_pointed_at_or_lit_has_an_edge_and_numbers_are_few() -> None:
    weak = sorted(large()[0].weights, key=lambda name: abs(large()[0].weights[name]))[:3]
    layout = shown(Marks(weak[0], hovered=weak[1], lit=frozenset({weak[2], "h1"})))
    assert set(weak) <= layout.edges.keys()
    assert layout.chips.keys() == set(weak[:2])


def test_a_neuron_under_the_mouse_has_all_its_edges() -> None:
    _, whole = large()
    assert set(whole.weights_at("o3")) <= shown(Marks("w5", hovered_unit="o3")).edges.keys()
