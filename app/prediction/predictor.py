"""From text to ranked next words, with a model file of any preset.

predictor = Predictor.load()
for suggestion in predictor.suggest("How are ", limit=5):
    print(suggestion.word, suggestion.score, suggestion.parts)
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.prediction.article.article_model import PRESET as ARTICLE
from app.prediction.article.article_model import ArticleModel
from app.prediction.article.article_predictor import ArticlePredictor
from app.prediction.keyboard.keyboard_model import PRESET as KEYBOARD
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.presets import model_path
from app.prediction.word_predictor import WordPredictor
from app.words.lexicon import Lexicon
from nncore.checkpoint import load_checkpoint
from nncore.errors import CheckpointError
from nncore.untrusted.quoting import quoted, quoted_path


class Predictor:
    """Where a predictor comes from: the one module that knows those of all presets."""

    @staticmethod
    def load(path: Path | str | None = None, lexicon: Lexicon | None = None) -> WordPredictor:
        """Reads a model file of any preset, by default the one that comes with the program.

        Raises CheckpointError or LexiconError, one line each.
        """
        path = Path(path or model_path())
        model = load_model(path, lexicon)
        if isinstance(model, ArticleModel):
            return ArticlePredictor(model, lexicon or Lexicon.load())
        return KeyboardPredictor(replace(model, is_shipped=path == model_path(KEYBOARD)))


def load_model(path: Path, lexicon: Lexicon | None) -> KeyboardModel | ArticleModel:
    """Reads a model file of any preset, all of it; what needs a dictionary and has none takes the
    program's. Raises CheckpointError or LexiconError, one line, and FileNotFoundError where the
    program lacks what speaks in every keyboard."""
    checkpoint = load_checkpoint(path)
    preset = checkpoint.notes.get("preset")
    if preset == ARTICLE:
        return ArticleModel.of_checkpoint(checkpoint, path)
    if preset == KEYBOARD:
        return KeyboardModel.of_checkpoint(checkpoint, path, lexicon)
    raise CheckpointError(
        f"{quoted_path(path)}: is a model of preset {quoted(preset)}, which this program lacks"
    )
