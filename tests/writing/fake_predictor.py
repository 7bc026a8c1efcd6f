"""A predictor whose answers are known: the words of a short list that begin with the prefix."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.prediction.suggestion import (
    Parts,
    PhraseSuggestion,
    PredictedSum,
    Prediction,
    Suggestion,
)
from app.words.alphabet import word_to_sum
from app.words.tokens import split_prefix

WORDS = ("you", "they", "today", "we", "your", "young")


class FakeLexicon:
    """Every word is said to share every sum."""

    words = keys = ("you", "having", "took", "news")

    def with_sum(self, letter_sum: int) -> npt.NDArray[np.int64]:
        return np.arange(len(self.words))


class FakePredictor:
    """Knows WORDS only, decodes two words together; without a finished word it offers nothing."""

    def __init__(self, preset: str = "article") -> None:
        self.lexicon = FakeLexicon()
        self.asked: list[str] = []

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        self.asked.append(text)
        finished, prefix = split_prefix(text)
        sums = (PredictedSum(61, 1.0, 1, 61.02), PredictedSum(65, 1.0, 2, 65.03))
        if not finished.strip():
            return Prediction(text, (), (), 0.4)
        if phrase:
            together = PhraseSuggestion(("you", "today"), 0.3, (61, 65), Parts(), 9)
            return Prediction(text, (together,), sums, 0.4)
        fitting = [word for word in WORDS if word.startswith(prefix.lower())]
        suggestions = tuple(
            Suggestion(word, 0.5 / place, word_to_sum(word), Parts(0.9, 0.25, 0.05), 3)
            for place, word in enumerate(fitting[:limit], start=1)
        )
        return Prediction(text, suggestions, sums, 0.4)
