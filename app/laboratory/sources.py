"""Where the room's numbers come from. Called in the room's thread, never in the window's."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.prediction.predictor_like import EncodablePredictor, PredictorLike
from app.resources import data_path
from app.words.lexicon import Lexicon

ENCODINGS_FILE = "encodings.json"


def load_article_predictor(lexicon: Lexicon) -> PredictorLike:
    """The article's network that comes with the program."""
    from app.prediction.predictor import Predictor
    from app.prediction.presets import model_path

    return Predictor.load(model_path("article"), lexicon)


def load_keyboard_predictor(lexicon: Lexicon) -> EncodablePredictor:
    """The keyboard's words; its network can be had through each encoding."""
    from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
    from app.prediction.predictor import Predictor
    from app.prediction.presets import model_path

    predictor = Predictor.load(model_path("keyboard"), lexicon)
    assert isinstance(predictor, KeyboardPredictor)
    return predictor


def load_hits() -> Mapping[str, float]:
    """hit@3 in percent by encoding, as far as it has been measured; empty where it hasn't."""
    try:
        text = data_path(ENCODINGS_FILE).read_text(encoding="utf-8")
    except OSError:
        return {}
    return read_hits(text)


def read_hits(text: str) -> Mapping[str, float]:
    """hit@3 in percent by encoding from the JSON text of ``lettersum encodings --json``."""
    try:
        rows = json.loads(text)["encodings"]
        return {str(row["name"]): float(row["hit3"]) for row in rows if _is_measured(row)}
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}


def _is_measured(row: object) -> bool:
    hit = row.get("hit3") if isinstance(row, dict) else None
    return isinstance(hit, int | float) and not isinstance(hit, bool) and 0 <= hit <= 100


@dataclass(frozen=True, slots=True)
class Sources:
    """One callable for each; any of them may raise."""

    lexicon: Callable[[], Lexicon] = Lexicon.load
    predictor: Callable[[Lexicon], PredictorLike] = load_article_predictor
    hits: Callable[[], Mapping[str, float]] = load_hits
    keyboard: Callable[[Lexicon], EncodablePredictor] = load_keyboard_predictor
