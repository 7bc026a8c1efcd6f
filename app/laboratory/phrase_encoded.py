"""A phrase through each encoding: the code that is expected next, and the words it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from app.laboratory.phrase import CHARACTERS_READ
from app.prediction.predictor_like import PredictorLike
from app.prediction.suggestion import Suggestion

WORDS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class EncodedAnswer:
    """What one encoding's network says to the phrase ``text``; "" asks for a first word.

    ``code`` is the most probable code of the next word as people read it, ``p`` its probability,
    0 to 1; ``words`` are the first ones through all codes of the encoding.
    """

    text: str
    code: str
    p: float
    words: tuple[str, ...]


def answer_encoded(predictor: PredictorLike, text: str) -> EncodedAnswer:
    """Asks what comes after the text, taken as finished words."""
    read = text[-CHARACTERS_READ:].strip()
    said = predictor.predict(f"{read} " if read else "", WORDS_SHOWN)
    best = said.predicted_codes[0]
    words = tuple(each.word for each in said.suggestions if isinstance(each, Suggestion))
    return EncodedAnswer(text, best.written, best.p, words)
