"""What the article's network says to a phrase: its outputs, and pairs decoded together."""

from __future__ import annotations

from dataclasses import dataclass

from app.prediction.predictor_like import PredictorLike
from app.prediction.suggestion import PhraseSuggestion, PredictedSum

PAIRS_SHOWN = 5
CHARACTERS_READ = 400


@dataclass(frozen=True, slots=True)
class PhraseAnswer:
    """``outputs`` in the network's order, ``pairs`` best first.

    ``combinations`` counts all pairs of dictionary words with the sums of the best pair.
    """

    text: str
    outputs: tuple[PredictedSum, ...] = ()
    pairs: tuple[PhraseSuggestion, ...] = ()

    @property
    def combinations(self) -> int:
        """The best pair and its rivals; 0 without any pair."""
        return self.pairs[0].rivals + 1 if self.pairs else 0


def answer_phrase(predictor: PredictorLike, text: str) -> PhraseAnswer:
    """Asks the network what comes after the text, taken as finished words."""
    read = text[-CHARACTERS_READ:].strip()
    if not read:
        return PhraseAnswer(text)
    said = predictor.predict(read + " ", PAIRS_SHOWN, phrase=True)
    pairs = tuple(pair for pair in said.suggestions if isinstance(pair, PhraseSuggestion))
    return PhraseAnswer(text, said.predicted_sums, pairs)
