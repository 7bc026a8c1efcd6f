"""The boxes of a sheet: each a number of one sample's way through a network and back.

They are called as in a trace: net(h1) sig(h1) E_total dE/dsig(o1) dsig(o1)/dnet(o1) delta(o1)
dE/dsig(h1) dsig(h1)/dnet(h1) delta(h1) dE/dw1 w1'. dE/dsig(h1) is the sum over all paths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from app.lessons.errors import LessonError
from nncore.errors import NotationError
from nncore.notation import Kind, NeuronPlace, Notation, kind
from nncore.untrusted.quoting import quoted


class BoxKind(Enum):
    """What a box is, by how it is called."""

    NET = "net({})"
    SIG = "sig({})"
    ERROR = "E_total"
    ERROR_SLOPE = "dE/dsig({})"
    SLOPE = "dsig({0})/dnet({0})"
    DELTA = "delta({})"
    GRADIENT = "dE/d{}"
    UPDATED = "{}'"

    def named(self, of: str) -> str:
        """The box of this kind of a neuron or a weight."""
        return self.value.format(of)


@dataclass(frozen=True)
class Box:
    """``of`` is a neuron (h1), or a weight (w1, v11) where that is what the box is about."""

    kind: BoxKind
    of: str = ""

    @cached_property
    def name(self) -> str:
        """As in a trace."""
        return self.kind.named(self.of)


_OF_NEURONS = (BoxKind.NET, BoxKind.SIG, BoxKind.ERROR_SLOPE, BoxKind.SLOPE, BoxKind.DELTA)
_FORMS = [
    (each, re.compile(re.escape(each.value.format("?")).replace(r"\?", r"([a-z][0-9_]{1,20})")))
    for each in BoxKind
    if each is not BoxKind.SLOPE
] + [(BoxKind.SLOPE, re.compile(r"dsig\(([a-z][0-9_]{1,20})\)/dnet\(\1\)"))]


def box_named(name: str, notation: Notation) -> Box:
    """The box called ``dE/dw1``. Raises LessonError for a name that this network has no box of."""
    if name == BoxKind.ERROR.value:
        return Box(BoxKind.ERROR)
    for each, form in _FORMS:
        found = form.fullmatch(name)
        if found and found.groups():
            _check(name, each, found[1], notation)
            return Box(each, found[1])
    raise LessonError(f"{quoted(name)} is no box of this network")


def _check(name: str, box_kind: BoxKind, of: str, notation: Notation) -> None:
    try:
        if box_kind in _OF_NEURONS:
            place = notation.unit_place(of)
            if place.layer == 0:
                raise LessonError(f"{quoted(name)}: inputs are given, they have no boxes")
        else:
            if kind(of) not in (Kind.WEIGHT, Kind.BIAS_WEIGHT):
                raise LessonError(f"{quoted(name)} is no box of this network")
            notation.index_of(of)
    except NotationError as error:
        raise LessonError(f"{quoted(name)}: {error}") from None


def all_boxes(notation: Notation, with_bias_weights: bool) -> list[Box]:
    """Every box in a natural order: forward, the error, then back neuron by neuron with the
    weights that lead there. ``with_bias_weights``: those of trained biases too."""
    neurons = list(notation.neurons())
    units = [notation.unit(place) for place in neurons]
    boxes = [Box(each, unit) for unit in units for each in (BoxKind.NET, BoxKind.SIG)]
    boxes.append(Box(BoxKind.ERROR))
    for place in _from_the_end(neurons):
        unit = notation.unit(place)
        boxes += [Box(each, unit) for each in (BoxKind.ERROR_SLOPE, BoxKind.SLOPE, BoxKind.DELTA)]
    names = [notation.weight(place) for place in notation.weights()]
    if with_bias_weights:
        names += [notation.bias_weight(place) for place in neurons]
    boxes += [Box(BoxKind.GRADIENT, name) for name in names]
    return boxes + [Box(BoxKind.UPDATED, name) for name in names]


def _from_the_end(neurons: list[NeuronPlace]) -> list[NeuronPlace]:
    """The last layer first, each layer in its order."""
    return sorted(neurons, key=lambda place: (-place.layer, place.unit))
