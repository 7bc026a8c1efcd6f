"""A challenge: one weight of a network was changed; by the outputs it is to be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from app.lessons.errors import LessonError
from app.lessons.ladder import LADDER, draw_numbers, draw_steps
from app.lessons.one_weight import LARGEST_VALUE, Found, find_changed
from app.microscope.number_format import brief
from nncore.activations import Array
from nncore.network_file import NetworkFile, Sample

MOST_WEIGHTS = 60  # of a challenge's network
MOST_SAMPLES = 8
_SAMPLES = 3
_DECIMALS, _MORE_PER_LAYER = 5, 2  # the deeper a network, the less a weight shows
_ALL_DRAWS = 300
_DOUBT = 2.0  # units of the last digit: outputs this near leave a doubt
_HALF = 0.5 * (1 + 1e-6)  # of a last digit, with room for how processors round


@dataclass(frozen=True, slots=True)
class Change:
    """A weight and its new value."""

    weight: str
    value: float


@dataclass(frozen=True)
class Challenge:
    """``network`` is as it was, with its samples; ``outputs`` are those with the changed weight,
    sample by sample, each with ``decimals`` decimals."""

    title: str
    network: NetworkFile
    outputs: tuple[tuple[str, ...], ...]

    @cached_property
    def decimals(self) -> int:
        """Of every output."""
        return len(self.outputs[0][0].partition(".")[2])

    @cached_property
    def before(self) -> tuple[tuple[str, ...], ...]:
        """The outputs of the network as it was."""
        return written(outputs_of(self.network), self.decimals)

    @cached_property
    def solutions(self) -> list[Found]:
        """Each weight that can be changed so that it gives these outputs."""
        return self.within(_HALF)

    def within(self, units: float) -> list[Found]:
        """The same, with outputs up to so many units of the last digit away."""
        far, wanted = units * 10.0**-self.decimals, np.array(self.outputs, float)
        return find_changed(self.network, wanted - far, wanted + far)

    def is_solved_by(self, change: Change) -> bool:
        """Whether the network with this change gives these outputs, at their digits."""
        outputs = outputs_of(changed(self.network, change))
        far = np.abs(outputs - np.array(self.outputs, float))
        return bool((far <= _HALF * 10.0**-self.decimals).all())


def changed(network: NetworkFile, change: Change) -> NetworkFile:
    """The network with one weight changed."""
    kind = "weights" if change.weight in network.weights else "bias_weights"
    values = {**getattr(network, kind), change.weight: change.value}
    return replace(network, weights=values) if kind == "weights" else replace(
        network, bias_weights=values
    )  # fmt: skip


def outputs_of(network: NetworkFile) -> Array:
    """The outputs for each sample, shape (samples, outputs)."""
    inputs, _ = network.sample_arrays()
    return network.build().forward(inputs).copy()


def written(outputs: Array, decimals: int) -> tuple[tuple[str, ...], ...]:
    """As they stand in a challenge."""
    return tuple(tuple(f"{value:.{decimals}f}" for value in row) for row in outputs.tolist())


def make_challenge(title: str, network: NetworkFile, change: Change) -> Challenge:
    """A challenge that has one solution. Raises LessonError, which says why there is none with
    this change, or more than one."""
    check_network(network)
    if not -LARGEST_VALUE <= change.value <= LARGEST_VALUE:
        raise LessonError(f"a weight lies between ±{LARGEST_VALUE:g}; choose another value")
    network = named(network)
    decimals = decimals_for(network)
    outputs = written(outputs_of(changed(network, change)), decimals)
    made = Challenge(title, network, outputs)
    if made.before == outputs:
        raise LessonError(
            f"{change.weight} = {brief(change.value)} changes no output at {decimals} decimals; "
            "change it by more"
        )
    others = [found for found in made.within(_DOUBT) if found.weight != change.weight]
    if others:
        raise LessonError(
            f"{others[0].weight} = {others[0].low:.4g} would give the same outputs or nearly, so "
            "nobody could tell; choose another value or weight"
        )
    return made


def draw_challenge(level: int, seed: int) -> Challenge:
    """The challenge of this level and seed, always the same. Raises LessonError for a level that
    there isn't."""
    if not 1 <= level <= len(LADDER):
        raise LessonError(f"level {level}: there are levels 1 to {len(LADDER)}")
    rng = np.random.default_rng([level, seed, 1])
    for network, change in _drawn(level, rng):
        try:
            return make_challenge(f"level {level}, seed {seed}", network, change)
        except LessonError:
            continue  # these numbers leave a doubt; others won't
    raise LessonError(f"level {level}, seed {seed}: no challenge found; take another seed")


def network_of_level(level: int, seed: int) -> NetworkFile:
    """A network to make a challenge of, with samples."""
    return next(_drawn(level, np.random.default_rng([level, seed, 2])))[0]


def with_samples(network: NetworkFile) -> NetworkFile:
    """The network with samples added, always the same, until there are enough to tell its weights
    apart."""
    rng, samples = np.random.default_rng(0), list(network.samples)
    while len(samples) < _SAMPLES:
        samples.append(_sample(network.layers, rng))
    return replace(network, samples=tuple(samples))


def check_network(network: NetworkFile) -> None:
    """Raises LessonError for a network that is too large for a challenge, or has no samples or
    too many."""
    count, samples = network.parameter_count, len(network.samples)
    if count > MOST_WEIGHTS:
        raise LessonError(
            f"a challenge's network has {MOST_WEIGHTS} weights at most, not {count:,}"
        )
    if not 1 <= samples <= MOST_SAMPLES:
        raise LessonError(f"a challenge has 1 to {MOST_SAMPLES} samples; this one has {samples:,}")
    numbers = [value for sample in network.samples for value in sample.inputs]
    for numbers_by_name in (network.weights, network.bias_weights, network.biases):
        numbers += numbers_by_name.values()
    if any(abs(value) > LARGEST_VALUE for value in numbers):
        raise LessonError(f"the numbers of a challenge lie between ±{LARGEST_VALUE:g}")


def named(network: NetworkFile) -> NetworkFile:
    """The network with all its weights given, without runs."""
    return replace(network.with_weights_of(network.build()), runs=(), seed=None)


def decimals_for(network: NetworkFile) -> int:
    """How many decimals the outputs need for a small change to be seen."""
    return _DECIMALS + _MORE_PER_LAYER * max(len(network.layers) - 3, 0)


def _drawn(level: int, rng: np.random.Generator) -> Iterator[tuple[NetworkFile, Change]]:
    rung = LADDER[level - 1]
    shape = rung.shapes[int(rng.integers(len(rung.shapes)))]
    for _ in range(_ALL_DRAWS):
        network = draw_numbers(shape, rung.bias, rng)
        samples = [_sample(shape, rng) for _ in range(_SAMPLES)]
        network = replace(network, samples=tuple(samples))
        names = [*network.weights, *network.bias_weights]
        name = names[int(rng.integers(len(names)))]
        old = {**network.weights, **network.bias_weights}[name]
        new = float(draw_steps(rng, 1, -0.95, 0.95)[0])
        if abs(new - old) >= 0.2:
            yield network, Change(name, new)


def _sample(shape: tuple[int, ...], rng: np.random.Generator) -> Sample:
    inputs, targets = draw_steps(rng, shape[0], 0.05, 0.95), draw_steps(rng, shape[-1], 0.05, 0.95)
    return Sample(tuple(inputs.tolist()), tuple(targets.tolist()))
