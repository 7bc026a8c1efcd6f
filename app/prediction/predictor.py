"""From text to ranked next words, with a model file of any preset.

predictor = Predictor.load()
for suggestion in predictor.suggest("How are ", limit=5):
    print(suggestion.word, suggestion.score, suggestion.parts)
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.prediction.article.article_model import ArticleModel
from app.prediction.article.article_predictor import ArticlePredictor
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
        path = Path(path) if path is not None else model_path()
        checkpoint, lexicon = load_checkpoint(path), lexicon or Lexicon.load()
        preset = checkpoint.notes.get("preset")
        if preset == "article":
            return ArticlePredictor(ArticleModel.of_checkpoint(checkpoint, path), lexicon)
        if preset == "keyboard":
            model = KeyboardModel.of_checkpoint(checkpoint, path, lexicon)
            return KeyboardPredictor(replace(model, is_shipped=path == model_path("keyboard")))
        raise CheckpointError(
            f"{quoted_path(path)}: is a model of preset {quoted(preset)}, which this program lacks"
        )
