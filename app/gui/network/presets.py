"""Networks to begin with. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample


@dataclass(frozen=True)
class NetworkPreset:
    """A network file with a title. Captions, where there are any, say what inputs and targets
    stand for: one for each unit."""

    title: str
    file: NetworkFile
    input_captions: tuple[str, ...] = ()
    output_captions: tuple[str, ...] = ()


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
        samples=(Sample((0.46, 0.24), (0.61, 0.65)),),
    ),
    input_captions=("How", "are"),
    output_captions=("you", "today"),
)  # fmt: skip

SMALLEST = NetworkPreset(
    title="Smallest 1-1-1",
    file=NetworkFile(
        layers=(1, 1, 1),
        weights={"w1": 0.30, "w2": 0.70},
        samples=(Sample((0.46,), (0.24,)),),
    ),
    input_captions=("How",),
    output_captions=("are",),
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
)

FOUR_LAYERS = NetworkPreset(
    title="Four layers 4-6-6-4",
    file=NetworkFile(
        layers=(4, 6, 6, 4),
        bias=Bias.TRAINED,
        seed=1,
        samples=(Sample((0.46, 0.24, 0.61, 0.65), (0.24, 0.61, 0.65, 0.46)),),
    ),
)

PRESETS = (ARTICLE, SMALLEST, EXCLUSIVE_OR, FOUR_LAYERS)
