"""A sheet: one sample of a network, and what each of its boxes is worked out from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.lessons.boxes import Box, BoxKind, all_boxes, box_named
from app.lessons.connections import Term, signals, terms, terms_back
from app.lessons.errors import LessonError
from nncore.layers import Bias
from nncore.network_file import NetworkFile
from nncore.notation import NeuronPlace, Notation

Known = Mapping[str, float]  # numbers by the name of their box


@dataclass(frozen=True)
class Sheet:
    """``file`` has one sample; it is worked out with the weights of the file, sigmoid neurons."""

    file: NetworkFile

    def __post_init__(self) -> None:
        if len(self.file.samples) != 1:
            raise LessonError(
                f"an exercise has one sample; this network has {len(self.file.samples)}"
            )

    @cached_property
    def notation(self) -> Notation:
        """The network's names."""
        return self.file.notation

    @cached_property
    def given(self) -> dict[str, float]:
        """What is printed on the sheet: i1, target(o1), w1, v11, b1 and the rates η(w1)."""
        network = self.file.build()
        filled, notation, sample = self.file.with_weights_of(network), self.notation, self.file
        numbers = {f"i{n}": value for n, value in enumerate(sample.samples[0].inputs, start=1)}
        last = len(notation.layer_sizes) - 1
        for place, target in enumerate(sample.samples[0].targets):
            numbers[f"target({notation.unit(NeuronPlace(last, place))})"] = target
        numbers |= {**filled.weights, **filled.biases, **filled.bias_weights}
        rates = self.file.rate_array(network)
        for place, name in enumerate(notation.parameter_names):
            numbers[f"η({name})"] = float(rates[place])
        return numbers

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes, in a natural order."""
        return tuple(all_boxes(self.notation, self.file.bias is Bias.TRAINED))

    @cached_property
    def _by_name(self) -> dict[str, Box]:
        return {box.name: box for box in self.boxes}

    @cached_property
    def right(self) -> dict[str, float]:
        """Every box's right number."""
        known: dict[str, float] = {}
        for box in self.boxes:
            known[box.name] = self.work_out(box, known)
        return known

    def box(self, name: str) -> Box:
        """The box of this name. Raises LessonError if there is none."""
        return self._by_name.get(name) or box_named(name, self.notation)

    def needs(self, box: Box) -> tuple[str, ...]:
        """The boxes whose numbers it is worked out from."""
        of = box.of
        match box.kind:
            case BoxKind.NET:
                return tuple(t.source for t in self.terms(of) if t.source not in self.given)
            case BoxKind.SIG:
                return (f"net({of})",)
            case BoxKind.ERROR:
                return tuple(f"sig({unit})" for unit in self.outputs)
            case BoxKind.ERROR_SLOPE if of in self.outputs:
                return (f"sig({of})",)
            case BoxKind.ERROR_SLOPE:
                return tuple(term.source for term in self.terms_back(of))
            case BoxKind.SLOPE:
                return (f"sig({of})",)
            case BoxKind.DELTA:
                return (f"dE/dsig({of})", f"dsig({of})/dnet({of})")
            case BoxKind.GRADIENT:
                signal = self.signal(of)
                return (f"delta({self.target(of)})", *((signal,) * (signal not in self.given)))
            case BoxKind.UPDATED:
                return (f"dE/d{of}",)

    def seen_from(self, box: Box) -> set[str]:
        """The boxes whose numbers can have got into this one, rightly or by a slip: those it
        needs, and what a weight's neighbours carry."""
        seen = set(self.needs(box))
        if box.kind is BoxKind.GRADIENT:
            seen |= {name for name in self.signals_beside(box.of) if name not in self.given}
        if box.kind is BoxKind.ERROR_SLOPE and box.of not in self.outputs:
            seen.add(f"sig({box.of})")
        return seen

    def on_the_way(self, names: Iterable[str]) -> list[str]:
        """These boxes and all that they are worked out from, in a natural order."""
        wanted, waiting = set(), list(names)
        while waiting:
            name = waiting.pop()
            if name not in wanted:
                wanted.add(name)
                waiting += self.needs(self.box(name))
        return [box.name for box in self.boxes if box.name in wanted]

    def work_out(self, box: Box, known: Known) -> float:
        """The box's number from the numbers it needs. Raises KeyError if one of them is missing."""
        of = box.of
        match box.kind:
            case BoxKind.NET:
                return self.total(self.terms(of), known)
            case BoxKind.SIG:
                return sigmoid(known[f"net({of})"])
            case BoxKind.ERROR:
                misses = [self.miss(unit, known) for unit in self.outputs]
                return sum(0.5 * miss * miss for miss in misses)
            case BoxKind.ERROR_SLOPE if of in self.outputs:
                return -self.miss(of, known)
            case BoxKind.ERROR_SLOPE:
                return self.total(self.terms_back(of), known)
            case BoxKind.SLOPE:
                return known[f"sig({of})"] * (1 - known[f"sig({of})"])
            case BoxKind.DELTA:
                return known[f"dE/dsig({of})"] * known[f"dsig({of})/dnet({of})"]
            case BoxKind.GRADIENT:
                return known[f"delta({self.target(of)})"] * self.number(self.signal(of), known)
            case BoxKind.UPDATED:
                return self.given[of] - self.given[f"η({of})"] * known[f"dE/d{of}"]

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """o1, o2 …"""
        last = len(self.notation.layer_sizes) - 1
        return tuple(
            self.notation.unit(NeuronPlace(last, n)) for n in range(self.notation.layer_sizes[last])
        )

    def number(self, name: str, known: Known) -> float:
        """A number that is printed on the sheet, or that of a box."""
        return self.given[name] if name in self.given else known[name]

    def total(self, terms: Iterable[Term], known: Known) -> float:
        """The sum of all terms."""
        return sum(self.number(t.source, known) * self.given[t.weight] for t in terms)

    def miss(self, output: str, known: Known) -> float:
        """How far an output is below its target."""
        return self.given[f"target({output})"] - known[f"sig({output})"]

    def terms(self, unit: str) -> tuple[Term, ...]:
        """The terms of net(unit): one for each source, then the bias."""
        return terms(self.notation, unit)

    def terms_back(self, unit: str) -> tuple[Term, ...]:
        """The terms of dE/dsig of a hidden neuron: one for each path to the layer above."""
        return terms_back(self.notation, unit)

    def target(self, weight: str) -> str:
        """The neuron to which a weight leads."""
        return self.notation.unit(self.notation.target_of(weight))

    def signal(self, weight: str) -> str:
        """What a weight is multiplied by: i1, sig(h1), or the bias b1."""
        return signals(self.notation, weight)[0]

    def signals_beside(self, weight: str) -> tuple[str, ...]:
        """What the other weights from the same layer are multiplied by."""
        return signals(self.notation, weight)[1:]


def sigmoid(x: float) -> float:
    """1 / (1 + e^−x), without overflow."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
