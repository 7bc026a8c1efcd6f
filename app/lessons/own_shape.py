"""An exercise of any shape one likes: which there can be, and how one is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.lessons.boxes import BoxKind
from app.lessons.errors import LessonError
from app.lessons.ladder import MOST_BOXES, OWN_LEVEL, Exercise, drawn
from nncore.layers import Bias
from nncore.notation import Notation
from nncore.untrusted.quoting import quoted

MOST_LAYERS = 7  # with inputs and outputs
MOST_IN_A_LAYER = 9
MOST_WEIGHTS = 120  # nobody works more out by hand

_BOXES_DRAWN, _FEWEST_DRAWS = 1_000, 5  # in half a second; large networks are drawn less often
_LONGEST = 60
_BETWEEN = re.compile(r"\s*[-–,; x×]\s*")
_LIKE = "write it like 3-4-2-1"


@dataclass(frozen=True, slots=True)
class OwnShape:
    """``weight`` is the one whose way is asked for; "" asks for every box, where there aren't too
    many, and else for the way of w1."""

    layers: tuple[int, ...]
    has_biases: bool = True
    weight: str = ""

    @property
    def asks_for_all(self) -> bool:
        """Whether every box can be asked for."""
        return self.box_count <= MOST_BOXES

    @property
    def box_count(self) -> int:
        """How many boxes there are: five of each neuron, E, two of each weight."""
        return 5 * sum(self.layers[1:]) + 1 + 2 * Notation(self.layers).weight_count

    @property
    def weights(self) -> Sequence[str]:
        """The names of its weights."""
        return Notation(self.layers, self.has_biases).weight_names


def written(layers: Sequence[int]) -> str:
    """``3-4-2-1``."""
    return "-".join(map(str, layers))


def read_layers(text: str) -> tuple[int, ...]:
    """Reads ``3-4-2-1``, also with commas or spaces. Raises LessonError, which says what is wrong
    in one line."""
    entry = text.strip()
    if not entry:
        raise LessonError(f"the layers are missing; {_LIKE}")
    sizes = _BETWEEN.split(entry) if len(entry) <= _LONGEST else []
    if not sizes or not all(re.fullmatch(r"[0-9]{1,4}", size) for size in sizes):
        raise LessonError(f"{quoted(text)} are no layers; {_LIKE}")
    layers = tuple(map(int, sizes))
    check_layers(layers)
    return layers


def check_layers(layers: Sequence[int]) -> None:
    """Raises LessonError where nobody would work such a network through by hand."""
    name = written(layers) if len(layers) <= MOST_LAYERS else "this network"
    if not 2 <= len(layers) <= MOST_LAYERS:
        raise LessonError(
            f"an exercise has 2 to {MOST_LAYERS} layers, inputs and outputs among them; "
            f"{name} has {len(layers)}"
        )
    if not all(1 <= size <= MOST_IN_A_LAYER for size in layers):
        raise LessonError(f"{name}: each layer has 1 to {MOST_IN_A_LAYER} neurons")
    weights = Notation(tuple(layers)).weight_count
    if weights > MOST_WEIGHTS:
        raise LessonError(f"{name} has {weights} weights; an exercise has {MOST_WEIGHTS} at most")


def draw_own(shape: OwnShape, seed: int) -> Exercise:
    """The exercise of this shape and seed, always the same.

    Raises LessonError for a shape that is too large, NotationError for a weight there isn't.
    """
    check_layers(shape.layers)
    bias = Bias.FIXED if shape.has_biases else Bias.NONE
    rng = np.random.default_rng([OWN_LEVEL, seed])
    draws = max(_BOXES_DRAWN // shape.box_count, _FEWEST_DRAWS)
    return drawn(shape.layers, bias, rng, OWN_LEVEL, seed, shape.weight or None, draws)


def shape_of(exercise: Exercise) -> OwnShape:
    """The shape of an exercise, and the weight whose way it asks for."""
    file, sheet = exercise.sheet.file, exercise.sheet
    asked = [sheet.box(name) for name in exercise.asks]
    updated = [box.of for box in asked if box.kind is BoxKind.UPDATED]
    return OwnShape(
        file.layers, file.bias is not Bias.NONE, updated[0] if len(updated) == 1 else ""
    )
