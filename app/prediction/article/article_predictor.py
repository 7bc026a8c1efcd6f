"""The article's preset: two sums in, two sums out, decoded one by one or together."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Sequence
from itertools import islice

from app.prediction.article.article_model import ArticleModel
from app.prediction.article.decoder import Candidate, Decoder
from app.prediction.suggestion import (
    Parts,
    PhraseSuggestion,
    PredictedSum,
    Prediction,
    Suggestion,
)
from app.prediction.word_predictor import WordPredictor
from app.words.lexicon import Lexicon
from app.words.reading import read_text


class ArticlePredictor(WordPredictor):
    """A model, a dictionary, and the decoder between them. Safe for several threads."""

    def __init__(self, model: ArticleModel, lexicon: Lexicon) -> None:
        self.model = model
        self.lexicon = lexicon
        self.decoder = Decoder(lexicon, model.word_counts)
        self._lock = threading.Lock()  # the network works in arrays of its own

    def suggest(self, text: str, limit: int = 5) -> list[Suggestion]:
        """As in WordPredictor. A text without a finished word gives this network nothing to go by,
        so the answer is then empty, or completions of what is typed."""
        read = read_text(text)
        words, prefix = read.words, read.prefix
        output = self._outputs(words)[0]
        if not words and not prefix:
            return []
        if not prefix:
            return [self._suggestion(each) for each in islice(self.decoder.nearest(output), limit)]
        completions = islice(self.decoder.completions(output, prefix), limit)
        return [self._suggestion(each, each.frequency) for each in completions]

    def suggest_phrases(self, text: str, limit: int = 5) -> list[PhraseSuggestion]:
        """Ranked combinations of words for all outputs of the network, decoded together."""
        words = read_text(text).words
        if not words:
            return []
        found = self.decoder.combinations(self._outputs(words), limit)
        return [self._phrase(candidates) for candidates in found]

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        """Suggestions together with the sums they come from and the time it took."""
        started = time.perf_counter()
        found = self.suggest_phrases(text, limit) if phrase else self.suggest(text, limit)
        words = read_text(text).words
        sums = tuple(
            PredictedSum(max(round(output), 0), 1.0, position, output)
            for position, output in enumerate(self._outputs(words), start=1)
        )
        ms = (time.perf_counter() - started) * 1000
        return Prediction(text, tuple(found), sums if words else (), ms)

    def _outputs(self, words: Sequence[str]) -> list[float]:
        with self._lock:
            return self.model.outputs(words)

    def _rivals(self, letter_sums: Sequence[int]) -> int:
        return max(self.decoder.combination_count(letter_sums) - 1, 0)

    def _suggestion(self, candidate: Candidate, frequency: float | None = None) -> Suggestion:
        """``frequency`` takes the place of the word's share of its sum, where words of many sums
        are ranked together."""
        parts = _parts([candidate])
        if frequency is not None:
            scale = frequency / candidate.share
            parts = Parts(parts.network, parts.context * scale, parts.dictionary * scale)
        return Suggestion(
            candidate.word,
            _score(parts),
            candidate.letter_sum,
            parts,
            self._rivals([candidate.letter_sum]),
        )

    def _phrase(self, candidates: tuple[Candidate, ...]) -> PhraseSuggestion:
        parts = _parts(candidates)
        letter_sums = tuple(candidate.letter_sum for candidate in candidates)
        words = tuple(candidate.word for candidate in candidates)
        return PhraseSuggestion(words, _score(parts), letter_sums, parts, self._rivals(letter_sums))


def _parts(candidates: Sequence[Candidate]) -> Parts:
    """Closeness of the sums; and the words' share of text with these sums, told apart into what
    the dictionary alone gives and what having met the words adds."""
    share = math.prod(candidate.share for candidate in candidates)
    dictionary = math.prod(candidate.dictionary for candidate in candidates)
    closeness = 1.0 / (1.0 + sum(candidate.distance for candidate in candidates))
    return Parts(network=closeness, context=share - dictionary, dictionary=dictionary)


def _score(parts: Parts) -> float:
    return parts.network * (parts.context + parts.dictionary)
