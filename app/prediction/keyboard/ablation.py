"""What each voice is worth: the mixture without it, its weights tuned anew on the same text.

Leaving a voice out of a mixture that was tuned with it would flatter that voice; so the rest is
tuned again before it is measured (the network uniform, the context off, the dictionary off).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.ranker import MixingWeights

# The dictionary's weight beside a context weight of 1 where there is no network to bring the
# dictionary in; from 0 to 0.03 is the best on sentences for validation, see docs/suggestions.md.
DICTIONARY_BESIDE_CONTEXT = 0.01
BROAD_BESIDE_CONTEXT = 1.5  # chosen like it


def ablated_weights(weights: MixingWeights) -> Mapping[str, MixingWeights]:
    """The mixture with each voice left out, by what is left out."""
    silent = (0.0,) * len(weights.heads)
    broad = BROAD_BESIDE_CONTEXT if weights.broad else 0.0
    left_out = {
        "network uniform": MixingWeights(1.0, silent, DICTIONARY_BESIDE_CONTEXT, broad),
        "context off": replace(weights, context=0.0),
        "dictionary off": replace(weights, dictionary=0.0),
    }
    if weights.broad:
        left_out["broad off"] = replace(weights, broad=0.0)
    if weights.recurrent:
        left_out["recurrent off"] = replace(weights, recurrent=0.0)
    return MappingProxyType(left_out)


def ablated_models(model: KeyboardModel) -> Mapping[str, KeyboardModel]:
    """The model with each voice left out, by what is left out."""
    return {name: replace(model, weights=w) for name, w in ablated_weights(model.weights).items()}
