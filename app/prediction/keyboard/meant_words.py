"""Which words are meant where what is typed may be a slip, while it is typed and afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from app.prediction.keyboard.keyboard_network import Float32s, Ids
from app.words.slip_index import Slips
from app.words.slip_likelihoods import LIKELIEST
from app.words.vocabulary import Vocabulary

# Least P(word) · P(typed | word) for an unknown word before to be read as another one. Names are
# unknown too: this is what a common word with a common slip has.
LEAST_SURE = 1e-8
_KEPT = 256  # unknown words


class MeantWords:
    """``background`` is P(word) where nothing is known of the words before, shape (V,)."""

    def __init__(self, vocabulary: Vocabulary, background: Float32s) -> None:
        self._vocabulary, self._background = vocabulary, background
        self._meant = lru_cache(_KEPT)(self._likeliest)

    def ids_of(self, words: Sequence[str]) -> list[int]:
        """The ids of the words before; in the place of a slip that of the word likely meant."""
        ids = self._vocabulary.ids_of(words)
        unknown = self._vocabulary.unknown
        return [
            self._meant(word) if word_id == unknown else word_id
            for word, word_id in zip(words, ids, strict=True)
        ]

    def completions(self, prefix: str, found: Ids, scores: Float32s, limit: int) -> Slips:
        """Words that may be meant by ``prefix``, beside those ``found``, which begin with it.

        Where no slip of a letter could be among the first ``limit``, none is looked for.
        """
        ranked = scores[found]
        is_full = len(found) > limit and bool(
            np.partition(ranked, len(found) - limit)[len(found) - limit] > scores.max() * LIKELIEST
        )
        return self._vocabulary.slip_index.find(prefix, several=not found.size, only_signs=is_full)

    def _likeliest(self, word: str) -> int:
        """The id of the word that is meant by one that is in no dictionary."""
        slips = self._vocabulary.slip_index.find_whole(word)
        said = self._background[slips.ids] * slips.likelihoods
        if not said.size or said.max() < LEAST_SURE:
            return self._vocabulary.unknown
        return int(slips.ids[np.argmax(said)])


def weighed(scores: Float32s, slips: Slips) -> Float32s:
    """The scores, those of words met as slips times its likelihood; else the same array."""
    if not slips.ids.size:
        return scores
    scores = scores.copy()
    scores[slips.ids] *= slips.likelihoods
    return scores
