"""The broad model's file, and the shipped one in the shipped keyboard."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.prediction.keyboard.broad_file import FILE, load_broad, save_broad
from app.prediction.keyboard.ranker import MixingWeights, Ranker
from app.resources import data_path
from app.words.lexicon import Lexicon
from nncore.errors import CheckpointError
from tests.prediction.keyboard.small import LEXICON, small_model
from tests.words.broad_models import drawn
from tests.words.lexicons import lexicon_of, shipped_lexicon

MODEL = drawn(5, len(LEXICON)).model()


def test_what_was_saved_is_loaded_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    for name in ("one.npz", "other.npz"):
        save_broad(tmp_path / name, MODEL, LEXICON)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()
    loaded = load_broad(LEXICON, tmp_path / "one.npz")
    for context in ([], [3], [1, 2]):
        np.testing.assert_array_equal(loaded.probabilities(context), MODEL.probabilities(context))


def refused(path: Path, message: str, lexicon: Lexicon = LEXICON) -> None:
    with pytest.raises(CheckpointError) as caught:
        load_broad(lexicon, path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_file_for_another_dictionary_is_refused(tmp_path: Path) -> None:
    save_broad(tmp_path / "m.npz", MODEL, LEXICON)
    other = lexicon_of([(word, 0.01) for word in LEXICON.words])
    refused(tmp_path / "m.npz", "was made for another dictionary", other)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"settings": np.frombuffer(b"[1]", np.uint8)}, "settings are no names and values"),
        ({"settings": np.frombuffer(b"{}", np.uint8)}, "format"),
        ({"settings": np.zeros(20_000, np.uint8)}, "has no settings"),
        ({"settings": np.frombuffer(b'{"format": "x", "version": 1}', np.uint8)}, "it is 'x'"),
        ({"pair_counts": np.zeros(3, np.uint16)}, "pair_counts has 3 rows"),
        ({"word_shares": None}, "lacks the array word_shares"),
        ({"more": np.zeros(70_000_000, np.uint8)}, "unpacks to more than 60 MB"),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, changed: dict[str, Any], message: str) -> None:
    save_broad(tmp_path / "m.npz", MODEL, LEXICON)
    with np.load(tmp_path / "m.npz") as archive:
        arrays = {**archive, **changed}
    np.savez_compressed(
        tmp_path / "m.npz", **{name: array for name, array in arrays.items() if array is not None}
    )
    refused(tmp_path / "m.npz", message)


def test_files_that_are_none(tmp_path: Path) -> None:
    refused(tmp_path / "missing.npz", "can't be read")
    refused(tmp_path, "can't be read")
    (tmp_path / "text.npz").write_text(json.dumps({"no": "zip"}))
    refused(tmp_path / "text.npz", "is damaged")


def test_a_weight_without_a_model_is_refused() -> None:
    model = small_model()
    with pytest.raises(ValueError, match="is not there"):
        Ranker(
            model.contexts, model.speaker(), model.dictionary,
            replace(model.weights, broad=0.5),
        )  # fmt: skip


@pytest.mark.parametrize("context", [[], [3], [1, 2], [0, 15], [4, 16, 2], [16, 1]])
def test_scores_have_what_the_broad_model_says(context: list[int]) -> None:
    """Word by word: the mixture without it and P_broad, by their weights."""
    model = replace(small_model(), broad=MODEL)
    size, words = MODEL.size, len(model.vocabulary)
    assert words > size  # so that some words of the text are unknown to the broad model
    start = model.vocabulary.start
    there = [i if i < size else size + 1 if i == start else size for i in context]
    without = model.ranker(MixingWeights(0.5, (0.2, 0.1), 0.2)).scored(context).scores
    ranker = model.ranker(MixingWeights(0.5, (0.2, 0.1), 0.2, broad=1.0))
    scored = ranker.scored(context)
    slow = [
        (without[word] + (MODEL.probability(there, word) if word < size else 0)) / 2
        for word in range(words)
    ]
    assert scored.scores == pytest.approx(slow, rel=1e-4)
    for word, parts in enumerate(ranker.parts(scored, range(words))):
        assert parts.network + parts.context + parts.dictionary == pytest.approx(
            float(scored.scores[word]), rel=1e-4
        )


def test_the_shipped_model_knows_english() -> None:
    lexicon = shipped_lexicon()
    model = load_broad(lexicon)

    def first(*words: str) -> str:
        context = [lexicon.index(word) for word in words]
        assert None not in context
        return lexicon.keys[
            int(model.probabilities([i for i in context if i is not None]).argmax())
        ]

    assert first("how", "are") == "you"
    assert first("one", "of") == "the"
    assert first("thank") == "you"
    assert model.probabilities([]).argmax() != model.probabilities([model.unknown]).argmax()


def test_sums_of_the_shipped_model_are_about_1() -> None:
    model = load_broad(shipped_lexicon())
    rng = np.random.default_rng(1)
    for context in [[], [0], [5], [0, 1], *rng.integers(0, 3000, (200, 2)).tolist()]:
        assert model.probabilities(context).sum() == pytest.approx(1, abs=0.05)


def test_the_shipped_files_are_small() -> None:
    folder = data_path("models").parent
    assert data_path(FILE).stat().st_size < 9_000_000
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 12_000_000
