"""From text to ranked next words.

predictor = Predictor.load()
for suggestion in predictor.suggest("How are ", limit=5):
    print(suggestion.word, suggestion.score, suggestion.parts)
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from app.prediction.presets import model_path
from app.prediction.suggestion import Prediction, Suggestion
from app.words.lexicon import Lexicon
from nncore.checkpoint import Checkpoint, load_checkpoint
from nncore.errors import CheckpointError
from nncore.untrusted.quoting import quoted, quoted_path

# Only the last words matter to any model here; what lies further back is never looked at.
TAIL_CHARACTERS = 2000


class Predictor(ABC):
    """A model and a dictionary that answer for any text."""

    lexicon: Lexicon

    @classmethod
    def load(cls, path: Path | str | None = None, lexicon: Lexicon | None = None) -> Predictor:
        """Reads a model file of any preset, by default the one that comes with the program.

        Raises CheckpointError or LexiconError, one line each.
        """
        path = Path(path) if path is not None else model_path()
        return _predictor_of(load_checkpoint(path), path, lexicon or Lexicon.load())

    @abstractmethod
    def suggest(self, text: str, limit: int = 5) -> list[Suggestion]:
        """Ranked next words, or completions of the word being typed.

        ``text`` that ends in a space (or is empty) asks for a next word; else its last letters
        are the prefix.
        """

    @abstractmethod
    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        """Suggestions together with the sums the network expects and the time it took.

        With ``phrase``, words in a row are suggested together.
        """

    def shown(self, text: str, limit: int) -> list[str]:
        """The suggested words alone, best first."""
        return [suggestion.word for suggestion in self.suggest(text, limit)]

    def with_learned_words(self) -> Predictor:
        """The same predictor with what was learned from the person, if anything was. It has files
        open: close it when done, or use it in a ``with``."""
        return self

    def close(self) -> None:
        """Ends the use of what was learned; a predictor that learns nothing has none."""
        return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def ablated(self) -> Mapping[str, Predictor]:
        """The same predictor without each of its voices, by what is left out; for measuring."""
        return {}


def _predictor_of(checkpoint: Checkpoint, path: Path, lexicon: Lexicon) -> Predictor:
    # Imported here because each of them is a Predictor.
    from app.prediction.article.article_model import ArticleModel
    from app.prediction.article.article_predictor import ArticlePredictor
    from app.prediction.keyboard.keyboard_model import KeyboardModel
    from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor

    preset = checkpoint.notes.get("preset")
    if preset == "article":
        return ArticlePredictor(ArticleModel.of_checkpoint(checkpoint, path), lexicon)
    if preset == "keyboard":
        return KeyboardPredictor(KeyboardModel.of_checkpoint(checkpoint, path, lexicon))
    raise CheckpointError(
        f"{quoted_path(path)}: is a model of preset {quoted(preset)}, which this program lacks"
    )
