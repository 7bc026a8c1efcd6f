"""The slips that are known by name, and what number each of them gives in a box.

A slip is made with the numbers that the learner has: what it gives follows from those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from app.lessons.boxes import Box, BoxKind
from app.lessons.connections import Term
from app.lessons.sheet import Known, Sheet, sigmoid
from app.lessons.typed_number import rounded
from nncore.notation import Kind, WeightPlace, kind


class SlipName(StrEnum):
    """As they stand in files."""

    BIAS_MISSING = "bias_missing"
    SWAPPED_INPUTS = "swapped_inputs"
    SIGMOID_MISSING = "sigmoid_missing"
    SIGMOID_SIGN = "sigmoid_sign"
    TARGET_MINUS_OUTPUT = "target_minus_output"
    HALF_KEPT = "half_kept"
    DOUBLED = "doubled"
    SLOPE_ONE_MINUS = "slope_one_minus"
    SLOPE_OF_SIGMOID = "slope_of_sigmoid"
    SLOPE_SQUARED = "slope_squared"
    SLOPE_MISSING = "slope_missing"
    ADDED = "added"
    PATH_MISSING = "path_missing"
    WEIGHTS_MISSING = "weights_missing"
    WEIGHTS_CROSSED = "weights_crossed"
    UPDATED_WEIGHTS = "updated_weights"
    OTHER_INPUT = "other_input"
    INPUT_MISSING = "input_missing"
    PLUS_INSTEAD_OF_MINUS = "plus_instead_of_minus"
    RATE_MISSING = "rate_missing"
    MEAN_OF_OUTPUTS = "mean_of_outputs"
    ROUNDED_EARLY = "rounded_early"


@dataclass(frozen=True, slots=True)
class Slip:
    """``value`` is what the slip gives in a box. ``where`` names the parts of the picture that
    it is about: weights, neurons, inputs."""

    name: SlipName
    value: float
    where: tuple[str, ...] = ()


_ROUNDED_TO = (1, 2)  # significant digits of numbers that were rounded too early


def slips(sheet: Sheet, box: Box, known: Known) -> list[Slip]:
    """Every slip that can be made in this box, with what it gives from the ``known`` numbers of
    the boxes it needs. Which they are, and their order, is the same for all numbers; where a slip
    changes nothing (a bias of 0 left out) it gives the right number."""
    return [*slips_of_form(sheet, box, known), *_rounded_early(sheet, box, known)]


def slips_of_form(sheet: Sheet, box: Box, known: Known) -> list[Slip]:
    """The first of ``slips``: all but numbers rounded too early, which come last."""
    return list(_MADE_IN[box.kind](sheet, box, known))


def _in_net(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    terms = sheet.terms(box.of)
    sources = [term for term in terms if kind(term.weight) is Kind.WEIGHT]
    bias = [term for term in terms if kind(term.weight) is Kind.BIAS_WEIGHT]
    if bias:
        v = bias[0].weight
        yield Slip(SlipName.BIAS_MISSING, sheet.total(sources, known), (v,))
    for one, other in combinations(range(len(sources)), 2):
        swapped = list(sources)
        swapped[one] = Term(sources[other].source, sources[one].weight)
        swapped[other] = Term(sources[one].source, sources[other].weight)
        where = (sources[one].weight, sources[other].weight)
        yield Slip(SlipName.SWAPPED_INPUTS, sheet.total([*swapped, *bias], known), where)
    for weights in _neighbours(sheet, box.of, sources):
        crossed = [Term(t.source, w) for t, w in zip(sources, weights, strict=True)]
        yield Slip(SlipName.WEIGHTS_CROSSED, sheet.total([*crossed, *bias], known), weights)


def _neighbours(sheet: Sheet, unit: str, sources: Sequence[Term]) -> Iterator[tuple[str, ...]]:
    """The weights that lead to each other neuron of the layer; and, between layers of one size,
    those that leave the neuron's counterpart."""
    place, notation = sheet.notation.unit_place(unit), sheet.notation
    layer, count = place.layer - 1, len(sources)
    for other in range(notation.layer_sizes[place.layer]):
        if other != place.unit:
            yield tuple(notation.weight(WeightPlace(layer, n, other)) for n in range(count))
    if notation.layer_sizes[place.layer] == count and count > 1:
        yield tuple(notation.weight(WeightPlace(layer, place.unit, n)) for n in range(count))


def _in_sig(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    net = known[f"net({box.of})"]
    yield Slip(SlipName.SIGMOID_MISSING, net, (box.of,))
    yield Slip(SlipName.SIGMOID_SIGN, sigmoid(-net), (box.of,))


def _in_error(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    right, outputs = sheet.work_out(box, known), sheet.outputs
    yield Slip(SlipName.DOUBLED, 2 * right, outputs)
    if len(outputs) > 1:
        yield Slip(SlipName.MEAN_OF_OUTPUTS, right / len(outputs), outputs)


def _in_error_slope(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    if box.of in sheet.outputs:
        yield from _in_error_slope_of_output(sheet, box, known)
    else:
        yield from _in_error_slope_of_hidden(sheet, box, known)


def _in_error_slope_of_output(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    right, where = sheet.work_out(box, known), (box.of,)
    yield Slip(SlipName.TARGET_MINUS_OUTPUT, -right, where)
    yield Slip(SlipName.HALF_KEPT, 0.5 * right, where)
    yield Slip(SlipName.DOUBLED, 2 * right, where)
    if len(sheet.outputs) > 2:  # with two outputs the mean is what half_kept gives
        yield Slip(SlipName.MEAN_OF_OUTPUTS, right / len(sheet.outputs), where)


def _in_error_slope_of_hidden(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    terms = sheet.terms_back(box.of)
    for left_out in terms if len(terms) > 1 else ():
        rest = [term for term in terms if term is not left_out]
        yield Slip(SlipName.PATH_MISSING, sheet.total(rest, known), (left_out.weight,))
    where = tuple(term.weight for term in terms)
    unweighted = sum(known[term.source] for term in terms)
    yield Slip(SlipName.WEIGHTS_MISSING, unweighted, where)
    yield Slip(SlipName.UPDATED_WEIGHTS, _with_updated(sheet, box.of, terms, known), where)
    for weights in _crossed_back(sheet, box.of, terms):
        crossed = [Term(t.source, w) for t, w in zip(terms, weights, strict=True)]
        yield Slip(SlipName.WEIGHTS_CROSSED, sheet.total(crossed, known), weights)


def _with_updated(sheet: Sheet, unit: str, terms: Sequence[Term], known: Known) -> float:
    """The sum over all paths with the weights as they are after the update."""
    total = 0.0
    for term in terms:
        gradient = known[term.source] * known[f"sig({unit})"]
        total += known[term.source] * (
            sheet.given[term.weight] - sheet.given[f"η({term.weight})"] * gradient
        )
    return total


def _crossed_back(sheet: Sheet, unit: str, terms: Sequence[Term]) -> Iterator[tuple[str, ...]]:
    """The same weights in another order, those of each other neuron of the layer, and, between
    layers of one size, those that lead to the neuron's counterpart."""
    place, notation, count = sheet.notation.unit_place(unit), sheet.notation, len(terms)
    if count == 2:
        yield terms[1].weight, terms[0].weight
    for other in range(notation.layer_sizes[place.layer]):
        if other != place.unit:
            yield tuple(
                notation.weight(WeightPlace(place.layer, other, above)) for above in range(count)
            )
    if notation.layer_sizes[place.layer] == count and count > 1:
        yield tuple(notation.weight(WeightPlace(place.layer, n, place.unit)) for n in range(count))


def _in_slope(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    sig, where = known[f"sig({box.of})"], (box.of,)
    yield Slip(SlipName.SLOPE_ONE_MINUS, 1 - sig, where)
    again = sigmoid(sig)
    yield Slip(SlipName.SLOPE_OF_SIGMOID, again * (1 - again), where)
    yield Slip(SlipName.SLOPE_SQUARED, sig * sig, where)


def _in_delta(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    error, slope = (known[name] for name in sheet.needs(box))
    yield Slip(SlipName.SLOPE_MISSING, error, (box.of,))
    yield Slip(SlipName.SLOPE_SQUARED, error * slope * slope, (box.of,))
    yield Slip(SlipName.ADDED, error + slope, (box.of,))


def _in_gradient(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    delta = known[f"delta({sheet.target(box.of)})"]
    own = sheet.signal(box.of)
    signal = sheet.number(own, known)
    yield Slip(SlipName.ADDED, delta + signal, (box.of,))
    yield Slip(SlipName.INPUT_MISSING, delta, (box.of,))
    for other in sheet.signals_beside(box.of):
        value = delta * sheet.number(other, known)
        yield Slip(SlipName.OTHER_INPUT, value, (box.of, other))


def _in_updated(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    weight, gradient = sheet.given[box.of], known[f"dE/d{box.of}"]
    rate = sheet.given[f"η({box.of})"]
    yield Slip(SlipName.PLUS_INSTEAD_OF_MINUS, weight + rate * gradient, (box.of,))
    yield Slip(SlipName.RATE_MISSING, weight - gradient, (box.of,))


def _rounded_early(sheet: Sheet, box: Box, known: Known) -> Iterator[Slip]:
    """Worked out with numbers rounded to fewer digits than they were written down with."""
    needs = sheet.needs(box)
    for digits in _ROUNDED_TO if needs else ():
        numbers = {name: rounded(known[name], digits) for name in needs}
        yield Slip(SlipName.ROUNDED_EARLY, sheet.work_out(box, numbers))


_MADE_IN: dict[BoxKind, Callable[[Sheet, Box, Known], Iterator[Slip]]] = {
    BoxKind.NET: _in_net,
    BoxKind.SIG: _in_sig,
    BoxKind.ERROR: _in_error,
    BoxKind.ERROR_SLOPE: _in_error_slope,
    BoxKind.SLOPE: _in_slope,
    BoxKind.DELTA: _in_delta,
    BoxKind.GRADIENT: _in_gradient,
    BoxKind.UPDATED: _in_updated,
}
