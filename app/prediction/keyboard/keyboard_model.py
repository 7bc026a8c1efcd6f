"""The keyboard's model: vocabulary, counts of the training text, network, codes, mixing weights.

One file holds all of it, so that a model trained on one's own text is one file too.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.prediction.keyboard.broad_file import unpack_broad
from app.prediction.keyboard.codes import CodeTable
from app.prediction.keyboard.keyboard_network import (
    Float32s,
    NetworkShape,
    Speaker,
    blank_network,
    parameter_count,
    shape_from,
)
from app.prediction.keyboard.ranker import MixingWeights, Ranker
from app.prediction.keyboard.recurrent_file import load_recurrent
from app.prediction.keyboard.recurrent_words import RecurrentSpeaker, RecurrentWords, codes_in
from app.prediction.model_card import ModelCard, card_from_notes, card_to_note
from app.words.broad_model import BroadModel
from app.words.context import ContextModel
from app.words.lexicon import Lexicon
from app.words.trigram_counts import ContextError
from app.words.vocabulary import Vocabulary, VocabularyError
from nncore.architecture import architecture_of
from nncore.checkpoint import Checkpoint, save_checkpoint
from nncore.errors import CheckpointError, UntrustedError
from nncore.network import Network
from nncore.untrusted.numbers import number, text, whole_number
from nncore.untrusted.quoting import quoted, quoted_path

PRESET = "keyboard"
# How much of what the network speaks through is the training text, the rest being the dictionary.
# Chosen by measuring, see docs/suggestions.md.
BACKGROUND_FROM_TEXT = 0.7
# What a model file may say; all of it is far beyond what training makes.
LARGEST_WEIGHT = 1e6  # of the network; with these no net overflows
LOUDEST = 1e9  # mixing weight
MOST_FAMILIES = 16  # of codes that go in or come out


@dataclass(frozen=True)
class KeyboardModel:
    """``inputs`` and ``heads`` are the code families that go in and come out; ``broad`` and
    ``recurrent`` come with the program, and are in no model file. ``is_shipped`` says that the
    model itself comes with it, ``card`` what it says of itself to people."""

    lexicon: Lexicon
    vocabulary: Vocabulary
    contexts: ContextModel
    network: Network
    shape: NetworkShape
    inputs: tuple[CodeTable, ...]
    heads: tuple[CodeTable, ...]
    weights: MixingWeights
    seed: int
    broad: BroadModel | None = None
    recurrent: RecurrentWords | None = None
    is_shipped: bool = False
    card: ModelCard | None = None

    @property
    def copy_mark(self) -> str:
        """What the file of its personal copy is called after; "" for the model that comes with the
        program."""
        return "" if self.is_shipped else network_mark(self.network)

    @cached_property
    def dictionary(self) -> Float32s:
        """P(word) of everyday text, shape (V,); 0 for words that only the training text has."""
        return dictionary_shares(self.lexicon, len(self.vocabulary))

    @cached_property
    def background(self) -> Float32s:
        """P(word) where nothing is known of the words before: text and dictionary mixed."""
        return background(self.contexts, self.dictionary)

    def speaker(self, network: Network | None = None) -> Speaker:
        """The network, or another of the same shape, ready to speak."""
        return Speaker(
            network or self.network, self.inputs, self.heads, self.shape.context_words,
            self.background,
        )  # fmt: skip

    def ranker(
        self, weights: MixingWeights | None = None, network: Network | None = None
    ) -> Ranker:
        """A ranker of its own; another one may be asked in another thread, but for the network,
        which they would share unless each is given its own."""
        return Ranker(
            self.contexts, self.speaker(network), self.dictionary, weights or self.weights,
            self.broad, self.recurrent_speaker(),
        )  # fmt: skip

    def recurrent_speaker(self) -> RecurrentSpeaker | None:
        """The recurrent network, ready to speak; None where there is none."""
        if self.recurrent is None:
            return None
        tables = {table.family: table for table in self.inputs}
        table = tables[self.recurrent.family] if self.recurrent.family else None
        codes = codes_in(self.recurrent.classes, len(self.vocabulary), table)
        return RecurrentSpeaker(self.recurrent, codes)

    def save(self, path: Path) -> None:
        """Writes a model file. Raises CheckpointError."""
        checkpoint = Checkpoint(self.network, self.notes(), self.arrays())
        save_checkpoint(path, checkpoint, is_compressed=True)

    def _check(self) -> None:
        """Raises ValueError where the parts of the model do not fit each other."""
        values = self.network.values
        if values.size != parameter_count(self.shape, self.inputs, self.heads):
            raise ValueError("its network does not fit its codes")
        if np.abs(values).max() > LARGEST_WEIGHT:
            raise ValueError(f"its network has weights beyond ±{LARGEST_WEIGHT:g}")
        needed = blank_network(self.shape, self.inputs, self.heads)
        if architecture_of(self.network) != architecture_of(needed):
            raise ValueError("its network does not fit its codes")
        if len(self.weights.heads) != len(self.heads):
            raise ValueError("its mixing weights do not fit its heads")
        if self.contexts.vocabulary_size != len(self.vocabulary):
            raise ValueError("its counts do not fit its vocabulary")

    def notes(self) -> dict[str, Any]:
        """The settings of a model file, as JSON values."""
        return {
            "preset": PRESET,
            "seed": self.seed,
            "shape": asdict(self.shape),
            "weights": asdict(self.weights),
            "inputs": [table.family for table in self.inputs],
            "heads": [table.family for table in self.heads],
            **card_to_note(self.card),
        }

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """The arrays of a model file besides the network's own."""
        tables = {table.family: table for table in (*self.inputs, *self.heads)}
        return {
            **self.vocabulary.to_arrays(),
            **self.contexts.to_arrays(),
            **{f"codes_{family}": table.codes for family, table in tables.items()},
        }

    @classmethod
    def of_checkpoint(
        cls, checkpoint: Checkpoint, path: Path, lexicon: Lexicon | None
    ) -> KeyboardModel:
        """The model in a checkpoint that was read from ``path``; without a dictionary with the
        program's. Raises CheckpointError, LexiconError, and FileNotFoundError where the broad
        model or the recurrent network speaks in it that the program lacks."""
        notes, arrays = checkpoint.notes, checkpoint.arrays
        where = quoted_path(path)
        try:
            weights = _weights(notes["weights"])
            # To unpack it takes as long as much of the rest, and hardly needs the interpreter.
            with ThreadPoolExecutor(1) as beside:
                broad = beside.submit(unpack_broad) if weights.broad else None
                lexicon = lexicon or Lexicon.load()
                vocabulary = Vocabulary.from_arrays(lexicon, arrays)
                model = cls(
                    lexicon,
                    vocabulary,
                    ContextModel.from_arrays(arrays),
                    checkpoint.network,
                    shape_from(notes["shape"]),
                    _tables(notes["inputs"], arrays, len(vocabulary)),
                    _tables(notes["heads"], arrays, len(vocabulary)),
                    weights,
                    whole_number(notes["seed"], "seed"),
                    card=card_from_notes(notes),
                )
                model._check()
                recurrent = load_recurrent(lexicon) if weights.recurrent else None
        except (VocabularyError, ContextError, ValueError) as error:
            raise CheckpointError(f"{where}: {error}") from None
        except KeyError as error:
            raise CheckpointError(
                f"{where}: its notes or arrays have no usable {quoted(error.args[0])}"
            ) from None
        return replace(
            model,
            broad=broad.result().for_dictionary(lexicon) if broad else None,
            recurrent=recurrent,
        )


def network_mark(network: Network) -> str:
    """Tells one model's network from another's: digits with a point among them."""
    return f"{float(np.abs(network.values).sum(dtype=np.float64)):.6f}"


def dictionary_shares(lexicon: Lexicon, words: int) -> Float32s:
    """P(word) of everyday text, shape (words,), 0 for those behind the lexicon's."""
    shares = np.zeros(words, np.float32)
    shares[: len(lexicon)] = lexicon.frequencies / lexicon.frequencies.sum()
    return shares


def background(contexts: ContextModel, dictionary: Float32s) -> Float32s:
    """P(word) where nothing is known of the words before, shape (V,)."""
    of_text = contexts.unigrams
    mixed: Float32s = (
        BACKGROUND_FROM_TEXT * (of_text / of_text.sum()) + (1 - BACKGROUND_FROM_TEXT) * dictionary
    ).astype(np.float32)
    return mixed


def _weights(notes: Any) -> MixingWeights:
    if not isinstance(notes, dict) or not isinstance(notes["heads"], list):
        raise UntrustedError("its mixing weights are damaged")
    context, dictionary = (
        number(notes[name], f"the mixing weight of the {name}", 0, LOUDEST)
        for name in ("context", "dictionary")
    )
    heads = tuple(number(each, "a head's mixing weight", 0, LOUDEST) for each in notes["heads"])
    # Models of before the broad model have no weight for it, and go on as they were.
    broad = number(notes.get("broad", 0), "the mixing weight of the broad model", 0, LOUDEST)
    recurrent = number(
        notes.get("recurrent", 0), "the mixing weight of the recurrent network", 0, LOUDEST
    )
    weights = MixingWeights(context, heads, dictionary, broad, recurrent)
    if not weights.total > 0:
        raise UntrustedError("its mixing weights are all 0")
    return weights


def _tables(
    families: Any, arrays: Mapping[str, npt.NDArray[Any]], words: int
) -> tuple[CodeTable, ...]:
    if not isinstance(families, list) or not 1 <= len(families) <= MOST_FAMILIES:
        raise UntrustedError(f"its code families are {quoted(families)}")
    tables = []
    for family in families:
        codes = arrays[f"codes_{text(family, 'a code family')}"]
        size = int(codes[-2]) if codes.shape == (words + 2,) else 0
        in_range = codes.dtype == np.int32 and size and codes.min() >= 0 and codes.max() == size + 1
        if not in_range or codes[:-2].max() >= size or codes[-1] != size + 1:
            raise UntrustedError(f"its codes {quoted(family)} are damaged")
        tables.append(CodeTable(family, codes, size))
    return tuple(tables)
