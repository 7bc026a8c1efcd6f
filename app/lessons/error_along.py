"""E_total of a sheet as a function of one of its numbers, all the others as they are given."""

from __future__ import annotations

import numpy as np

from app.lessons.boxes import BoxKind
from app.lessons.sheet import Sheet
from nncore.activations import SIGMOID
from nncore.network_file import dense_layers


class ErrorAlongWeight:
    """Called with a value, it gives E_total where the weight (w5, v11) has that value."""

    def __init__(self, sheet: Sheet, weight: str) -> None:
        self._network = sheet.file.build()
        self._inputs, self._targets = sheet.file.sample_arrays()
        self._place = sheet.notation.index_of(weight)
        self.here = float(self._network.values[self._place])

    def __call__(self, value: float) -> float:
        self._network.values[self._place] = value
        return self._network.error(self._inputs, self._targets)


class ErrorAlongSignal:
    """The same where the net or the sig of a neuron is set, and no longer worked out."""

    def __init__(self, sheet: Sheet, kind: BoxKind, unit: str) -> None:
        network = sheet.file.build()
        inputs, self._targets = sheet.file.sample_arrays()
        network.forward(inputs)
        place, layers = sheet.notation.unit_place(unit), dense_layers(network)
        own = layers[place.layer - 1]
        self._above, self._loss = layers[place.layer :], network.loss
        self._signal, self._unit = own.output.copy(), place.unit
        self._is_net = kind is BoxKind.NET
        self.here = float((own.net if self._is_net else own.output)[0, place.unit])

    def __call__(self, value: float) -> float:
        signal = self._signal.copy()
        signal[0, self._unit] = sigmoid_of(value) if self._is_net else value
        for layer in self._above:
            signal = layer.forward(signal, None)
        return self._loss.forward(signal, self._targets)


class SigmoidAlongNet:
    """sig of a neuron where its net has the value."""

    def __init__(self, sheet: Sheet, unit: str) -> None:
        self.here = sheet.right[BoxKind.NET.named(unit)]

    def __call__(self, value: float) -> float:
        return sigmoid_of(value)


Along = ErrorAlongWeight | ErrorAlongSignal | SigmoidAlongNet


def sigmoid_of(net: float) -> float:
    """As the engine works it out."""
    out = np.empty(1)
    SIGMOID.apply(np.array([net]), out)
    return float(out[0])
