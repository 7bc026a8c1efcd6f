"""Where the room's numbers come from. Called in the room's thread, never in the window's."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from app.prediction.predictor_like import EncodablePredictor, PredictorLike
from app.prediction.shipped import Shipped
from app.resources import data_path
from app.words.lexicon import Lexicon

ENCODINGS_FILE = "encodings.json"


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

    lexicon: Callable[[], Lexicon]
    predictor: Callable[[], PredictorLike]
    hits: Callable[[], Mapping[str, float]]
    keyboard: Callable[[], EncodablePredictor]

    @classmethod
    def of(cls, shipped: Shipped) -> Sources:
        """The article's network decodes phrases; the keyboard's words are had through each
        encoding."""
        return cls(
            shipped.lexicon, partial(shipped.predictor, "article"), load_hits,
            partial(_keyboard_of, shipped),
        )  # fmt: skip


def _keyboard_of(shipped: Shipped) -> EncodablePredictor:
    predictor = shipped.predictor("keyboard")
    assert isinstance(predictor, EncodablePredictor)
    return predictor
