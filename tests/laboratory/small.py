"""A dictionary small enough to count by hand, and a network that always says the same."""

from __future__ import annotations

from app.laboratory.sources import Sources
from app.prediction.suggestion import (
    Parts,
    PhraseSuggestion,
    PredictedCode,
    PredictedSum,
    Prediction,
    Suggestion,
)
from app.words.alphabet import word_to_sum
from app.words.encodings import ENCODINGS
from app.words.lexicon import Lexicon
from tests.words.lexicons import lexicon_of

# Sums: the 33, you 61, state 65, show 65, today 65, taste 65 … are checked where they are used.
WORDS = {
    "the": 0.05, "you": 0.02, "other": 0.002, "state": 0.0006, "show": 0.0005, "today": 0.0004,
    "taste": 0.00005, "only": 0.001, "I": 0.01, "music": 0.0003, "Monday": 0.0001,
}  # fmt: skip


def small_lexicon() -> Lexicon:
    """Eleven words."""
    return lexicon_of(WORDS.items())


class FakeNetwork:
    """Expects 60.9 and 65.1 after any phrase; the pair holds the phrase's first word."""

    def __init__(self) -> None:
        self.lexicon = small_lexicon()

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        assert phrase
        assert text.endswith(" ")
        first = text.split()[0]
        pairs = tuple(
            PhraseSuggestion((first, word), 0.4 / place, (61, 65), Parts(0.8, 0.5 / place), 3)
            for place, word in enumerate(("today", "state"), start=1)
        )
        sums = (PredictedSum(61, 1.0, 1, 60.9), PredictedSum(65, 1.0, 2, 65.1))
        return Prediction(text, pairs, sums, 0.1)


class FakeKeyboard:
    """Through any encoding: expects the code of the phrase's last word, then that word again."""

    def __init__(self) -> None:
        self.lexicon = small_lexicon()

    def through(self, encoding: str) -> FakeEncoded:
        return FakeEncoded(self.lexicon, encoding)


class FakeEncoded:
    def __init__(self, lexicon: Lexicon, encoding: str) -> None:
        self.lexicon, self._encoding = lexicon, ENCODINGS[encoding]

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        assert not phrase
        last = (text.split() or ["I"])[-1]
        codes = (
            PredictedCode(self._encoding.written(last), 0.25, (last,)),
            PredictedCode(self._encoding.written("you"), 0.125, ("you",)),
        )
        words = tuple(
            Suggestion(word, 0.5, word_to_sum(word), Parts(0.5), 0)
            for word in (last, "you", "only", "show")[:limit]
        )
        return Prediction(text, words, (), 0.1, self._encoding.name, codes)


def small_sources() -> Sources:
    """Everything small; hit@3 known for one encoding only."""
    return Sources(small_lexicon, FakeNetwork, lambda: {"letter-sum": 16.4}, FakeKeyboard)
