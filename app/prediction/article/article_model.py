"""The article's model: a network of sigmoid neurons, the scale of its sums, the words it has met.

Only the numbers remember phrases. Words are stored as counts, without any order: they tell the
decoder which of the hundreds of words with the same sum the training text was made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from app.prediction.article.samples import SumScale, words_to_units
from app.prediction.model_card import ModelCard, card_from_notes, card_to_note
from app.words.tokens import words_of
from nncore.activations import SIGMOID
from nncore.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from nncore.errors import CheckpointError, NNCoreError, UntrustedError
from nncore.losses import SquaredError
from nncore.network import Network
from nncore.network_file import dense_layers
from nncore.untrusted.numbers import number, whole_number
from nncore.untrusted.quoting import quoted, quoted_path

PRESET = "article"
# What a model file may say; all of it is far beyond what training makes.
SCALES = (1e-3, 1e9)
LARGEST = 1e100  # weights and biases; with these no net overflows
MOST_WORDS = 100_000
LONGEST_WORD = 1000  # signs
MOST_WORDS_AT_ONCE = 100  # that go in or come out


@dataclass(frozen=True)
class ArticleModel:
    """``word_counts`` says how often each word was in the training phrases, ``card`` what the model
    says of itself to people."""

    network: Network
    scale: SumScale
    word_counts: Mapping[str, int]
    seed: int
    card: ModelCard | None = None

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
            **card_to_note(self.card),
        }
        save_checkpoint(path, Checkpoint(self.network, notes))

    @classmethod
    def load(cls, path: Path) -> ArticleModel:
        """Reads a model file. Raises CheckpointError, one line that begins with the path."""
        return cls.of_checkpoint(load_checkpoint(path), path)

    @classmethod
    def of_checkpoint(cls, checkpoint: Checkpoint, path: Path) -> ArticleModel:
        """The model in a checkpoint that was read from ``path``. Raises CheckpointError."""
        if checkpoint.notes.get("preset") != PRESET:
            preset = quoted(checkpoint.notes.get("preset"))
            raise CheckpointError(f"{quoted_path(path)}: is a model of preset {preset}")
        try:
            return cls(
                _checked(checkpoint.network),
                SumScale(number(checkpoint.notes["scale"], "scale", *SCALES)),
                _word_counts(checkpoint.notes["words"]),
                whole_number(checkpoint.notes["seed"], "seed"),
                card_from_notes(checkpoint.notes),
            )
        except KeyError as error:
            raise CheckpointError(
                f"{quoted_path(path)}: its notes have no {error.args[0]!r}"
            ) from None
        except NNCoreError as error:
            raise CheckpointError(f"{quoted_path(path)}: {error}") from None


def _checked(network: Network) -> Network:
    layers = dense_layers(network)
    if (
        not isinstance(network.loss, SquaredError)
        or any(layer.activation is not SIGMOID for layer in layers)
        or max(layers[0].inputs, layers[-1].outputs) > MOST_WORDS_AT_ONCE
    ):
        raise UntrustedError("its network is not one of sigmoid neurons from sums to sums")
    if max(np.abs(network.values).max(), *(np.abs(layer.b).max() for layer in layers)) > LARGEST:
        raise UntrustedError(f"its network has weights beyond ±{LARGEST:g}")
    return network


def _word_counts(notes: Any) -> dict[str, int]:
    if not isinstance(notes, dict) or len(notes) > MOST_WORDS:
        raise UntrustedError(f"its words must be at most {MOST_WORDS:,} words with their counts")
    for word in notes:
        if len(word) > LONGEST_WORD or words_of(word) != [word]:
            raise UntrustedError(f"{quoted(word)} among its words is not one word")
    return {word: whole_number(notes[word], f"the count of {quoted(word)}") for word in notes}
