"""The article's model file: what its notes may say, and what is refused in one line."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.prediction.article.article_model import ArticleModel
from app.prediction.article.samples import SumScale
from app.prediction.predictor import Predictor
from nncore.activations import TANH
from nncore.checkpoint import Checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.initialisation import draw_unit_interval
from nncore.layers import Dense
from nncore.losses import SoftmaxCrossEntropy, SquaredError
from nncore.network import Network, sigmoid_network
from tests.words.lexicons import lexicon_of

LEXICON = lexicon_of([("how", 0.1), ("are", 0.2), ("you", 0.3)])


def model() -> ArticleModel:
    network = sigmoid_network((2, 2, 2))
    draw_unit_interval(network, np.random.default_rng(1))
    return ArticleModel(network, SumScale(), Counter(["how", "are"]), 7)


def with_notes(path: Path, **changes: Any) -> Path:
    """A sound model file whose notes say something else; None takes a note away."""
    model().save(path)
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    settings = json.loads(arrays["settings"].tobytes())
    notes = settings["notes"] | changes
    settings["notes"] = {name: note for name, note in notes.items() if note is not None}
    np.savez(path, **arrays | {"settings": np.frombuffer(json.dumps(settings).encode(), np.uint8)})
    return path


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    model().save(tmp_path / "m.npz")
    again = ArticleModel.load(tmp_path / "m.npz")
    assert (again.scale, again.word_counts, again.seed) == (SumScale(), {"how": 1, "are": 1}, 7)
    assert again.outputs(["how", "are"]) == model().outputs(["how", "are"])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"preset": "x" * 10**5}, "is a model of preset 'xxx"),
        ({"preset": ["article"]}, "is a model of preset a list of 1"),
        ({"scale": None}, "its notes have no 'scale'"),
        ({"scale": 0}, "scale is 0"),
        ({"scale": float("inf")}, "scale is inf"),
        ({"scale": "100"}, "scale is '100'; a number is needed"),
        ({"seed": float("inf")}, "seed is inf; a whole number is needed"),
        ({"seed": 1.5}, "seed is 1.5; a whole number is needed"),
        ({"words": ["how"]}, "its words must be"),
        ({"words": {"how": 10**400}}, "the count of 'how' is a number of very many digits"),
        ({"words": {"how": -100}}, "the count of 'how' is -100"),
        ({"words": {"how": True}}, "the count of 'how' is True"),
        ({"words": {"how are": 1}}, "'how are' among its words is not one word"),
        ({"words": {"\ud800": 1}}, "is not one word"),
        ({"words": {"x" * 10**5: 1}}, "is not one word"),
    ],
)
def test_notes_that_make_no_sense_are_one_short_line(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(CheckpointError) as caught:
        Predictor.load(with_notes(tmp_path / "m.npz", **changes), LEXICON)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("network", "message"),
    [
        (Network([Dense(2, 2, TANH)], SquaredError()), "not one of sigmoid neurons"),
        (Network([Dense(2, 2)], SoftmaxCrossEntropy([2])), "not one of sigmoid neurons"),
        (sigmoid_network((101, 1)), "not one of sigmoid neurons"),
    ],
)
def test_networks_of_another_kind_are_refused(
    tmp_path: Path, network: Network, message: str
) -> None:
    model().save(tmp_path / "m.npz")
    notes = {"preset": "article", "scale": 100, "seed": 1, "words": {}}
    save_checkpoint(tmp_path / "m.npz", Checkpoint(network, notes))
    with pytest.raises(CheckpointError, match=message):
        ArticleModel.load(tmp_path / "m.npz")


def test_weights_with_which_nets_overflow_are_refused(tmp_path: Path) -> None:
    wild = model()
    wild.network.values[:2] = 1e300, -1e300  # their difference would be no number
    wild.save(tmp_path / "m.npz")
    with pytest.raises(CheckpointError, match="weights beyond ±1e\\+100"):
        ArticleModel.load(tmp_path / "m.npz")
