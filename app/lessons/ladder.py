"""The ladder of exercises: which networks stand on each rung, and how one is drawn from a seed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np

from app.lessons.boxes import BoxKind
from app.lessons.errors import LessonError
from app.lessons.marking import reach, reach_of_slips
from app.lessons.sheet import Sheet
from app.lessons.slips import SlipName, slips_of_form
from app.lessons.typed_number import read_number
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.notation import Notation

DIGITS = 3  # significant, that are asked for: slips differ from each other in these already
DEEP_DIGITS = 4  # in networks of more than one hidden layer, whose derivatives are small
MOST_BOXES = 40  # with more, one weight's chain is asked for
MOST_CHAIN_BOXES = 24  # with more, the way forward is filled in
OWN_LEVEL = 0  # of exercises that stand on no rung: their shape is the learner's own

_DRAWS = 400


@dataclass(frozen=True, slots=True)
class Rung:
    """``shapes`` are layer sizes, of which the seed takes one."""

    title: str
    shapes: tuple[tuple[int, ...], ...]
    bias: Bias


LADDER = (
    Rung("one neuron after another: 1-1-1", ((1, 1, 1),), Bias.NONE),
    Rung("with biases: 1-1-1", ((1, 1, 1),), Bias.FIXED),
    Rung("two inputs: 2-1-1", ((2, 1, 1),), Bias.FIXED),
    Rung("two hidden neurons: 1-2-1", ((1, 2, 1),), Bias.FIXED),
    Rung("two of both: 2-2-1", ((2, 2, 1),), Bias.FIXED),
    Rung("the article's network: 2-2-2", ((2, 2, 2),), Bias.FIXED),
    Rung(
        "other shapes",
        ((3, 2, 1), (2, 3, 1), (1, 3, 1), (3, 2, 2), (2, 3, 2), (1, 2, 2), (1, 2, 3)),
        Bias.FIXED,
    ),
    Rung("two hidden layers", ((2, 2, 2, 1), (2, 2, 2, 2), (1, 2, 2, 1), (2, 3, 2, 1)), Bias.FIXED),
    Rung("three hidden layers", ((2, 2, 2, 2, 1), (1, 2, 2, 2, 2), (2, 2, 2, 2, 2)), Bias.FIXED),
)


@dataclass(frozen=True)
class Exercise:
    """``asks`` names the boxes to be filled in, in a natural order; the others are given."""

    level: int
    seed: int
    sheet: Sheet
    asks: tuple[str, ...]

    @property
    def is_on_the_ladder(self) -> bool:
        """Whether its level is a rung; else its shape is its own."""
        return 1 <= self.level <= len(LADDER)

    @property
    def identity(self) -> Hashable:
        """What tells one from all others: the same identity has the same numbers and boxes."""
        file = self.sheet.file
        return self.level, self.seed, file.layers, file.bias, self.asks

    @property
    def title(self) -> str:
        """What stands on its rung."""
        return LADDER[self.level - 1].title if self.is_on_the_ladder else "a shape of your own"

    @property
    def digits(self) -> int:
        """How many significant digits are asked for."""
        return DIGITS if len(self.sheet.file.layers) <= 3 else DEEP_DIGITS


def draw_exercise(level: int, seed: int, weight: str | None = None) -> Exercise:
    """The exercise of this level and seed, always the same; with a ``weight`` it asks for all that
    is on the way to its new value.

    Raises LessonError for a level that there isn't, NotationError for a weight there isn't.
    """
    if not 1 <= level <= len(LADDER):
        raise LessonError(f"there is no level {level}; the levels are 1 to {len(LADDER)}")
    rung = LADDER[level - 1]
    rng = np.random.default_rng([level, seed])
    shape = rung.shapes[int(rng.integers(len(rung.shapes)))]
    return drawn(shape, rung.bias, rng, level, seed, weight)


def drawn(
    shape: tuple[int, ...], bias: Bias, rng: np.random.Generator, level: int, seed: int,
    weight: str | None = None, draws: int = _DRAWS,
) -> Exercise:  # fmt: skip
    """An exercise of any shape, with numbers that are easy to type and such that no two slips
    give the same number at the digits asked for, or as few as so many ``draws`` find."""
    if weight is not None:
        Notation(shape, bias is not Bias.NONE).index_of(weight)
    best: tuple[int, Exercise] | None = None
    for _ in range(draws):
        sheet = Sheet(draw_numbers(shape, bias, rng))
        exercise = Exercise(level, seed, sheet, asked_for(sheet, weight))
        alike = sum(1 for _ in islice(_alike(exercise), None if best is None else best[0]))
        if best is None or alike < best[0]:
            best = alike, exercise
        if not alike:
            break
    assert best is not None
    return best[1]


def asked_for(sheet: Sheet, weight: str | None = None) -> tuple[str, ...]:
    """All boxes of a small network; of a larger one, or with a ``weight``, those on the way to
    its new value, and of a deep one only those on the way back."""
    names = [box.name for box in sheet.boxes]
    if weight is None and len(names) <= MOST_BOXES:
        return tuple(names)
    way = sheet.on_the_way([BoxKind.UPDATED.named(weight or "w1")])
    if len(way) > MOST_CHAIN_BOXES:
        way = [n for n in way if sheet.box(n).kind not in (BoxKind.NET, BoxKind.SIG)]
    return tuple(way)


def draw_numbers(shape: tuple[int, ...], bias: Bias, rng: np.random.Generator) -> NetworkFile:
    """A network of this shape whose numbers are easy to type, with one sample."""
    notation = Notation(shape, bias is not Bias.NONE)
    weights = draw_steps(rng, notation.weight_count, 0.1, 0.95)
    signs = rng.choice([1, 1, 1, -1], notation.weight_count)
    v = draw_steps(rng, len(notation.bias_weight_names), 0.1, 0.9)
    inputs, targets = draw_steps(rng, shape[0], 0.1, 0.95), draw_steps(rng, shape[-1], 0.05, 0.95)
    return NetworkFile(
        shape,
        weights=dict(zip(notation.weight_names, (weights * signs).tolist(), strict=True)),
        bias=bias,
        biases={} if bias is Bias.NONE else {notation.bias(n): 1.0 for n in notation.neurons()},
        bias_weights=dict(zip(notation.bias_weight_names, v.tolist(), strict=True)),
        samples=(Sample(tuple(inputs.tolist()), tuple(targets.tolist())),),
    )


def draw_steps(rng: np.random.Generator, count: int, least: float, most: float) -> np.ndarray:
    """Numbers with two decimals, the last a 0 or a 5, no two of them alike as far as they reach."""
    steps = np.arange(round(least * 20), round(most * 20) + 1)
    return rng.choice(steps, count, replace=count > len(steps)) / 20


def _alike(exercise: Exercise) -> Iterator[str]:
    """The boxes in which two slips, or a slip and what is right, can't be told apart."""
    sheet, right, digits = exercise.sheet, exercise.sheet.right, exercise.digits
    half = {name: _half_unit(right[name], digits) for name in exercise.asks}
    for name in exercise.asks:
        box = sheet.box(name)
        reaches = reach_of_slips(sheet, box, right, half)
        made: list[tuple[SlipName | None, float, float]] = [
            (slip.name, slip.value, _half_unit(slip.value, digits) + far)
            for slip, far in zip(slips_of_form(sheet, box, right), reaches, strict=True)
        ]
        made.append((None, right[name], half[name] + reach(sheet, box, right, half)))
        if any(
            one != other and abs(value - other_value) <= far + other_far
            for (one, value, far), (other, other_value, other_far) in combinations(made, 2)
        ):
            yield name


def _half_unit(value: float, digits: int) -> float:
    return read_number(f"{value:.{digits - 1}e}").half_unit
