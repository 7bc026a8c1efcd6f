"""The keyboard's network: codes of the words before → embeddings → hidden → P(code of the next).

It speaks through the dictionary: a code's probability is shared out among the words that have it
by how frequent they are,

    P_head(word | words before) = P(code(word) | codes before) · P_background(word | code(word))

There is one head for each code family going out, and each is a voice of its own in the mixture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from app.prediction.keyboard.codes import CodeTable
from nncore.activations import IDENTITY, TANH
from nncore.errors import UntrustedError
from nncore.initialisation import draw_glorot
from nncore.layers import Bias, Dense, Dropout, Embedding, Layer
from nncore.losses import SoftmaxCrossEntropy
from nncore.network import Network
from nncore.untrusted.numbers import number, whole_number
from nncore.untrusted.quoting import quoted

Ids = npt.NDArray[np.integer[Any]]
Float32s = npt.NDArray[np.float32]
Float64s = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NetworkShape:
    """Sizes of the network; chosen by measuring, see docs/suggestions.md."""

    context_words: int = 4
    width: int = 32  # numbers that stand for one code
    hidden: int = 160
    dropout: float = 0.3


def shape_from(notes: Any) -> NetworkShape:
    """A shape that came as JSON values, as ``asdict`` made them. Raises UntrustedError."""
    if not isinstance(notes, dict) or set(notes) != {each.name for each in fields(NetworkShape)}:
        raise UntrustedError(f"the shape of its network is {quoted(notes)}, which is none")
    return NetworkShape(
        context_words=whole_number(notes["context_words"], "context_words", 1, 100),
        width=whole_number(notes["width"], "width", 1, 10_000),
        hidden=whole_number(notes["hidden"], "hidden", 1, 100_000),
        dropout=number(notes["dropout"], "dropout", 0, 0.99),
    )


def parameter_count(
    shape: NetworkShape, inputs: Sequence[CodeTable], heads: Sequence[CodeTable]
) -> int:
    """How many parameters ``build_network`` makes; known before a network of that size is made."""
    codes_in, codes_out = sum(table.inputs for table in inputs), sum(table.size for table in heads)
    embedded = shape.context_words * len(inputs) * shape.width
    inner, outer = (embedded + 1) * shape.hidden, (shape.hidden + 1) * codes_out
    return codes_in * shape.width + inner + outer


def build_network(
    shape: NetworkShape,
    inputs: Sequence[CodeTable],
    heads: Sequence[CodeTable],
    rng: np.random.Generator,
) -> Network:
    """A network with drawn start weights, float32."""
    network = blank_network(shape, inputs, heads)
    draw_glorot(network, rng)
    return network


def blank_network(
    shape: NetworkShape, inputs: Sequence[CodeTable], heads: Sequence[CodeTable]
) -> Network:
    """The same before anything is drawn; all weights are 0."""
    positions = shape.context_words * len(inputs)
    codes_in, codes_out = sum(table.inputs for table in inputs), sum(table.size for table in heads)
    embedded, dtype = positions * shape.width, np.float32
    layers: list[Layer] = [
        Embedding(codes_in, shape.width, positions, dtype),
        Dropout(embedded, shape.dropout / 2),
        Dense(embedded, shape.hidden, TANH, Bias.TRAINED, dtype),
        Dropout(shape.hidden, shape.dropout),
        Dense(shape.hidden, codes_out, IDENTITY, Bias.TRAINED, dtype),
    ]
    return Network(layers, SoftmaxCrossEntropy([table.size for table in heads]))


def input_codes(contexts: Ids, inputs: Sequence[CodeTable]) -> Ids:
    """What goes in for contexts of ids, shape (samples, context_words) → (samples, positions).

    The code families share one embedding table, one behind the other. The codes are of the smallest
    type that they fit in.
    """
    samples, words = contexts.shape
    start = sum(table.inputs for table in inputs)
    codes = np.empty((samples, len(inputs) * words), np.min_scalar_type(start))
    for place in range(len(inputs) - 1, -1, -1):
        start -= inputs[place].inputs
        columns = codes[:, place * words : (place + 1) * words]
        columns[...] = inputs[place].codes[contexts]
        columns += columns.dtype.type(start)
    return codes


class Speaker:
    """A network with what is needed to turn its codes into words.

    ``background``, shape (V,), is how frequent each word is where nothing else is known. Not safe
    for several threads at once: the network's buffers are shared.
    """

    def __init__(
        self,
        network: Network,
        inputs: Sequence[CodeTable],
        heads: Sequence[CodeTable],
        context_words: int,
        background: Float32s,
    ) -> None:
        self.network, self.inputs, self.heads = network, tuple(inputs), tuple(heads)
        self.context_words = context_words
        self._start = len(background) + 1
        self._shares = [_share_of_code(table, background) for table in heads]
        self._scratch = np.empty_like(background)

    def code_probabilities(self, context: Sequence[int]) -> list[Float32s]:
        """P(code) of each head after these words, each of shape (codes,)."""
        padded = [self._start] * self.context_words + list(context)
        contexts = np.array([padded[-self.context_words :]], np.int64)
        probabilities = self.network.predict(input_codes(contexts, self.inputs))[0]
        bounds = np.cumsum([0, *(table.size for table in self.heads)])
        return [probabilities[a:b] for a, b in pairwise(bounds)]

    def add_to(
        self, scores: Float32s, probabilities: Sequence[Float32s], weights: Sequence[float]
    ) -> None:
        """Adds weight · P_head(word) for each head to every word's score, shape (V,)."""
        for head, weight in enumerate(weights):
            if weight:
                weighted = probabilities[head] * np.float32(weight)
                np.take(weighted, self.heads[head].of_words, out=self._scratch, mode="clip")
                self._scratch *= self._shares[head]
                scores += self._scratch

    def word_voices(self, probabilities: Sequence[Float32s], word_ids: Ids) -> Float64s:
        """P_head of some words after one context, shape (heads, words), from what
        ``code_probabilities`` gave."""
        return np.array(
            [
                p[table.codes[word_ids]] * share[word_ids]
                for table, p, share in zip(self.heads, probabilities, self._shares, strict=True)
            ],
            np.float64,
        )

    def voices(self, outputs: Float32s, word_ids: Ids) -> Float64s:
        """P_head of one word a row, shape (heads, rows); ``outputs``, shape (rows, codes), are the
        network's probabilities with all heads side by side."""
        rows, start = np.arange(len(word_ids)), 0
        spoken = np.empty((len(self.heads), len(word_ids)))
        for head, (table, share) in enumerate(zip(self.heads, self._shares, strict=True)):
            spoken[head] = outputs[rows, start + table.codes[word_ids]] * share[word_ids]
            start += table.size
        return spoken


def _share_of_code(table: CodeTable, background: Float32s) -> Float32s:
    """P_background(word | code(word)), shape (V,)."""
    of_code = np.bincount(table.of_words, background, minlength=table.size)
    share: Float32s = (background / np.maximum(of_code[table.of_words], 1e-30)).astype(np.float32)
    return share
