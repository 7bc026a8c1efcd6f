"""What the rooms need of a predictor; tests give them small ones."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from app.prediction.suggestion import Prediction


class PredictorLike(Protocol):
    """The part of a predictor that is asked."""

    lexicon: Any

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        """Suggestions and the sums they come from."""


@runtime_checkable
class EncodablePredictor(Protocol):
    """A predictor whose network can be had through one encoding alone."""

    def through(self, encoding: str) -> PredictorLike:
        """Raises what says in one line why it can't be had."""
