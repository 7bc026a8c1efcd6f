"""The article's names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.errors import NotationError
from nncore.notation import NeuronPlace, Notation, WeightPlace

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
    assert notation.output_place("o1") == NeuronPlace(len(layer_sizes) - 1, 0)


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
    for unit in range(units):
        place = NeuronPlace(1, unit)
        assert wide.bias_place(f"b{unit + 1}") == place
        assert wide.bias_weight_place(wide.bias_weight(place)) == place
    outputs = Notation((1, units))
    for unit in range(units):
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
