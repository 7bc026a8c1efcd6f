"""Networks for a class: each shows one thing, and its sentence says what to watch."""

from __future__ import annotations

from itertools import product

from app.microscope.network_presets import EXCLUSIVE_OR, SMALL_ERROR, NetworkPreset
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample

_RATE = 2.0
_SUMMANDS = (0.1, 0.2, 0.3, 0.4)


def _truth_table(*targets: float) -> tuple[Sample, ...]:
    """The targets of (0, 0), (0, 1), (1, 0) and (1, 1)."""
    inputs = product((0.0, 1.0), repeat=2)
    return tuple(Sample(given, (wanted,)) for given, wanted in zip(inputs, targets, strict=True))


def _one_layer(samples: tuple[Sample, ...]) -> NetworkFile:
    return NetworkFile((2, 1), bias=Bias.TRAINED, seed=1, rate=_RATE, samples=samples)


OR = NetworkPreset(
    title="Or 2-1",
    file=_one_layer(_truth_table(0.0, 1.0, 1.0, 1.0)),
    watch="Watch w1 and w2 grow past −v11: then either input alone carries o1 above ½. "
    "No hidden neuron is needed; 400 updates are enough.",
    until=SMALL_ERROR,
)

AND = NetworkPreset(
    title="And 2-1",
    file=_one_layer(_truth_table(0.0, 0.0, 0.0, 1.0)),
    watch="Watch v11 fall below 0 until w1 alone can't lift it, nor w2, but w1 + w2 can: "
    "only both inputs together carry o1 above ½.",
    until=SMALL_ERROR,
)

NO_HIDDEN_NEURON = NetworkPreset(
    title="Exclusive or 2-1 (impossible)",
    file=_one_layer(_truth_table(0.0, 1.0, 1.0, 0.0)),
    watch="Watch E stay: one neuron can't tell (0, 1) and (1, 0) from (0, 0) and (1, 1), however "
    "long it trains. The same samples with hidden neurons are in Exclusive or 2-3-1.",
)

SUMS = NetworkPreset(
    title="Sum of two inputs 2-1",
    file=_one_layer(
        tuple(Sample((a, b), (round(a + b, 1),)) for a, b in product(_SUMMANDS, repeat=2))
    ),
    watch="Watch w1 and w2 become alike, as both inputs count the same. After 5,000 updates write "
    "0.25 and 0.35 for i1 and i2, which it never saw: o1 is near 0.6.",
    until=SMALL_ERROR,
)

# The first update makes one weight +∞, the other −∞; at the second their sum is no number.
DIVERGING = NetworkPreset(
    title="Diverging 2-1 (η = 1e300)",
    file=NetworkFile(
        (2, 1),
        weights={"w1": 0.5, "w2": 0.5},
        rate=1e300,
        samples=(Sample((0.5, -0.5), (1e150,)), Sample((0.5, 0.5), (1e150,))),
    ),
    watch="Watch one update make w1 +∞ and w2 −∞, and the next end training: ∞ − ∞ is no number. "
    "With sigmoids it takes numbers like these; smaller ones saturate instead.",
)

# h1 and h2 get the same numbers forward and the same δ back, so they stay one neuron drawn twice.
SYMMETRIC = NetworkPreset(
    title="Symmetric start 2-2-1",
    file=NetworkFile(
        (2, 2, 1),
        weights={f"w{place}": 0.3 for place in range(1, 7)},
        bias=Bias.TRAINED,
        bias_weights={"v11": 0.3, "v12": 0.3, "v21": 0.3},
        rate=_RATE,
        samples=EXCLUSIVE_OR.file.samples,
    ),
    watch="Watch h1 and h2: equal weights get equal δ, so they stay equal for ever and count as "
    "one neuron. Make w1 0.4, and they part.",
)
