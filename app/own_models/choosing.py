"""What can suggest: a preset that comes with the program, or a model of the person's own.

Each is known by a key, which settings keep and threads pass on: the name of a preset, ``own:`` with
the name of a file in the library, or ``file:`` with the path of a file anywhere else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.prediction.personal.place import models_folder
from app.prediction.presets import DEFAULT_PRESET, PRESETS

if TYPE_CHECKING:
    from app.prediction.shipped import Shipped
    from app.prediction.word_predictor import WordPredictor

_OWN, _FILE = "own:", "file:"


def key_of(path: Path) -> str:
    """The key of a model file."""
    if path.parent == models_folder():
        return f"{_OWN}{path.name}"
    return f"{_FILE}{path.absolute()}"


def path_of(key: str) -> Path | None:
    """The file that a key stands for; None for a preset."""
    if key.startswith(_OWN):
        return models_folder() / Path(key.removeprefix(_OWN)).name
    return Path(key.removeprefix(_FILE)) if key.startswith(_FILE) else None


def remembered_key(text: str) -> str:
    """The key that settings remember; what can be none is the preset that comes first. A file
    outside the library is used once, and not remembered."""
    return text if text in PRESETS or text.startswith(_OWN) else DEFAULT_PRESET


def load_chosen(shipped: Shipped, key: str) -> WordPredictor:
    """The predictor that a key stands for. Raises CheckpointError, LexiconError or
    FileNotFoundError, one line each."""
    path = path_of(key)
    if path is None:
        return shipped.predictor(key)
    from app.prediction.predictor import Predictor

    return Predictor.load(path, shipped.lexicon())
