"""What was learned from the person, for commands that speak with it."""

from __future__ import annotations

from contextlib import ExitStack

from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal.place import something_was_learned, words_path
from app.prediction.personal.store import PersonalStore
from app.prediction.word_predictor import WordPredictor


def with_learned_words(loaded: WordPredictor, learned: ExitStack) -> WordPredictor:
    """With what was learned from the person, if anything was and the predictor can; ``learned``
    lets it go. Raises PersonalError, OSError."""
    if not isinstance(loaded, KeyboardPredictor) or not something_was_learned():
        return loaded
    return loaded.with_learned_words(learned.enter_context(PersonalStore(words_path())))
