"""What every predictor does, whatever its model: from text to ranked next words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from app.prediction.suggestion import Prediction, Suggestion
from app.words.lexicon import Lexicon


class WordPredictor(ABC):
    """A model and a dictionary that answer for any text."""

    lexicon: Lexicon

    @abstractmethod
    def suggest(self, text: str, limit: int = 5) -> list[Suggestion]:
        """Ranked next words, or completions of the word being typed.

        ``text`` that ends in a space (or is empty) asks for a next word; else its last letters
        are the prefix.
        """

    @abstractmethod
    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        """Suggestions together with the sums the network expects and the time it took.

        With ``phrase``, words in a row are suggested together.
        """

    def shown(self, text: str, limit: int) -> list[str]:
        """The suggested words alone, best first."""
        return [suggestion.word for suggestion in self.suggest(text, limit)]

    def ablated(self) -> Mapping[str, WordPredictor]:
        """The same predictor without each of its voices, by what is left out; for measuring."""
        return {}
