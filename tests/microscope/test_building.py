"""Neurons and layers that come and go. What stays is known by the neurons it lies between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.building import (
    BuildingError,
    with_hidden_layer,
    with_neuron,
    without_hidden_layer,
    without_neuron,
)
from app.microscope.network_presets import ARTICLE
from app.microscope.rebuilding import FIRST_SEED
from nncore.captions import Captions
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.tracing import MOST_WEIGHTS

Edge = tuple[str, str]


@st.composite
def networks(draw: st.DrawFn) -> NetworkFile:
    """Networks of two layers and more, every kind of bias, with own rates and importance."""
    layers = tuple(draw(st.lists(st.integers(1, 4), min_size=3, max_size=5)))
    bias, seed = draw(st.sampled_from(list(Bias))), draw(st.integers(0, 99))
    samples = tuple(
        Sample(
            tuple(0.1 * n + 0.01 * unit for unit in range(layers[0])),
            tuple(0.2 * n + 0.01 * unit for unit in range(layers[-1])),
        )
        for n in range(draw(st.integers(1, 3)))
    )
    file = NetworkFile(layers, bias=bias, seed=seed, samples=samples)
    names = file.notation.parameter_names
    rates = {draw(st.sampled_from(names)): 0.1 + 0.1 * n for n in range(draw(st.integers(0, 4)))}
    importance = {f"o{draw(st.integers(1, layers[-1]))}": 1.5}
    file = replace(file, rates=rates, importance=importance)
    return file.with_weights_of(file.build())


def edges(file: NetworkFile, rename: Callable[[str], str] = lambda unit: unit) -> dict[Edge, float]:
    """Every weight by where it comes from and where it leads, and every bias weight by its
    neuron."""
    notation = file.notation
    found = {}
    for name in (*notation.weight_names, *notation.bias_weight_names):
        target = rename(notation.unit(notation.target_of(name)))
        source = "bias" if name.startswith("v") else rename(notation.source_of(name))
        values = file.bias_weights if name.startswith("v") else file.weights
        found[source, target] = values[name]
    return found


def by_place(file: NetworkFile, moved: Callable[[int, int], tuple[int, int]]) -> dict[Edge, float]:
    """The same with every unit named by layer and place, after ``moved`` has changed them."""
    places = {file.notation.unit(place): place for place in file.notation.units()}

    def rename(unit: str) -> str:
        return "{}/{}".format(*moved(places[unit].layer, places[unit].unit))

    return edges(file, rename)


@given(networks(), st.data())
def test_a_neuron_added_and_removed_gives_the_file_back(
    file: NetworkFile, data: st.DataObject
) -> None:
    layer = data.draw(st.integers(0, len(file.layers) - 1))
    assert without_neuron(with_neuron(file, layer), layer) == file


@given(networks(), st.data())
def test_a_layer_added_and_removed_gives_the_file_back(
    file: NetworkFile, data: st.DataObject
) -> None:
    layer = data.draw(st.integers(1, len(file.layers) - 1))
    more = with_hidden_layer(file, layer)
    assert more.layers == (*file.layers[:layer], file.layers[layer - 1], *file.layers[layer:])
    assert without_hidden_layer(more, layer) == file


@given(networks(), st.data())
def test_with_a_neuron_more_all_weights_keep_their_values(
    file: NetworkFile, data: st.DataObject
) -> None:
    layer = data.draw(st.integers(0, len(file.layers) - 1))
    more = with_neuron(file, layer)
    assert sum(more.layers) == sum(file.layers) + 1
    old = by_place(file, lambda *place: place)
    new = by_place(more, lambda *place: place)
    assert old.items() <= new.items()
    added = f"{layer}/{file.layers[layer]}"
    drawn = {edge: value for edge, value in new.items() if edge not in old}
    assert all(added in edge for edge in drawn)
    assert all(0 <= value < 1 for value in drawn.values())
    assert len(set(drawn.values())) == len(drawn)


@given(networks(), st.data())
def test_without_a_neuron_those_of_the_others_stay(file: NetworkFile, data: st.DataObject) -> None:
    layer = data.draw(st.integers(0, len(file.layers) - 1))
    file = with_neuron(file, layer)  # so that one can be spared
    unit = data.draw(st.integers(0, file.layers[layer] - 1))
    less = without_neuron(file, layer, unit)

    def back(at: int, place: int) -> tuple[int, int]:
        return at, place + (at == layer and place >= unit)

    gone = f"{layer}/{unit}"
    expected = by_place(file, lambda *place: place)
    assert by_place(less, back) == {
        edge: value for edge, value in expected.items() if gone not in edge
    }


@given(networks(), st.data())
def test_rates_and_importance_stay_with_their_weights(
    file: NetworkFile, data: st.DataObject
) -> None:
    layer = data.draw(st.integers(0, len(file.layers) - 1))
    more = with_neuron(file, layer)
    ends = {name: end_places(file, name) for name in file.rates}
    assert {end_places(more, name): rate for name, rate in more.rates.items()} == {
        ends[name]: rate for name, rate in file.rates.items()
    }
    assert more.importance == file.importance  # the new output comes last


def end_places(file: NetworkFile, name: str) -> tuple[object, object]:
    """Between which places a weight lies."""
    target = file.notation.target_of(name)
    if name.startswith("v"):
        return "bias", target
    return file.notation.weight_place(name), target


def test_the_importance_of_an_output_goes_with_it() -> None:
    file = replace(ARTICLE.file, importance={"o1": 2.0, "o2": 3.0})
    assert without_neuron(file, 2, 0).importance == {"o1": 3.0}


@given(networks())
def test_what_came_out_is_a_network_whose_names_are_all_there(file: NetworkFile) -> None:
    for built in (with_neuron(file, 0), with_neuron(file, 1), with_hidden_layer(file, 1)):
        built.check_names()
        built.rate_array(built.build())
        assert built.with_weights_of(built.build()) == built


def test_samples_get_and_lose_inputs_and_targets_with_their_captions() -> None:
    def samples(inputs: dict[str, float], targets: dict[str, float]) -> tuple[Sample, ...]:
        captions = Captions(tuple(inputs), tuple(targets), 100)
        return (Sample(tuple(inputs.values()), tuple(targets.values()), captions),)

    file, given, wanted = ARTICLE.file, {"How": 0.46, "are": 0.24}, {"you": 0.61, "today": 0.65}
    assert with_neuron(file, 0).samples == samples({**given, "": 0.0}, wanted)
    assert with_neuron(file, 1).samples == samples(given, wanted) == file.samples
    assert with_neuron(file, 2).samples == samples(given, {**wanted, "": 0.5})
    assert without_neuron(file, 0, 0).samples == samples({"are": 0.24}, wanted)
    assert without_neuron(file, 2).samples == samples(given, {"you": 0.61})


def test_the_article_gets_a_third_hidden_neuron() -> None:
    file = with_neuron(ARTICLE.file, 1)
    assert file.layers == (2, 3, 2)
    # w3 (i2 → h1) is w4 now, as w3 leads from i1 to the new h3.
    assert [file.weights[name] for name in ("w1", "w2", "w4", "w5")] == [0.15, 0.20, 0.25, 0.30]
    assert [file.weights[f"w{n}"] for n in (7, 8, 9, 10)] == [0.40, 0.45, 0.50, 0.55]
    assert (file.bias_weights["v11"], file.bias_weights["v22"]) == (0.35, 0.60)
    assert file.biases["b3"] == 1.0
    assert file.seed == FIRST_SEED


def test_new_weights_come_from_the_seed_and_from_what_is_built() -> None:
    file = replace(ARTICLE.file, seed=7)
    first, again = with_neuron(file, 1), with_neuron(file, 1)
    other = with_neuron(replace(file, seed=8), 1)
    assert first == again
    assert first.weights["w3"] != other.weights["w3"]
    assert first.weights["w3"] == np.random.default_rng([7, 2, 3, 2]).random()
    two = with_neuron(first, 1)  # twins would learn the same for ever
    assert two.weights["w3"] != two.weights["w4"]


def test_a_larger_layer_before_a_removed_one_needs_new_weights() -> None:
    file = NetworkFile((3, 2, 1, 2), seed=4, samples=(Sample((0.1,) * 3, (0.5,) * 2),))
    less = without_hidden_layer(file, 2)
    built = file.with_weights_of(file.build())
    old, new = by_place(built, lambda *place: place), by_place(less, lambda *place: place)
    assert less.layers == (3, 2, 2)
    assert [new["1/0", f"2/{o}"] for o in (0, 1)] == [old["2/0", f"3/{o}"] for o in (0, 1)]
    assert all(0 <= new["1/1", f"2/{o}"] < 1 for o in (0, 1))
    assert {edge: new[edge] for edge in new if edge[1][0] == "1"} == {
        edge: old[edge] for edge in old if edge[1][0] == "1"
    }


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda file: without_neuron(file, 0), "the last input"),
        (lambda file: without_neuron(file, 1), "the last neuron of this layer"),
        (lambda file: without_neuron(file, 2), "the last output"),
        (lambda file: without_hidden_layer(file, 1), "the only hidden layer"),
        (lambda file: without_hidden_layer(file, 0), "only a hidden layer"),
        (lambda file: without_hidden_layer(file, 2), "only a hidden layer"),
    ],
)  # fmt: skip
def test_the_least_is_one_of_each(change: Callable[[NetworkFile], NetworkFile], says: str) -> None:
    with pytest.raises(BuildingError, match=says) as refused:
        change(NetworkFile((1, 1, 1)))
    assert "\n" not in str(refused.value)


def test_the_most_is_what_the_room_takes() -> None:
    full = NetworkFile((100, 100, 100))
    assert full.notation.weight_count == MOST_WEIGHTS
    for change in (lambda: with_neuron(full, 1), lambda: with_hidden_layer(full, 1)):
        with pytest.raises(BuildingError, match="this room takes 20,000 at most"):
            change()
    with pytest.raises(BuildingError, match="200 layers"):
        with_hidden_layer(NetworkFile((1,) * 200), 3)
    many = NetworkFile((1, 1, 1), samples=(Sample((0.0,), (0.0,)),) * 600_000)
    with pytest.raises(BuildingError, match="too many numbers"):
        with_neuron(many, 0)
