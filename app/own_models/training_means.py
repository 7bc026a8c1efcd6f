"""What a training needs beside its text: what speaks in every model, and the model in use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from app.own_models.choosing import load_chosen
from app.prediction.evaluation import Suggest
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.recurrent_words import RecurrentWords
from app.prediction.shipped import Shipped
from app.resources import data_path
from app.words.broad_model import BroadModel
from app.words.lexicon import Lexicon
from nncore.architecture import architecture_of, network_from

EXAMPLE = "everyday.txt"  # the text that the shipped model was made from; it comes along


@dataclass(frozen=True)
class Voices:
    """What comes with the program and speaks in every model."""

    lexicon: Lexicon
    broad: BroadModel | None = None
    recurrent: RecurrentWords | None = None


@dataclass(frozen=True)
class InUse:
    """The model in use. ``suggest``: as before anything was learned from the person;
    ``trained_on``: what its card says of its text."""

    suggest: Suggest
    trained_on: str = ""


class Means(Protocol):
    """Asked in the training's thread, when each is needed; may take a second. What can't be had
    raises one line."""

    def voices(self) -> Voices:
        """What speaks in every model."""

    def in_use(self, key: str) -> InUse:
        """The model of this key, see ``choosing.py``."""


class ProgramMeans:
    """What the window has loaded already is shared."""

    def __init__(self, shipped: Shipped) -> None:
        self._shipped = shipped

    def voices(self) -> Voices:
        """Raises CheckpointError, LexiconError or FileNotFoundError."""
        predictor = self._shipped.predictor("keyboard")
        assert isinstance(predictor, KeyboardPredictor)
        model = predictor.model
        return Voices(model.lexicon, model.broad, model.recurrent)

    def in_use(self, key: str) -> InUse:
        """Raises CheckpointError, LexiconError or FileNotFoundError."""
        predictor = load_chosen(self._shipped, key)
        if not isinstance(predictor, KeyboardPredictor):
            return InUse(predictor.shown)
        model = predictor.model
        # Whoever asks a network writes into it, and the page asks the one that is loaded.
        network = network_from(architecture_of(model.network))
        network.values[...] = model.network.values
        card = model.card.trained_on if model.card else EXAMPLE
        return InUse(KeyboardPredictor(replace(model, network=network)).shown, card)


def example_path() -> str:
    """Where the example text is. Raises FileNotFoundError."""
    return str(data_path(EXAMPLE))
