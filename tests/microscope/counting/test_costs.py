from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.catalogue import CATALOGUE, CatalogueEntry
from app.microscope.counting.costs import (
    MOST_COUNTED,
    Way,
    costs_of,
    parts_of_way,
    slopes_by,
    uses_of_delta,
)
from app.microscope.counting.rules import (
    by_rule_by_nudging,
    by_rule_path_by_path,
    by_rule_with_deltas,
)
from app.microscope.counting.wording import cost_text, result_text, times_text, way_text
from app.microscope.network_presets import ARTICLE, NetworkPreset
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.trace import Trace
from tests.examples import few_examples
from tests.microscope.counting.slow_counting import Slow
from tests.microscope.snapshots import at_rest, large_preset

PRESETS = [entry for entry in CATALOGUE if entry.make is not None]
RULES = {
    Way.PATHS: by_rule_path_by_path,
    Way.NUDGES: by_rule_by_nudging,
    Way.DELTAS: by_rule_with_deltas,
}


def trace_of(entry: CatalogueEntry) -> Trace:
    assert entry.make is not None
    return at_rest(entry.make()).trace


def slow_count(way: Way, trace: Trace) -> tuple[dict[str, float], int]:
    slow = Slow(trace)
    method = {
        Way.PATHS: slow.path_by_path,
        Way.NUDGES: slow.by_nudging,
        Way.DELTAS: slow.with_deltas,
    }[way]
    return method(), slow.count


@pytest.mark.parametrize("way", list(Way), ids=lambda way: way.name)
@pytest.mark.parametrize("entry", PRESETS, ids=lambda entry: entry.title)
def test_as_many_are_counted_as_in_a_slow_version_of_its_own(
    entry: CatalogueEntry, way: Way
) -> None:
    trace = trace_of(entry)
    slopes, counted = slopes_by(way, trace)
    slow_slopes, slow = slow_count(way, trace)
    assert counted == slow
    assert counted == RULES[way](trace.notation.layer_sizes, bool(trace.biases))
    # A nudge of 1e-5 shows only what it changes in the sixteen digits of E.
    seen = 1e-7 + 1e-15 * trace.values["E_total"] / 1e-5
    tolerance = seen if way is Way.NUDGES else 1e-12
    relative = 1e-7 if way is Way.NUDGES else 1e-12
    assert slopes.keys() == trace.weights.keys()
    for name, slope in slopes.items():
        assert slope == pytest.approx(trace.values[f"dE/d{name}"], rel=relative, abs=tolerance)
        assert slope == pytest.approx(slow_slopes[name], rel=1e-6, abs=tolerance)


@few_examples(30)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.sampled_from(list(Bias)))
def test_the_rules_are_what_is_counted_for_any_shape(layers: list[int], bias: Bias) -> None:
    sample = Sample((0.3,) * layers[0], (0.7,) * layers[-1])
    file = NetworkFile(tuple(layers), bias=bias, seed=3, samples=(sample,))
    trace = at_rest(NetworkPreset("any", file)).trace
    for way in Way:
        slopes, counted = slopes_by(way, trace)
        assert (
            counted == RULES[way](file.layers, bias is not Bias.NONE) == slow_count(way, trace)[1]
        )
        for name, slope in slopes.items():
            tolerance = 1e-8 if way is Way.NUDGES else 1e-12
            assert slope == pytest.approx(trace.values[f"dE/d{name}"], rel=1e-9, abs=tolerance)


def test_the_articles_network_by_hand() -> None:
    """2-2-2 with biases: 8 w and 4 v, so a forward pass takes 12."""
    paths, nudges, deltas = costs_of(at_rest(ARTICLE).trace)
    # 12 forward, 4 slopes; 6 weights into outputs, 1 path of 3 factors; 6 below, 2 of 5.
    assert paths.multiplications == 12 + 4 + 6 * 2 + 6 * 2 * 4
    assert nudges.multiplications == 2 * 12 * (12 + 4)
    assert deltas.multiplications == 12 + 4 + 4 + 4 + 12
    assert all(cost.is_counted for cost in (paths, nudges, deltas))
    costs = (paths, nudges, deltas)
    assert cost_text(deltas) == "36 multiplications, counted"
    assert times_text(paths, costs) == "2.11 times as many"
    assert times_text(nudges, costs) == "10.7 times as many"
    assert result_text(paths) == result_text(deltas) == "All slopes are the same."
    assert result_text(nudges).startswith("The slopes are off by up to ")


def test_where_counting_would_take_too_long_the_rule_is_used_and_said() -> None:
    trace = at_rest(large_preset(30, 30, 30, 30, 10)).trace
    paths, nudges, deltas = costs_of(trace)
    assert not paths.is_counted
    assert not nudges.is_counted
    assert paths.multiplications == by_rule_path_by_path((30, 30, 30, 30, 10), False)
    assert paths.multiplications > MOST_COUNTED
    assert "by rule" in cost_text(paths)
    assert result_text(paths) == ""
    assert deltas.is_counted
    assert deltas.apart is not None
    assert deltas.apart < 1e-12


def test_the_limit_decides() -> None:
    trace = at_rest(ARTICLE).trace
    assert [cost.is_counted for cost in costs_of(trace, 100)] == [True, False, True]
    counted = [cost.multiplications for cost in costs_of(trace)]
    assert [cost.multiplications for cost in costs_of(trace, 0)] == counted


def test_each_delta_is_used_as_often_as_said() -> None:
    trace = at_rest(ARTICLE).trace
    # δ(o1): w5, w7, v21, and the errors of h1 and h2; δ(h1): w1, w3, v11.
    assert uses_of_delta(trace) == {"h1": 3, "h2": 3, "o1": 5, "o2": 5}
    assert parts_of_way(Way.DELTAS, trace) == {"h1", "h2", "o1", "o2"}
    assert parts_of_way(Way.PATHS, trace) == {"w1", "w5", "i1", "h1", "o1"}
    assert parts_of_way(Way.NUDGES, trace) == set(trace.weights)


def test_a_delta_used_once_is_not_lit() -> None:
    file = NetworkFile((1, 1, 1), samples=(Sample((0.5,), (0.5,)),))
    trace = at_rest(NetworkPreset("smallest", file)).trace
    assert parts_of_way(Way.DELTAS, trace) == {"o1"}


def test_the_ways_in_words() -> None:
    trace = at_rest(ARTICLE).trace
    assert way_text(Way.PATHS, trace).startswith("18 paths to 12 weights")
    assert "two forward passes for each of 12 weights" in way_text(Way.NUDGES, trace)
    assert "δ(o1) goes into 5 products" in way_text(Way.DELTAS, trace)
