"""What was learned from the person, for commands that speak with it: it is read, nothing else."""

from __future__ import annotations

from contextlib import ExitStack

import click

from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal.learner import Learner
from app.prediction.personal.place import (
    learned_network_path,
    learned_words_path,
    something_was_learned,
)
from app.prediction.personal.read_only import ReadOnlyDatabase
from app.prediction.personal.store import PersonalStore
from app.prediction.word_predictor import WordPredictor
from nncore.untrusted.quoting import one_line


def with_learned_words(loaded: WordPredictor, learned: ExitStack) -> WordPredictor:
    """With what was learned from the person, if anything was and the predictor can; ``learned``
    lets it go. Raises PersonalError."""
    if not isinstance(loaded, KeyboardPredictor) or not something_was_learned():
        return loaded
    network = learned_network_path(loaded.model.copy_mark)
    store = learned.enter_context(PersonalStore(learned_words_path(), _warn, ReadOnlyDatabase))
    learner = Learner(loaded.model, store, network, _warn, is_read_only=True)
    return KeyboardPredictor(loaded.model, learner) if learner.has_words else loaded


def _warn(line: str) -> None:
    click.echo(one_line(line), err=True)
