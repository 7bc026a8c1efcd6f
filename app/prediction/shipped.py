"""The dictionary and the models that come with the program, shared by all rooms of the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from app.prediction.presets import DEFAULT_PRESET, PRESETS, model_path

if TYPE_CHECKING:
    from app.prediction.word_predictor import WordPredictor
    from app.words.lexicon import Lexicon

Value = TypeVar("Value")


class Shipped:
    """Each is loaded, and what it needs imported, in the thread that asks for it first; whoever
    asks meanwhile waits for it. What can't be loaded is tried anew the next time.

    ``lexicon`` raises LexiconError or FileNotFoundError.
    """

    def __init__(self) -> None:
        self.lexicon: Callable[[], Lexicon] = _once(_load_lexicon)
        self._predictors = {preset: _once(partial(self._load, preset)) for preset in PRESETS}

    def predictor(self, preset: str = DEFAULT_PRESET) -> WordPredictor:
        """The predictor of a preset, which has learned nothing and is safe for several threads.

        Raises CheckpointError, LexiconError or FileNotFoundError, one line each.
        """
        return self._predictors[preset]()

    def _load(self, preset: str) -> WordPredictor:
        from app.prediction.predictor import Predictor

        return Predictor.load(model_path(preset), self.lexicon())


def _load_lexicon() -> Lexicon:
    from app.words.lexicon import Lexicon

    return Lexicon.load()


def _once(load: Callable[[], Value]) -> Callable[[], Value]:
    """The same, called by one thread at a time, and no more once it has returned."""
    lock, kept = threading.Lock(), cache(load)

    def asked() -> Value:
        with lock:
            return kept()

    return asked
