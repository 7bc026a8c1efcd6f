"""The worked examples with their known answers, as this project's network files.

The numbers were computed with 50 digits and checked by central differences; they come from
published examples whose texts are right up to their updated weights: a widely copied 2-2-2
example (V1, V1b), a 3-2-1 example from a textbook on data mining (V2), a 2-1-2 one (V4a).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.notation import Notation

ANSWERS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "known_answers.json").read_text(encoding="utf-8")
)


def layer_sizes(answer: dict[str, Any]) -> tuple[int, ...]:
    return (len(answer["x"]), *(len(bias) for bias in answer["B"]))


def network_file(answer: dict[str, Any]) -> NetworkFile:
    """W[l][j][i] in the answers leads from unit i of layer l to unit j of layer l + 1."""
    notation = Notation(layer_sizes(answer))
    return NetworkFile(
        layers=notation.layer_sizes,
        weights={
            notation.weight(p): answer["W"][p.layer][p.target][p.source] for p in notation.weights()
        },
        bias=Bias.TRAINED if answer["update_bias"] else Bias.FIXED,
        bias_weights={
            notation.bias_weight(n): answer["B"][n.layer - 1][n.unit] for n in notation.neurons()
        },
        rate=answer["eta"],
        samples=(Sample(tuple(answer["x"]), tuple(answer["t"])),),
    )


def matrices(answer: dict[str, Any], key: str) -> list[Any]:
    """The answers' matrices in our layout, (sources, targets)."""
    return [np.array(matrix).T for matrix in answer[key]]
