"""A personal copy of the keyboard's network that takes one step for each finished sentence.

The shipped network is never changed; the copy can be dropped at any time, and everything is as
before. Whether it helps is measured in docs/suggestions.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.prediction.keyboard.keyboard_model import KeyboardModel, network_mark
from app.prediction.keyboard.keyboard_network import input_codes
from app.prediction.keyboard.windows import training_samples
from nncore.architecture import architecture_of, network_from
from nncore.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.network import Network
from nncore.optimizers import GradientDescent, clip_gradients

RATE = 0.2  # set on sentences of one voice, each scored before it was learned
LARGEST_NORM = 1.0  # of all gradients together; one odd sentence must not undo what was learned


class OtherModelError(CheckpointError):
    """A copy that is whole, but of another model."""


class PersonalNetwork:
    """The copy: ``network`` is what the predictor asks in place of the model's."""

    def __init__(self, model: KeyboardModel, rate: float = RATE) -> None:
        self._model = model
        self._descent = GradientDescent(rate)
        self.network: Network = network_from(architecture_of(model.network))
        self.drop()

    def drop(self) -> None:
        """Goes back to the model's own weights."""
        self.sentences = 0
        self.network.values[...] = self._model.network.values

    def learn(self, ids: Sequence[int], known: int = 0) -> None:
        """One step of online backpropagation on a sentence of ids of the model's vocabulary; its
        first ``known`` words are context only."""
        model = self._model
        contexts, words = training_samples(
            [ids], model.vocabulary.unknown, model.vocabulary.start, model.shape.context_words
        )
        before = sum(word != model.vocabulary.unknown for word in ids[:known])
        contexts, words = contexts[before:], words[before:]
        if not len(words):
            return
        targets = np.stack([table.codes[words] for table in model.heads], axis=1)
        self.network.backpropagate(input_codes(contexts, model.inputs), targets)
        clip_gradients(self.network, LARGEST_NORM)
        self._descent.step(self.network)
        self.sentences += 1

    def save(self, path: Path) -> None:
        """Writes the copy; a crash on the way leaves the old one whole. Raises CheckpointError."""
        mark = network_mark(self._model.network)
        notes = {"preset": "personal network", "of": mark, "sentences": self.sentences}
        save_checkpoint(path, Checkpoint(self.network, notes), private=True)

    def load(self, path: Path) -> None:
        """Goes on with a copy that was saved. Raises CheckpointError, and changes nothing, when
        the file is damaged; OtherModelError when it is a copy of another model."""
        checkpoint = load_checkpoint(path)
        notes, values = checkpoint.notes, checkpoint.network.values
        sentences = notes.get("sentences") if isinstance(notes, dict) else None
        if type(sentences) is not int or sentences < 0:
            raise CheckpointError(f"{path}: is no personal copy of a network")
        if notes.get("of") != network_mark(self._model.network):
            raise OtherModelError(f"{path}: is a copy of another model; it has to start afresh")
        if values.shape != self.network.values.shape:
            raise CheckpointError(f"{path}: is of another size than the model it is a copy of")
        self.network.values[...] = values
        self.sentences = sentences
