"""Networks to begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nncore.captions import Captions
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample

SMALL_ERROR = 1e-4


@dataclass(frozen=True)
class NetworkPreset:
    """A network file with a title; ``watch`` says what is to be seen, "" if nothing is. Play stops
    where E_total is below ``until``; None is for networks that can't get there."""

    title: str
    file: NetworkFile
    watch: str = ""
    until: float | None = None


# "How are" → "you today", the article's example: 46, 24 → 61, 65, divided by 100.
ARTICLE = NetworkPreset(
    title="Article 2-2-2",
    file=NetworkFile(
        layers=(2, 2, 2),
        weights={
            "w1": 0.15, "w2": 0.20, "w3": 0.25, "w4": 0.30,
            "w5": 0.40, "w6": 0.45, "w7": 0.50, "w8": 0.55,
        },
        bias=Bias.FIXED,
        bias_weights={"v11": 0.35, "v12": 0.35, "v21": 0.60, "v22": 0.60},
        samples=(
            Sample((0.46, 0.24), (0.61, 0.65), Captions(("How", "are"), ("you", "today"), 100)),
        ),
    ),
    watch="Watch o1 and o2 come down to their targets: 61 and 65, the sums of “you” and “today”, "
    "divided by 100.",
    until=SMALL_ERROR,
)  # fmt: skip

# To be built on: small, not symmetric, and with targets that can be reached.
NEW = NetworkPreset(
    title="New network 2-2-2",
    file=NetworkFile(layers=(2, 2, 2), seed=1, samples=(Sample((0.2, 0.8), (0.8, 0.2)),)),
    watch="Build it with + and − over each column; write samples of your own in the table.",
    until=SMALL_ERROR,
)

SMALLEST = NetworkPreset(
    title="Smallest 1-1-1",
    file=NetworkFile(
        layers=(1, 1, 1),
        weights={"w1": 0.30, "w2": 0.70},
        samples=(Sample((0.46,), (0.24,), Captions(("How",), ("are",), 100)),),
    ),
    watch="Watch one step by factor: one number after the other, and each of them is in the chain "
    "rule at the right.",
    until=SMALL_ERROR,
)

EXCLUSIVE_OR = NetworkPreset(
    title="Exclusive or 2-3-1",
    file=NetworkFile(
        layers=(2, 3, 1),
        bias=Bias.TRAINED,
        seed=1,
        samples=(
            Sample((0.0, 0.0), (0.0,)),
            Sample((0.0, 1.0), (1.0,)),
            Sample((1.0, 0.0), (1.0,)),
            Sample((1.0, 1.0), (0.0,)),
        ),
    ),
    watch="Watch E wait: for about 1,000 updates o1 stays near ½ for all four samples, until the "
    "hidden neurons part and E falls. It is learned after 10,000.",
    until=SMALL_ERROR,
)

FOUR_LAYERS = NetworkPreset(
    title="Four layers 4-6-6-4",
    file=NetworkFile(
        layers=(4, 6, 6, 4),
        bias=Bias.TRAINED,
        seed=1,
        samples=(Sample((0.46, 0.24, 0.61, 0.65), (0.24, 0.61, 0.65, 0.46)),),
    ),
    watch="Watch δ on its way back: it gets smaller from layer to layer, so the first weights "
    "learn slowest.",
    until=SMALL_ERROR,
)

# b fixed: the most copied worked example, E = 0.298371109 before the first update.
WELL_KNOWN = NetworkPreset(
    title="Well-known 2-2-2 (0.05, 0.10)",
    file=NetworkFile(
        layers=(2, 2, 2),
        weights={
            "w1": 0.15, "w2": 0.25, "w3": 0.20, "w4": 0.30,
            "w5": 0.40, "w6": 0.50, "w7": 0.45, "w8": 0.55,
        },
        bias=Bias.FIXED,
        bias_weights={"v11": 0.35, "v12": 0.35, "v21": 0.60, "v22": 0.60},
        samples=(Sample((0.05, 0.10), (0.01, 0.99)),),
    ),
    watch="Watch E: 0.298371 before the first update, 0.291028 after it. Books that say "
    "0.291027924 went back through weights that had been updated already.",
    until=SMALL_ERROR,
)  # fmt: skip

# Every net is far from 0, so every slope sig · (1 − sig) is nearly 0 and hardly anything moves.
SATURATED = NetworkPreset(
    title="Saturated 2-2-2 (weights ±8)",
    file=NetworkFile(
        layers=(2, 2, 2),
        weights={
            "w1": 8.0, "w2": -8.0, "w3": 8.0, "w4": -8.0,
            "w5": 8.0, "w6": -8.0, "w7": 8.0, "w8": -8.0,
        },
        samples=(Sample((0.9, 0.7), (0.1, 0.9)),),
    ),
    watch="Watch the padlocks: sig is so near 0 or 1 that its slope is below 0.01, so hardly any "
    "error passes back and 100 updates change E by less than a twentieth.",
)  # fmt: skip

# Two samples pull in different directions, and each update overshoots: E goes up and down for ever.
OSCILLATING = NetworkPreset(
    title="Oscillating 2-2-2 (η = 200)",
    file=NetworkFile(
        layers=(2, 2, 2),
        weights=ARTICLE.file.weights,
        bias=Bias.FIXED,
        bias_weights=ARTICLE.file.bias_weights,
        rate=200.0,
        samples=(Sample((0.46, 0.24), (0.61, 0.65)), Sample((0.24, 0.61), (0.20, 0.90))),
    ),
    watch="Watch E go up and down for ever: each update oversteps. With η = 2 it only falls.",
)

# As they stand in the article the targets 3 and 4 are beyond every sigmoid; a tenth of them isn't.
BEYOND_REACH = NetworkPreset(
    title="[1, 2] → [3, 4], as it stands",
    file=NetworkFile(
        layers=(2, 2, 2),
        weights=ARTICLE.file.weights,
        bias=Bias.FIXED,
        bias_weights=ARTICLE.file.bias_weights,
        samples=(Sample((1.0, 2.0), (3.0, 4.0)),),
    ),
    watch="Watch o1 and o2 rise to 1 and no further, as a sigmoid ends there: E never falls below "
    "½ · 2² + ½ · 3² = 6.5. The same, scaled, is below it in the list.",
)
WITHIN_REACH = NetworkPreset(
    title="[1, 2] → [3, 4], ÷ 10",
    file=replace(BEYOND_REACH.file, samples=(Sample((0.1, 0.2), (0.3, 0.4)),)),
    watch="Watch o1 and o2 come down to 0.3 and 0.4: divided by 10, the targets are within a "
    "sigmoid's reach. Times 10 again, they are 3 and 4.",
    until=SMALL_ERROR,
)

PRESETS = (ARTICLE, SMALLEST, EXCLUSIVE_OR, FOUR_LAYERS)
