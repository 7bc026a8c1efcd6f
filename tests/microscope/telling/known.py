"""The known answers of V1 by the names of a trace."""

from __future__ import annotations

from nncore.notation import NeuronPlace, Notation, WeightPlace
from tests.microscope.examples import V1

NOTATION = Notation((2, 2, 2))


def known_numbers() -> dict[str, float]:
    """Every number that V1 computes, by its moment's name, from the answers that were worked out
    with 50 digits elsewhere; what they don't list is one product of what they do."""
    known = {"E_total": V1["E"]}
    for neuron in NOTATION.neurons():
        known |= _of_neuron(neuron)
    for place in NOTATION.weights():
        known |= _of_weight(place)
    for neuron in NOTATION.neurons():
        unit, v = NOTATION.unit(neuron), NOTATION.bias_weight(neuron)
        known[f"dnet({unit})/d{v}"] = 1.0
        known[f"dE/d{v}"] = V1["delta"][neuron.layer - 1][neuron.unit]
    return known


def _of_neuron(neuron: NeuronPlace) -> dict[str, float]:
    unit = NOTATION.unit(neuron)
    net, out, delta = (V1[key][neuron.layer - 1][neuron.unit] for key in ("net", "out", "delta"))
    slope = out * (1 - out)
    known = {
        f"net({unit})": net,
        f"sig({unit})": out,
        f"dsig({unit})/dnet({unit})": slope,
        f"delta({unit})": delta,
        f"dE/dsig({unit})": delta / slope,
    }
    if neuron.layer == 2:
        known[f"E({unit})"] = V1["E_parts"][neuron.unit]
        known[f"dE/dsig({unit})"] = out - V1["t"][neuron.unit]
    return known


def _of_weight(place: WeightPlace) -> dict[str, float]:
    name = NOTATION.weight(place)
    unit = NOTATION.unit(NeuronPlace(place.layer + 1, place.target))
    signal = V1["x"][place.source] if place.layer == 0 else V1["out"][0][place.source]
    gradient, after = (
        V1[key][place.layer][place.target][place.source] for key in ("dW", "W_after")
    )
    return {f"dnet({unit})/d{name}": signal, f"dE/d{name}": gradient, f"{name}'": after}
