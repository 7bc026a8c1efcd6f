"""Which codes of one encoding are expected of the next word: what is left of the keyboard where
the network sees these codes alone.

    P(word | words before) = P(code(word) | codes before) · P_background(word | code(word))

No counts of pairs and triples, no dictionary voice, nothing learned from the person: beside those
the encodings could hardly be told apart, see docs/suggestions.md.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np

from app.prediction.keyboard.encoded_network import EncodedNetwork
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import Float32s, Ids
from app.prediction.suggestion import PredictedCode

CODES_SHOWN = 5
WORDS_PER_CODE = 2


class ExpectedCodes:
    """Reads what the network of one encoding says; ``model`` is the one it speaks in."""

    def __init__(self, encoded: EncodedNetwork, model: KeyboardModel) -> None:
        self.encoding = encoded.encoding
        self._examples = encoded.examples
        self._model = model

    def likeliest(
        self, codes: Float32s, fitting: Ids | None, hidden: Set[int]
    ) -> tuple[PredictedCode, ...]:
        """The likeliest codes of the next word, each with the likeliest words that have it, that
        are among the ``fitting`` (all, if None) and not ``hidden``. ``codes`` holds P(code)."""
        p = codes[: len(self._examples)]  # without what stands for all other codes
        best = np.argsort(-p, kind="stable")[:CODES_SHOWN]
        return tuple(
            PredictedCode(
                self.encoding.written(self._examples[code]), float(p[code]),
                self._words_of(int(code), fitting, hidden),
            )
            for code in best
        )  # fmt: skip

    def _words_of(self, code: int, fitting: Ids | None, hidden: Set[int]) -> tuple[str, ...]:
        """The most frequent words of a code."""
        of_words = self._model.heads[0].of_words
        ids: Sequence[int] | Ids = np.flatnonzero(of_words == code)
        if fitting is not None:
            ids = fitting[of_words[fitting] == code]
        ranked = sorted(
            (word_id for word_id in np.asarray(ids).tolist() if word_id not in hidden),
            key=lambda word_id: (-self._model.background[word_id], word_id),
        )
        return tuple(self._model.vocabulary.words[word_id] for word_id in ranked[:WORDS_PER_CODE])
