"""Ranking the next word: the context, the network and the dictionary.

    score(w) = (λ_c · P_context(w | words before) + λ_b · P_broad(w | words before)
                + λ_r · P_recurrent(w | words before) + Σ_h λ_h · P_h(w | words before)
                + λ_d · P_dictionary(w)) / Σ λ

with a term for each head h of the network of codes. The context is counted in the training text,
the broad model in English at large; together they are what is counted of the words before. What the
person has taught is mixed in afterwards, see app/prediction/personal/voice.py.

The voices are added, not multiplied: a voice that knows nothing about a word must not silence the
others. The scores of all words add up to less than 1: what is missing is the context's share for
words that aren't in the vocabulary.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.prediction.keyboard.keyboard_network import Float32s, Ids, Speaker
from app.prediction.keyboard.recurrent_words import WORDS_READ, RecurrentSpeaker
from app.prediction.suggestion import (
    BROAD,
    DICTIONARY,
    RECURRENT,
    TEXT,
    Parts,
    Voice,
    head_name,
)
from app.words.broad_model import BroadModel
from app.words.context import ContextModel

_NOTHING: Float32s = np.zeros(0, np.float32)

CONTEXTS_KEPT = 8  # dense scores of the last contexts; while a word is typed it is asked again


@dataclass(frozen=True, slots=True)
class MixingWeights:
    """How loud each voice is; ``heads`` has one for each head of the network. Any scale will do:
    they are divided by their sum."""

    context: float
    heads: tuple[float, ...]
    dictionary: float
    broad: float = 0.0
    recurrent: float = 0.0

    @property
    def total(self) -> float:
        """What the scores are divided by."""
        return self.context + sum(self.heads) + self.dictionary + self.broad + self.recurrent

    @property
    def head_shares(self) -> tuple[float, ...]:
        """The heads' weights as they go into the scores."""
        return tuple(weight / self.total for weight in self.heads)


@dataclass(frozen=True, slots=True)
class Scored:
    """Every word's score after one context.

    ``scores`` have shape (V,). ``text``, ``broad`` and ``recurrent`` are the parts in them of the
    training text, of English at large and of the recurrent network, for the first words, as many as
    each knows; ``codes`` holds P(code) of each of the heads.
    """

    context: tuple[int, ...]
    scores: Float32s
    text: Float32s
    broad: Float32s
    recurrent: Float32s
    codes: tuple[Float32s, ...]


class Ranker:
    """Dense scores for all words of the vocabulary, V of them, and their parts.

    ``dictionary`` has shape (V,), P(word) of everyday text; ``broad`` and ``recurrent`` know the
    first of the words, and are needed where they have a weight. Not safe for several threads at
    once.
    """

    def __init__(
        self,
        contexts: ContextModel,
        speaker: Speaker,
        dictionary: Float32s,
        weights: MixingWeights,
        broad: BroadModel | None = None,
        recurrent: RecurrentSpeaker | None = None,
    ) -> None:
        if weights.broad and broad is None:
            raise ValueError("the broad model has a weight, but is not there")
        if weights.recurrent and recurrent is None:
            raise ValueError("the recurrent network has a weight, but is not there")
        self.broad, self.recurrent = broad, recurrent
        self.contexts, self.speaker, self.weights = contexts, speaker, weights
        self.dictionary = dictionary
        self._kept: OrderedDict[tuple[int, ...], Scored] = OrderedDict()

    def scored(self, context: Sequence[int]) -> Scored:
        """The scores of all words after these; the last few contexts are kept."""
        key = tuple(context[-self._words_read :])
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
        heads = np.array(weights.head_shares)[:, np.newaxis] * self.speaker.word_voices(
            scored.codes, ids
        )
        dictionary = self.dictionary[ids] * (weights.dictionary / weights.total)
        counted = (_said(scored.text, ids), _said(scored.broad, ids))
        voices = np.array([_said(scored.recurrent, ids), *heads, *counted, dictionary], np.float64)
        names, named = self._names, [n for n, weight in enumerate(self._loud) if weight]
        return [
            Parts(
                network=sum(said[:-3]), context=said[-3] + said[-2], dictionary=said[-1],
                voices=tuple(Voice(names[n], said[n]) for n in named),
            )
            for said in voices.T.tolist()
        ]  # fmt: skip

    @property
    def _names(self) -> tuple[str, ...]:
        heads = (head_name(table.family) for table in self.speaker.heads)
        return (RECURRENT, *heads, TEXT, BROAD, DICTIONARY)

    @property
    def _loud(self) -> tuple[float, ...]:
        """The weights in the order of the names."""
        w = self.weights
        return (w.recurrent, *w.heads, w.context, w.broad, w.dictionary)

    @property
    def _words_read(self) -> int:
        """How many words before matter to any voice."""
        return WORDS_READ if self.weights.recurrent else self.speaker.context_words

    def _score(self, context: tuple[int, ...]) -> Scored:
        weights, total = self.weights, self.weights.total
        text = self.contexts.probabilities(context)
        text *= np.float32(weights.context / total)
        scores = text + self.dictionary * np.float32(weights.dictionary / total)
        broad = recurrent = _NOTHING
        if weights.broad and self.broad is not None:
            before = broad_context(context, self.broad, self.contexts.start)
            broad = self.broad.probabilities(before)
            broad *= np.float32(weights.broad / total)
            scores[: broad.size] += broad
        if weights.recurrent and self.recurrent is not None:
            recurrent = self.recurrent.probabilities(context)
            recurrent *= np.float32(weights.recurrent / total)
            scores[: recurrent.size] += recurrent
        codes = tuple(p.copy() for p in self.speaker.code_probabilities(context))
        self.speaker.add_to(scores, codes, weights.head_shares)
        return Scored(context, scores, text, broad, recurrent, codes)


def _said(part: Float32s, ids: Ids) -> Float32s:
    """A part of the scores for some ids; 0 for words that the voice does not know."""
    if not part.size:
        return np.zeros(len(ids), np.float32)
    return np.where(ids < part.size, part[np.minimum(ids, part.size - 1)], np.float32(0))


def broad_context(context: Sequence[int], broad: BroadModel, start: int) -> list[int]:
    """The last two ids of a vocabulary as the broad model has them: words of the text alone are
    unknown to it. ``start`` is the vocabulary's."""
    return [
        word_id if word_id < broad.size else broad.start if word_id == start else broad.unknown
        for word_id in context[-2:]
    ]


def best_ids(scores: Float32s, limit: int, among: Ids | None = None) -> Ids:
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
