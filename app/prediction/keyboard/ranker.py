"""Ranking the next word: the context, the network and the dictionary.

    score(w) = (λ_c · P_context(w | words before) + λ_b · P_broad(w | words before)
                + Σ_h λ_h · P_h(w | words before) + λ_d · P_dictionary(w)) / Σ λ

with a term for each head h of the network. The context is counted in the training text, the broad
model in English at large; together they are what is known of the words before. What the person has
taught is mixed in afterwards, see app/prediction/personal/voice.py.

The voices are added, not multiplied: a voice that knows nothing about a word must not silence the
others. The scores of all words add up to less than 1: what is missing is the context's share for
words that aren't in the vocabulary.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.prediction.keyboard.keyboard_network import Float32s, Speaker
from app.prediction.suggestion import Parts
from app.words.broad_model import BroadModel
from app.words.context import ContextModel

CONTEXTS_KEPT = 8  # dense scores of the last contexts; while a word is typed it is asked again


@dataclass(frozen=True, slots=True)
class MixingWeights:
    """How loud each voice is; ``heads`` has one for each head of the network. Any scale will do:
    they are divided by their sum."""

    context: float
    heads: tuple[float, ...]
    dictionary: float
    broad: float = 0.0

    @property
    def total(self) -> float:
        """What the scores are divided by."""
        return self.context + sum(self.heads) + self.dictionary + self.broad

    @property
    def head_shares(self) -> tuple[float, ...]:
        """The heads' weights as they go into the scores."""
        return tuple(weight / self.total for weight in self.heads)


@dataclass(frozen=True, slots=True)
class Scored:
    """Every word's score after one context.

    ``scores`` have shape (V,), and so has ``counted``, the share in them of what was counted, in
    the training text and in English at large; ``codes`` holds P(code) of each of the heads.
    """

    context: tuple[int, ...]
    scores: Float32s
    counted: Float32s
    codes: tuple[Float32s, ...]


class Ranker:
    """Dense scores for all words of the vocabulary, V of them, and their parts.

    ``dictionary`` has shape (V,), P(word) of everyday text; ``broad`` knows the first of the words,
    and is needed where it has a weight. Not safe for several threads at once.
    """

    def __init__(
        self,
        contexts: ContextModel,
        speaker: Speaker,
        dictionary: Float32s,
        weights: MixingWeights,
        broad: BroadModel | None = None,
    ) -> None:
        if weights.broad and broad is None:
            raise ValueError("the broad model has a weight, but is not there")
        self.broad = broad
        self.contexts, self.speaker, self.weights = contexts, speaker, weights
        self.dictionary = dictionary
        self._kept: OrderedDict[tuple[int, ...], Scored] = OrderedDict()

    def scored(self, context: Sequence[int]) -> Scored:
        """The scores of all words after these; the last few contexts are kept."""
        key = tuple(context[-self.speaker.context_words :])
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._score(key)
            if len(self._kept) > CONTEXTS_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return found

    def forget_scores(self) -> None:
        """Scores anew from now on; for when the network has changed."""
        self._kept.clear()

    def parts(self, scored: Scored, word_ids: Sequence[int]) -> list[Parts]:
        """What each voice says for each of these words; they add up to its score."""
        weights, ids = self.weights, np.array(word_ids, np.int64)
        voices = self.speaker.word_voices(scored.codes, ids)
        network = (np.array(weights.head_shares) @ voices).tolist()
        context = scored.counted[ids].tolist()
        dictionary = (self.dictionary[ids] * (weights.dictionary / weights.total)).tolist()
        return [Parts(*each) for each in zip(network, context, dictionary, strict=True)]

    def _score(self, context: tuple[int, ...]) -> Scored:
        weights, total = self.weights, self.weights.total
        counted = self.contexts.probabilities(context)
        counted *= np.float32(weights.context / total)
        if weights.broad and self.broad is not None:
            broad = self.broad.probabilities(
                broad_context(context, self.broad, self.contexts.start)
            )
            broad *= np.float32(weights.broad / total)
            counted[: broad.size] += broad
        scores = counted + self.dictionary * np.float32(weights.dictionary / total)
        codes = tuple(p.copy() for p in self.speaker.code_probabilities(context))
        self.speaker.add_to(scores, codes, weights.head_shares)
        return Scored(context, scores, counted, codes)


def broad_context(context: Sequence[int], broad: BroadModel, start: int) -> list[int]:
    """The last two ids of a vocabulary as the broad model has them: words of the text alone are
    unknown to it. ``start`` is the vocabulary's."""
    return [
        word_id if word_id < broad.size else broad.start if word_id == start else broad.unknown
        for word_id in context[-2:]
    ]


def best_ids(
    scores: Float32s, limit: int, among: npt.NDArray[np.int64] | None = None
) -> npt.NDArray[np.int64]:
    """The ids of the ``limit`` highest scores, best first; equal ones in the order of their ids.

    ``among`` restricts them. Ids are in the order of frequency, so ties go to the more frequent.
    """
    candidates = scores if among is None else scores[among]
    if limit < len(candidates):
        # All that reach the lowest score that can still be among the best, ties included.
        lowest = np.partition(candidates, len(candidates) - limit)[len(candidates) - limit]
        places = np.flatnonzero(candidates >= lowest)
    else:
        places = np.arange(len(candidates))
    ids = places if among is None else among[places]
    order = np.lexsort((ids, -scores[ids]))
    return ids[order][:limit]
