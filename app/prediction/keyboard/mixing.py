"""How loud each voice should be, from text held back.

Expectation maximisation for a mixture of fixed voices: the weights under which the held-back words
are most likely. With p_v(i) what voice v gives to the i-th word, each round sets

    weight_v ← mean over i of  weight_v · p_v(i) / Σ_u weight_u · p_u(i)

which never lowers the likelihood (Jelinek and Mercer, 1980).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Float64s = npt.NDArray[np.float64]
ROUNDS = 100


def mixture_weights(voices: Float64s, rounds: int = ROUNDS) -> Float64s:
    """Weights that add up to 1, shape (voices,), for probabilities of shape (voices, words).

    A word to which all voices give 0 has no say. Raises ValueError if that is so for all words.
    """
    heard = voices[:, voices.sum(axis=0) > 0]
    if not heard.size:
        raise ValueError("no voice gives any of the held-back words a probability above 0")
    weights = np.full(len(voices), 1.0 / len(voices))
    for _ in range(rounds):
        spoken = weights[:, np.newaxis] * heard
        weights = (spoken / spoken.sum(axis=0)).mean(axis=1)
    return weights
