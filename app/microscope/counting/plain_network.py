"""A small network and one sample in plain Python lists, for numbers that count."""

from __future__ import annotations

from dataclasses import dataclass

from app.microscope.counting.counted import Counted, Tally
from nncore.notation import NeuronPlace, WeightPlace
from nncore.trace import Trace

Row = list[Counted]


@dataclass
class PlainNetwork:
    """``weights[l][i][j]`` leads from unit i of layer l to unit j of layer l + 1, whose bias and
    bias weight are ``biases[l][j]`` and ``bias_weights[l][j]``; no rows where there are none.
    ``places`` has every parameter's name and where it stands: the list and the place in it."""

    tally: Tally
    inputs: Row
    targets: Row
    weights: list[list[Row]]
    biases: list[Row]
    bias_weights: list[Row]
    places: dict[str, tuple[Row, int]]

    def number(self, value: float) -> Counted:
        """A number counted along with all others."""
        return Counted(value, self.tally)

    def forward(self) -> list[Row]:
        """What each layer puts out, the inputs first: W multiplications, and one for each bias."""
        outputs = [self.inputs]
        for layer, rows in enumerate(self.weights):
            nets = [self.number(0.0) for _ in rows[0]]
            for signal, row in zip(outputs[-1], rows, strict=True):
                nets = [net + signal * weight for net, weight in zip(nets, row, strict=True)]
            if self.biases:
                fed = zip(nets, self.biases[layer], self.bias_weights[layer], strict=True)
                nets = [net + b * v for net, b, v in fed]
            outputs.append([net.sigmoid() for net in nets])
        return outputs

    def error(self) -> float:
        """E_total by one forward pass: two more multiplications for each output."""
        total, half = self.number(0.0), self.number(0.5)
        for output, target in zip(self.forward()[-1], self.targets, strict=True):
            distance = target - output
            total = total + half * (distance * distance)
        return total.value


def plain_network(trace: Trace) -> PlainNetwork:
    """The network and the sample of a trace, with a tally that stands at 0."""
    tally = Tally()
    sizes, notation = trace.notation.layer_sizes, trace.notation
    places: dict[str, tuple[Row, int]] = {}

    def row(names: list[str]) -> Row:
        made = [Counted(trace.weights[name], tally) for name in names]
        places.update((name, (made, place)) for place, name in enumerate(names))
        return made

    def numbers(values: tuple[float, ...]) -> Row:
        return [Counted(value, tally) for value in values]

    layers = range(len(sizes) - 1)
    weights = [
        [
            row([notation.weight(WeightPlace(layer, i, j)) for j in range(sizes[layer + 1])])
            for i in range(sizes[layer])
        ]
        for layer in layers
    ]
    biases: list[Row] = []
    bias_weights: list[Row] = []
    for layer in layers if trace.biases else ():
        neurons = [NeuronPlace(layer + 1, unit) for unit in range(sizes[layer + 1])]
        biases.append(numbers(tuple(trace.biases[notation.bias(each)] for each in neurons)))
        bias_weights.append(row(list(map(notation.bias_weight, neurons))))
    return PlainNetwork(
        tally, numbers(trace.inputs), numbers(trace.targets), weights, biases, bias_weights, places
    )
