"""The article's model: a network of sigmoid neurons, the scale of its sums, the words it has met.

Only the numbers remember phrases. Words are stored as counts, without any order: they tell the
decoder which of the hundreds of words with the same sum the training text was made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.prediction.article.samples import SumScale, words_to_units
from nncore.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.network import Network

PRESET = "article"


@dataclass(frozen=True)
class ArticleModel:
    """``word_counts`` says how often each word was in the training phrases."""

    network: Network
    scale: SumScale
    word_counts: Mapping[str, int]
    seed: int

    def outputs(self, words: Sequence[str]) -> list[float]:
        """What the network expects after the last words, in sums, not rounded.

        Where there are fewer words than inputs, the missing ones in front count as 0.
        """
        inputs = self.network.layers[0].inputs
        units = words_to_units(words[-inputs:], self.scale)
        padded = np.array([[0.0] * (inputs - len(units)) + units])
        return [self.scale.unit_to_sum(float(unit)) for unit in self.network.predict(padded)[0]]

    def save(self, path: Path) -> None:
        """Writes a model file. Raises CheckpointError."""
        notes = {
            "preset": PRESET,
            "scale": self.scale.divisor,
            "words": dict(self.word_counts),
            "seed": self.seed,
        }
        save_checkpoint(path, Checkpoint(self.network, notes))

    @classmethod
    def load(cls, path: Path) -> ArticleModel:
        """Reads a model file. Raises CheckpointError, one line that begins with the path."""
        return cls.of_checkpoint(load_checkpoint(path), path)

    @classmethod
    def of_checkpoint(cls, checkpoint: Checkpoint, path: Path) -> ArticleModel:
        """The model in a checkpoint that was read from ``path``. Raises CheckpointError."""
        notes = checkpoint.notes
        try:
            if notes["preset"] != PRESET:
                raise CheckpointError(f"{path}: is a model of preset {notes['preset']!r}")
            counts = {str(word): int(count) for word, count in notes["words"].items()}
            scale = SumScale(float(notes["scale"]))
            if not scale.divisor > 0:
                raise ValueError("scale")
            return cls(checkpoint.network, scale, counts, int(notes["seed"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            if isinstance(error, CheckpointError):
                raise
            raise CheckpointError(f"{path}: its notes have no usable {error}") from None
