"""The keyboard through one encoding: what is left where the network sees these codes alone.

    P(word | words before) = P(code(word) | codes before) · P_background(word | code(word))

No counts of pairs and triples, no dictionary voice, nothing learned from the person: beside those
the encodings could hardly be told apart, see docs/suggestions.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from app.prediction.keyboard.encoded_network import EncodedNetwork, shipped_path
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import Ids
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor, read_sentence
from app.prediction.predictor import Predictor
from app.prediction.suggestion import PredictedCode, Prediction
from app.words.encodings import Encoding

CODES_SHOWN = 5
WORDS_PER_CODE = 2


class EncodedPredictor(KeyboardPredictor):
    """Suggests words through one encoding, and says which codes it expects."""

    def __init__(self, encoded: EncodedNetwork, keyboard: KeyboardModel) -> None:
        """``keyboard`` gives the words and how frequent they are."""
        super().__init__(encoded.model(keyboard))
        self.encoding: Encoding = encoded.encoding
        self._examples = encoded.examples

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        said = super().predict(text, limit, phrase)
        return replace(said, encoding=self.encoding.name, predicted_codes=self.codes(text))

    def codes(self, text: str, limit: int = CODES_SHOWN) -> tuple[PredictedCode, ...]:
        """The likeliest codes of the next word, each with the likeliest words that have it and
        begin as what is being typed."""
        words, prefix = read_sentence(text)
        with self._lock:
            scored = self._ranker.scored(self.model.vocabulary.ids_of(words))
            p = scored.codes[0][: len(self._examples)]  # without what stands for all other codes
            fitting = self._matching(prefix, None)
            best = np.argsort(-p, kind="stable")[:limit]
            return tuple(
                PredictedCode(
                    self.encoding.written(self._examples[code]), float(p[code]),
                    self._words_of(int(code), fitting),
                )
                for code in best
            )  # fmt: skip

    def with_learned_words(self) -> Predictor:
        return self

    def ablated(self) -> Mapping[str, Predictor]:
        return {}

    def _words_of(self, code: int, fitting: Ids | None) -> tuple[str, ...]:
        """The most frequent words of a code, rude ones aside."""
        of_words = self.model.heads[0].of_words
        ids: Sequence[int] | Ids = np.flatnonzero(of_words == code)
        if fitting is not None:
            ids = fitting[of_words[fitting] == code]
        ranked = sorted(
            (word_id for word_id in np.asarray(ids).tolist() if word_id not in self._rude),
            key=lambda word_id: (-self.model.background[word_id], word_id),
        )
        return tuple(self.model.vocabulary.words[word_id] for word_id in ranked[:WORDS_PER_CODE])


def through(keyboard: KeyboardModel, encoding: str) -> EncodedPredictor:
    """The network that comes with the program for this encoding, speaking for the words of a
    keyboard's model.

    Raises ValueError for a name that is no encoding, FileNotFoundError or CheckpointError where
    its network can't be had.
    """
    return EncodedPredictor(EncodedNetwork.load(shipped_path(encoding)), keyboard)
