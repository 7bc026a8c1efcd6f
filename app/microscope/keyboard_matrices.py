"""The weights of the network behind the keyboard, as tables of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from app.prediction.keyboard.codes import ENDING_LETTERS, CodeTable
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.presets import model_path
from app.resources import data_path
from app.words.alphabet import fold, word_to_sum
from app.words.lexicon import Lexicon
from nncore.checkpoint import load_checkpoint
from nncore.layers import Dense, Embedding

_SPECIAL = ("unknown", "start")  # the last two codes of each family that go in
_SHORT_NAMES = {"frequent-word-or-ending": "word", "letter-sum": "sum"}


class CaptionedMatrix(NamedTuple):
    """Weights of shape (rows, columns), with what each row and each column stands for."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    matrix: npt.NDArray[Any]


def keyboard_matrices() -> list[CaptionedMatrix]:
    """Embedding, hidden layer and outputs of the keyboard's network; reads its model file, which
    takes about a second. Raises FileNotFoundError, LexiconError, CheckpointError."""
    path = model_path("keyboard")
    lexicon = Lexicon.load(data_path("dictionary.tsv"))
    model = KeyboardModel.of_checkpoint(load_checkpoint(path), path, lexicon)
    embedding = next(layer for layer in model.network.layers if isinstance(layer, Embedding))
    hidden, output = (layer for layer in model.network.layers if isinstance(layer, Dense))
    words, width = model.vocabulary.words, model.shape.width
    numbers = tuple(f"number {n}" for n in range(1, width + 1))
    neurons = tuple(f"h{n}" for n in range(1, hidden.outputs + 1))
    codes_in = tuple(
        caption
        for table in model.inputs
        for caption in (*code_captions(table, words), *_special_captions(table))
    )
    codes_out = tuple(c for table in model.heads for c in code_captions(table, words))
    return [
        CaptionedMatrix(
            "Embedding: codes of words → numbers", codes_in, numbers, embedding.table.value
        ),
        CaptionedMatrix("Numbers → hidden neurons", _positions(model), neurons, hidden.w.value),
        CaptionedMatrix(
            "Hidden neurons → code of the next word", neurons, codes_out, output.w.value
        ),
    ]


def code_captions(table: CodeTable, words: Sequence[str]) -> tuple[str, ...]:
    """What each code of words stands for: a sum, a word, or an ending that rarer words share."""
    _, first, count = np.unique(table.of_words, return_index=True, return_counts=True)
    if table.family == "letter-sum":
        return tuple(f"sum {word_to_sum(words[place])}" for place in first)
    return tuple(
        words[place] if alone == 1 else _shared(table, code, words, words[place])
        for code, (place, alone) in enumerate(zip(first.tolist(), count.tolist(), strict=True))
    )


def _shared(table: CodeTable, code: int, words: Sequence[str], first: str) -> str:
    places = np.flatnonzero(table.of_words == code)
    same = {fold(words[place]) for place in places.tolist()} == {fold(first)}
    return first if same else f"…{fold(first)[-ENDING_LETTERS:]}"


def _special_captions(table: CodeTable) -> tuple[str, ...]:
    return tuple(f"{_SHORT_NAMES.get(table.family, table.family)}: {name}" for name in _SPECIAL)


def _positions(model: KeyboardModel) -> tuple[str, ...]:
    back = range(model.shape.context_words, 0, -1)
    return tuple(
        f"{_SHORT_NAMES.get(table.family, table.family)} −{words_back} · {number}"
        for table in model.inputs
        for words_back in back
        for number in range(1, model.shape.width + 1)
    )
