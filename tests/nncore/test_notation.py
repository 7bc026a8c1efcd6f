"""The article's names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.errors import NotationError
from nncore.layers import Bias
from nncore.network import sigmoid_network
from nncore.network_file import dense_layers
from nncore.notation import Kind, NeuronPlace, Notation, WeightPlace, kind

ARTICLE = Notation((2, 2, 2))


def test_names_of_the_article() -> None:
    assert [ARTICLE.weight(place) for place in ARTICLE.weights()] == [f"w{n}" for n in range(1, 9)]
    assert ARTICLE.weight(WeightPlace(0, 0, 1)) == "w2"  # i1→h2
    assert ARTICLE.weight(WeightPlace(0, 1, 0)) == "w3"  # i2→h1
    assert ARTICLE.weight(WeightPlace(1, 0, 1)) == "w6"  # h1→o2
    assert ARTICLE.unit(NeuronPlace(0, 1)) == "i2"
    neurons = list(ARTICLE.neurons())
    assert [ARTICLE.unit(neuron) for neuron in neurons] == ["h1", "h2", "o1", "o2"]
    assert [ARTICLE.bias(neuron) for neuron in neurons] == ["b1", "b2", "b3", "b4"]
    assert [ARTICLE.bias_weight(neuron) for neuron in neurons] == ["v11", "v12", "v21", "v22"]


def test_hidden_neurons_count_on_and_places_above_nine_have_an_underscore() -> None:
    deep = Notation((1, 2, 11, 1))
    assert deep.unit(NeuronPlace(2, 0)) == "h3"
    assert deep.bias(NeuronPlace(3, 0)) == "b14"
    assert deep.bias_weight(NeuronPlace(2, 8)) == "v29"
    assert deep.bias_weight(NeuronPlace(2, 9)) == "v2_10"
    assert Notation((1,) * 12).bias_weight(NeuronPlace(11, 0)) == "v11_1"


@given(st.lists(st.integers(1, 12), min_size=2, max_size=6))
def test_each_name_leads_back_to_its_place(layer_sizes: list[int]) -> None:
    notation = Notation(tuple(layer_sizes))
    weights = list(notation.weights())
    assert len(weights) == notation.weight_count
    for number, place in enumerate(weights, start=1):
        assert notation.weight(place) == f"w{number}"
        assert notation.weight_place(f"w{number}") == place
    neurons = list(notation.neurons())
    assert len({notation.bias_weight(neuron) for neuron in neurons}) == len(neurons)
    for neuron in neurons:
        assert notation.bias_place(notation.bias(neuron)) == neuron
        assert notation.bias_weight_place(notation.bias_weight(neuron)) == neuron
    for unit in notation.units():
        assert notation.unit_place(notation.unit(unit)) == unit
    for place in weights:
        name, target = notation.weight(place), NeuronPlace(place.layer + 1, place.target)
        assert notation.target_of(name) == target
        assert notation.source_of(name) == notation.unit(NeuronPlace(place.layer, place.source))
    for neuron in neurons:
        name = notation.bias_weight(neuron)
        assert (notation.source_of(name), notation.target_of(name)) == (
            notation.bias(neuron), neuron,
        )  # fmt: skip
    assert notation.output_place("o1") == NeuronPlace(len(layer_sizes) - 1, 0)


@given(st.lists(st.integers(1, 12), min_size=2, max_size=4), st.sampled_from(Bias))
def test_the_index_of_a_name_is_where_the_networks_layers_have_it(
    layer_sizes: list[int], bias: Bias
) -> None:
    network = sigmoid_network(tuple(layer_sizes), bias)
    network.values[...] = range(len(network.values))
    layers = dense_layers(network)
    notation = Notation(tuple(layer_sizes), bias is not Bias.NONE)
    for name in notation.weight_names:
        place = notation.weight_place(name)
        value = layers[place.layer].w.value[place.source, place.target]
        assert notation.index_of(name) == value
    for name in notation.bias_weight_names:
        neuron = notation.bias_weight_place(name)
        assert notation.index_of(name) == layers[neuron.layer - 1].v.value[neuron.unit]
    for neuron in notation.neurons():
        into = [name for name in notation.weight_names if notation.target_of(name) == neuron]
        into += [notation.bias_weight(neuron)] if notation.has_biases else []
        assert notation.indices_into(neuron) == [notation.index_of(name) for name in into]
    names = notation.parameter_names
    assert notation.parameter_count == len(names)
    assert [notation.index_of(name) for name in names] == list(range(len(network.values)))
    assert sorted(names) == sorted([*notation.weight_names, *notation.bias_weight_names])


def test_a_network_without_biases_has_no_place_for_their_weights() -> None:
    assert Notation((2, 2, 2), has_biases=True).index_of("v21") == 10
    for name in ("v21", "b1", "w9", "h1", ""):
        with pytest.raises(NotationError):
            ARTICLE.index_of(name)
    assert ARTICLE.bias_weight_names == ()


def test_a_name_says_its_kind() -> None:
    kinds = {
        "i1": Kind.INPUT, "h12": Kind.HIDDEN, "o2": Kind.OUTPUT, "b3": Kind.BIAS,
        "w5": Kind.WEIGHT, "v21": Kind.BIAS_WEIGHT, "v1_10": Kind.BIAS_WEIGHT,
    }  # fmt: skip
    assert {name: kind(name) for name in kinds} == kinds
    for name in ("", "x1", "w", "w0", "E_total", "net(h1)", "w1_2", "b" * 1000):
        with pytest.raises(NotationError, match="is no name of"):
            kind(name)


@pytest.mark.parametrize("name", ["w0", "w9", "w01", "w", "v11", "w1 ", "w9999999999999"])
def test_a_weight_that_is_none_is_named(name: str) -> None:
    with pytest.raises(NotationError, match="its weights are w1 to w8"):
        ARTICLE.weight_place(name)


def test_other_names_that_are_none() -> None:
    with pytest.raises(NotationError, match=r"no bias of this network; its biases are b1 to b4"):
        ARTICLE.bias_place("b5")
    with pytest.raises(NotationError, match="its bias weights are v11 to v22"):
        ARTICLE.bias_weight_place("v31")
    with pytest.raises(NotationError, match="its outputs are o1 to o2"):
        ARTICLE.output_place("o3")


def test_places_are_found_by_reckoning_not_by_listing_names() -> None:
    """A list of names for each look-up would take hours here: 2 · 10⁵ times 2 · 10⁵ names."""
    units = 200_000
    wide = Notation((1, units, 1))
    assert wide.bias_place(f"b{units + 1}") == NeuronPlace(2, 0)
    looked_up = [*range(0, units, 17), units - 1]
    for unit in looked_up:
        place = NeuronPlace(1, unit)
        assert wide.bias_place(f"b{unit + 1}") == place
        assert wide.bias_weight_place(wide.bias_weight(place)) == place
    outputs = Notation((1, units))
    for unit in looked_up:
        assert outputs.output_place(f"o{unit + 1}") == NeuronPlace(1, unit)


@pytest.mark.parametrize("name", ["v1_1", "v01", "v1_09", "v1_0", "v110", "v31", "v2_10", "v1_11"])
def test_bias_weights_have_one_name_only(name: str) -> None:
    with pytest.raises(NotationError, match="is no bias weight of this network"):
        Notation((2, 10, 2)).bias_weight_place(name)


def test_a_name_in_a_message_is_short() -> None:
    for look_up in (
        ARTICLE.weight_place, ARTICLE.bias_place, ARTICLE.bias_weight_place, ARTICLE.output_place,
    ):  # fmt: skip
        with pytest.raises(NotationError) as caught:
            look_up("w\n" * 10**5)
        assert len(str(caught.value)) < 150
        assert str(caught.value).isprintable()
