"""The keyboard's model file: notes and arrays that make no sense are refused in one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.prediction.predictor import Predictor
from nncore.checkpoint import Checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from tests.prediction.keyboard.small import LEXICON, small_model

SHAPE = {"context_words": 3, "width": 4, "hidden": 8, "dropout": 0.1}
WEIGHTS = {"context": 1.0, "heads": [1.0, 1.0], "dictionary": 1.0}


def refused(path: Path, notes: dict[str, Any], arrays: dict[str, Any], message: str) -> None:
    model = small_model()
    content = Checkpoint(model.network, model.notes() | notes, model.arrays() | arrays)
    save_checkpoint(path, content)
    with pytest.raises(CheckpointError) as caught:
        Predictor.load(path, LEXICON)
    assert message in str(caught.value)
    assert len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        ({"shape": SHAPE | {"hidden": 10**9}}, "hidden is 1000000000; it must be from"),
        ({"shape": SHAPE | {"hidden": 99_999, "width": 9_999}}, "does not fit its codes"),
        ({"shape": SHAPE | {"dropout": 10**400}}, "dropout is a number of very many digits"),
        ({"shape": SHAPE | {"more": 1}}, "the shape of its network is {…}, which is none"),
        ({"shape": [3, 4, 8]}, "the shape of its network is a list of 3, which is none"),
        ({"weights": []}, "its mixing weights are damaged"),
        ({"weights": WEIGHTS | {"context": float("nan")}}, "mixing weight of the context is nan"),
        ({"weights": WEIGHTS | {"heads": [10**400, 1]}}, "a number of very many digits"),
        ({"weights": WEIGHTS | {"heads": [1]}}, "do not fit its heads"),
        ({"weights": {"context": 0, "heads": [0, 0], "dictionary": 0}}, "are all 0"),
        ({"inputs": "letter-sum"}, "its code families are 'letter-sum'"),
        ({"inputs": ["x" * 900]}, "have no usable 'codes_xxx"),
        ({"inputs": [["letter-sum"]]}, "a code family is a list of 1"),
        ({"seed": "1"}, "seed is '1'"),
    ],
)
def test_notes_that_make_no_sense(tmp_path: Path, notes: dict[str, Any], message: str) -> None:
    refused(tmp_path / "m.npz", notes, {}, message)


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"text_words": np.full(4_000_000, ord("\n"), np.uint8)}, "far too long"),
        ({"text_words": np.zeros(8)}, "far too long"),
        ({"trigram_first": np.zeros(5_000_000, np.uint8)}, "5,000,000 rows, more than"),
    ],
)
def test_arrays_that_would_fill_the_memory(
    tmp_path: Path, arrays: dict[str, Any], message: str
) -> None:
    refused(tmp_path / "m.npz", {}, arrays, message)


def test_weights_with_which_nets_overflow_are_refused(tmp_path: Path) -> None:
    model = small_model()
    wild = replace(model, network=small_model().speaker().network)
    kept = wild.network.values.copy()
    try:
        wild.network.values[0] = 1e30
        wild.save(tmp_path / "m.npz")
    finally:
        wild.network.values[...] = kept
    with pytest.raises(CheckpointError, match="weights beyond ±1e\\+06"):
        Predictor.load(tmp_path / "m.npz", LEXICON)
