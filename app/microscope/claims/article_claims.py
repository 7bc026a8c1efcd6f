"""The article's claims."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from app.microscope.claims.claim import UPDATES, Claim, Contender, Knob
from app.microscope.claims.telling import tell_lowest, tell_output, tell_pair, tell_range
from nncore.layers import Bias
from nncore.network_file import DEFAULT_RATE, NetworkFile

MOST_WEIGHTS = 5_000  # eight runs of such a network take about two seconds
_IMPORTANT = "o2"


def _size_misfit(file: NetworkFile) -> str:
    if sum(a * b for a, b in pairwise(file.layers)) > MOST_WEIGHTS:
        return f"For networks of up to {MOST_WEIGHTS:,} weights: each run is {UPDATES:,} updates."
    return ""


def _bias_misfit(file: NetworkFile) -> str:
    if file.bias is Bias.NONE:
        return "This network has no biases; choose fixed or trained ones to try it."
    return _size_misfit(file)


def _output_misfit(file: NetworkFile) -> str:
    if file.layers[-1] < 2:
        return "This network has one output only, so there is no o2 to care about."
    return _size_misfit(file)


def _bias_modes(file: NetworkFile, _value: float) -> list[Contender]:
    return [
        Contender("fixed biases", replace(file, bias=Bias.FIXED)),
        Contender("trained biases", replace(file, bias=Bias.TRAINED)),
    ]


def _importances(file: NetworkFile, value: float) -> list[Contender]:
    return [
        Contender(
            f"{_IMPORTANT} × {each:g}",
            replace(file, importance={**file.importance, _IMPORTANT: each}),
        )
        for each in (1.0, value)
    ]


def _starts(file: NetworkFile, value: float) -> list[Contender]:
    return [Contender(f"seed {seed}", _drawn(file, seed)) for seed in range(1, round(value) + 1)]


def _sizes(file: NetworkFile, _value: float) -> list[Contender]:
    """The network's own layers, its hidden ones doubled, and one hidden layer more."""
    inputs, *hidden, outputs = file.layers
    doubled = [2 * size for size in hidden]
    deeper = [*hidden, hidden[-1] if hidden else inputs]
    sizes = dict.fromkeys((inputs, *middle, outputs) for middle in (hidden, doubled, deeper))
    return [
        Contender(
            "-".join(map(str, layers)),
            # Names such as w5 and b3 mean other places there, so none keeps a number of its own.
            _drawn(replace(file, layers=layers, rates={}, biases={}), file.seed or 0),
        )
        for layers in sizes
    ]


def _rates(file: NetworkFile, value: float) -> list[Contender]:
    return [
        Contender("η = ½", replace(file, rate=DEFAULT_RATE)),
        Contender(f"η = {value:g}", replace(file, rate=value)),
    ]


def _drawn(file: NetworkFile, seed: int) -> NetworkFile:
    return replace(file, weights={}, bias_weights={}, seed=seed)


BIAS_MODES = Claim(
    "Fixed or trained biases",
    "The biases can stay fixed; training them too brings the error lower.",
    None,
    _bias_modes,
    tell_pair,
    _bias_misfit,
)
IMPORTANCE = Claim(
    "Care more about o2",
    "If you care more about o2, the rate of the weights into it (w6 and w8 in 2-2-2) could be "
    "higher.",
    Knob("importance of o2", 0.1, 4.0, 1.6, 0.1, 2),
    _importances,
    partial(tell_output, 1),
    _output_misfit,
)
RANDOM_STARTS = Claim(
    "Random starts",
    "The start weights are drawn at random, so every draw learns at another speed, and may end "
    "elsewhere.",
    Knob("number of starts", 2, 8, 5, 1, 0),
    _starts,
    tell_range,
    _size_misfit,
)
SIZES = Claim(
    "More neurons, more layers",
    "A larger network comes nearer to the targets. All are drawn from the same seed.",
    None,
    _sizes,
    tell_lowest,
    _size_misfit,
)
LEARNING_RATE = Claim(
    "Learning rate",
    "A larger η learns faster, until its steps overshoot. It is compared with ½.",
    Knob("learning rate η", 0.05, 20.0, 2.0, 0.05, 2),
    _rates,
    tell_pair,
    _size_misfit,
)

CLAIMS = (BIAS_MODES, IMPORTANCE, RANDOM_STARTS, SIZES, LEARNING_RATE)
