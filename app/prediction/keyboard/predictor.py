"""The keyboard's preset: suggestions for someone who types."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from app.prediction.keyboard.ablation import ablated_models
from app.prediction.keyboard.model import KeyboardModel
from app.prediction.keyboard.ranker import Scored, best_ids
from app.prediction.predictor import TAIL_CHARACTERS, Predictor
from app.prediction.suggestion import PredictedSum, Prediction, Suggestion
from app.words.alphabet import word_to_sum
from app.words.prefixes import PrefixIndex
from app.words.rude_words import load_rude_words
from app.words.tokens import current_sentence, normalise, split_prefix

SUMS_SHOWN = 5


class KeyboardPredictor(Predictor):
    """Safe for several threads: one question is answered at a time."""

    def __init__(self, model: KeyboardModel) -> None:
        self.model = model
        self.lexicon = model.lexicon
        self._ranker = model.ranker()
        self._prefixes = PrefixIndex(model.vocabulary.keys)
        self._lock = threading.Lock()
        self._rude = np.array(
            sorted(i for i in map(model.vocabulary.id_of, load_rude_words()) if i is not None),
            np.int64,
        )

    def suggest(self, text: str, limit: int = 5) -> list[Suggestion]:
        words, prefix = _read(text)
        with self._lock:
            scored = self._ranker.scored(self.model.vocabulary.ids_of(words))
            ids = self._ranked(scored, words, prefix, limit)
            return [self._suggestion(scored, int(word_id)) for word_id in ids]

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        """As in Predictor. This network looks one word ahead, so ``phrase`` changes nothing."""
        started = time.perf_counter()
        suggestions = tuple(self.suggest(text, limit))
        words, _ = _read(text)
        sums = self._predicted_sums(words)
        return Prediction(text, suggestions, sums, (time.perf_counter() - started) * 1000)

    def ablated(self) -> Mapping[str, Predictor]:
        models = ablated_models(self.model)
        return {name: KeyboardPredictor(model) for name, model in models.items()}

    def _ranked(
        self, scored: Scored, words: Sequence[str], prefix: str, limit: int
    ) -> npt.NDArray[np.int64]:
        """The best ids, without rude words and the word just written unless typed in full."""
        hidden = self._hidden(words, prefix)
        found = self._prefixes.matching(prefix) if prefix else None
        ids = best_ids(scored.scores, limit + len(hidden), found)
        return ids[~np.isin(ids, hidden)][:limit]

    def _hidden(self, words: Sequence[str], prefix: str) -> npt.NDArray[np.int64]:
        id_of = self.model.vocabulary.id_of
        last = id_of(words[-1]) if words else None
        hidden = self._rude if last is None else np.append(self._rude, last)
        typed = id_of(prefix) if prefix else None
        return hidden if typed is None else hidden[hidden != typed]

    def _suggestion(self, scored: Scored, word_id: int) -> Suggestion:
        word = self.model.vocabulary.words[word_id]
        letter_sum = word_to_sum(word)
        in_lexicon = word_id < len(self.lexicon)
        rivals = len(self.lexicon.with_sum(letter_sum)) - in_lexicon
        parts = self._ranker.parts(scored, word_id)
        return Suggestion(word, float(scored.scores[word_id]), letter_sum, parts, rivals)

    def _predicted_sums(self, words: Sequence[str]) -> tuple[PredictedSum, ...]:
        """The sums that the network thinks most likely for the next word."""
        with self._lock:
            scored = self._ranker.scored(self.model.vocabulary.ids_of(words))
            p = self._sum_probabilities(scored)
        best = np.argsort(-p, kind="stable")[:SUMS_SHOWN]
        return tuple(PredictedSum(int(s), float(p[s]), 1, float(s)) for s in best)

    def _sum_probabilities(self, scored: Scored) -> npt.NDArray[np.float64]:
        """P(sum) of the next word by the network alone, at its place.

        Said by the head of letter sums if there is one, else gathered from its words.
        """
        spoken = np.zeros(len(self.model.vocabulary), np.float32)
        self._ranker.speaker.add_to(spoken, scored.codes, self._sum_voice)
        p = np.zeros(int(self._sums.max()) + 1)
        np.add.at(p, self._sums, spoken)
        return p

    @cached_property
    def _sum_voice(self) -> tuple[float, ...]:
        families = [table.family for table in self.model.heads]
        if "letter-sum" in families:
            return tuple(float(family == "letter-sum") for family in families)
        return (1.0 / len(families),) * len(families)

    @cached_property
    def _sums(self) -> npt.NDArray[np.int64]:
        words = self.model.vocabulary.words[len(self.lexicon) :]
        return np.concatenate([self.lexicon.sums, np.array([*map(word_to_sum, words)], np.int64)])


def _read(text: str) -> tuple[list[str], str]:
    """The finished words of the sentence being written, and the prefix being typed."""
    finished, prefix = split_prefix(text[-TAIL_CHARACTERS:])
    return [normalise(word) for word in current_sentence(finished)], prefix
