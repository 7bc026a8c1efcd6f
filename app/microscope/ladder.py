"""The ladder of exercises: networks from one neuron a layer to five layers."""

from __future__ import annotations

from collections.abc import Sequence

from app.microscope.network_presets import SMALL_ERROR, NetworkPreset
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.notation import Notation

_Numbers = tuple[float, ...]


def _rung(
    layers: tuple[int, ...],
    weights: _Numbers,
    sample: tuple[_Numbers, _Numbers],
    bias_weights: _Numbers = (),
) -> NetworkPreset:
    """``weights`` are all w in order, ``bias_weights`` all v; none means no biases."""
    notation = Notation(layers)
    weight_names = map(notation.weight, notation.weights())
    bias_names = map(notation.bias_weight, notation.neurons()) if bias_weights else ()
    file = NetworkFile(
        layers=layers,
        weights=dict(zip(weight_names, weights, strict=True)),
        bias=Bias.FIXED if bias_weights else Bias.NONE,
        bias_weights=dict(zip(bias_names, bias_weights, strict=True)),
        samples=(Sample(*sample),),
    )
    return NetworkPreset(_title(layers, bool(bias_weights)), file, until=SMALL_ERROR)


def _drawn_rung(layers: tuple[int, ...], seed: int, sample: tuple[_Numbers, _Numbers]) -> (
    NetworkPreset
):  # fmt: skip
    """Too many weights to write down: they are drawn."""
    file = NetworkFile(layers, bias=Bias.TRAINED, seed=seed, samples=(Sample(*sample),))
    return NetworkPreset(_title(layers, True), file, until=SMALL_ERROR)


def _title(layers: Sequence[int], has_biases: bool) -> str:
    sizes = "-".join(str(size) for size in layers)
    return f"Exercise {sizes}" + (", biases" if has_biases else "")


LADDER = (
    _rung((1, 1, 1), (0.80, -0.60), ((0.50,), (0.30,))),
    _rung((1, 1, 1), (0.80, -0.60), ((0.50,), (0.30,)), (0.25, 0.40)),
    _rung((1, 2, 1), (0.35, -0.45, 0.70, 0.20), ((0.60,), (0.75,))),
    _rung((2, 1, 1), (0.40, 0.30, -0.50), ((0.20, 0.70), (0.45,))),
    _rung((2, 1, 2), (0.55, -0.25, 0.65, -0.35), ((0.30, 0.80), (0.25, 0.70))),
    _rung(
        (2, 2, 1),
        (0.45, -0.30, 0.15, 0.60, 0.75, -0.55),
        ((0.85, 0.35), (0.40,)),
        (0.10, -0.20, 0.30),
    ),
    _rung(
        (3, 2, 2),
        (0.10, 0.50, -0.40, 0.20, 0.30, -0.60, 0.70, -0.15, 0.25, 0.80),
        ((0.15, 0.55, 0.90), (0.35, 0.60)),
        (0.20, 0.05, -0.10, 0.35),
    ),
    _rung((1, 1, 1, 1), (0.90, -0.70, 0.50), ((0.40,), (0.65,))),
    _rung(
        (2, 2, 2, 2),
        (0.25, -0.35, 0.45, 0.55, 0.65, 0.15, -0.20, 0.40, 0.30, -0.50, 0.60, 0.70),
        ((0.65, 0.20), (0.30, 0.80)),
        (0.10, 0.20, -0.15, 0.25, 0.05, -0.30),
    ),
    _drawn_rung((2, 3, 3, 2), 3, ((0.70, 0.10), (0.55, 0.25))),
    _drawn_rung((2, 3, 3, 3, 2), 5, ((0.25, 0.75), (0.85, 0.15))),
)
