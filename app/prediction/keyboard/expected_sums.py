"""Which sums the keyboard's network expects of the next word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import Float32s, Speaker
from app.prediction.suggestion import PredictedSum
from app.words.alphabet import word_to_sum

SUMS_SHOWN = 5


class ExpectedSums:
    """Adds up, for every sum, what a model's network says of the words that have it."""

    def __init__(self, model: KeyboardModel) -> None:
        self._model = model

    def likeliest(self, speaker: Speaker, codes: Sequence[Float32s]) -> tuple[PredictedSum, ...]:
        """The sums that the network thinks most likely for the next word; ``codes`` holds P(code)
        of each of its heads."""
        p = self._probabilities(speaker, codes)
        best = np.argsort(-p, kind="stable")[:SUMS_SHOWN]
        return tuple(PredictedSum(int(s), float(p[s]), 1, float(s)) for s in best)

    def _probabilities(
        self, speaker: Speaker, codes: Sequence[Float32s]
    ) -> npt.NDArray[np.float64]:
        """P(sum) of the next word by the network alone, at its place.

        Said by the head of letter sums if there is one, else gathered from its words.
        """
        spoken = np.zeros(len(self._model.vocabulary), np.float32)
        speaker.add_to(spoken, codes, self._voice)
        return np.bincount(self._sums, spoken).astype(np.float64, copy=False)

    @cached_property
    def _voice(self) -> tuple[float, ...]:
        families = [table.family for table in self._model.heads]
        if "letter-sum" in families:
            return tuple(float(family == "letter-sum") for family in families)
        return (1.0 / len(families),) * len(families)

    @cached_property
    def _sums(self) -> npt.NDArray[np.int64]:
        lexicon = self._model.lexicon
        words = self._model.vocabulary.words[len(lexicon) :]
        return np.concatenate([lexicon.sums, np.array([*map(word_to_sum, words)], np.int64)])
