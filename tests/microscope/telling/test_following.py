from __future__ import annotations

import pytest

from app.microscope.telling.following import Explained
from app.microscope.time_machine.moments import Grain
from tests.microscope.snapshots import after, when

AT_W5 = Explained("w5")


@pytest.mark.parametrize(
    ("moment", "part"),
    [
        ("net(h1)", "h1"), ("sig(o2)", "o2"), ("E(o1)", "o1"), ("delta(h2)", "h2"),
        ("dnet(o1)/dw7", "w7"), ("dE/dw1", "w1"), ("dE/dv21", "v21"), ("w6'", "w6"),
    ],
)  # fmt: skip
def test_it_follows_the_step(moment: str, part: str) -> None:
    assert AT_W5.after(when(moment).lit).part == part


def test_for_the_total_it_stays() -> None:
    assert Explained("w5", "o2").after(when("E_total").lit).part == "o2"
    assert AT_W5.after(after(0, Grain.SAMPLE).lit) == AT_W5


def test_what_is_chosen_is_pinned_and_stays() -> None:
    lit = when("sig(h1)").lit
    assert AT_W5.at_weight("w3").after(lit).part == "w3"
    assert AT_W5.at_unit("o1").after(lit).part == "o1"
    assert AT_W5.at_unit("o1").weight == "w5"


def test_of_a_layer_it_takes_what_was_computed_last() -> None:
    assert AT_W5.after(after(1, Grain.LAYER).lit).part == "h2"
