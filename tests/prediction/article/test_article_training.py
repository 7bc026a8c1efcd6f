"""The article's preset: trained for real, reproducible, and honest about what it can't hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.prediction.article.article_model import ArticleModel
from app.prediction.article.article_training import (
    ArticleProgress,
    ArticleSettings,
    decodes_right,
    train_article,
)
from app.prediction.article.decoder import Decoder
from app.prediction.article.samples import Phrase, PhraseError, SumScale, read_phrases
from app.prediction.presets import PRESETS, model_path
from app.resources import data_path
from nncore.checkpoint import Checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.events import Diverged
from nncore.network import sigmoid_network
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()
PHRASES = read_phrases(data_path("phrases.txt"))


def trained(phrases: list[Phrase], **settings: object) -> ArticleProgress:
    *_, last = train_article(phrases, LEXICON, ArticleSettings(**settings))  # type: ignore[arg-type]
    assert isinstance(last, ArticleProgress)
    return last


def test_two_hidden_neurons_hold_the_article_s_phrase() -> None:
    result = trained(read_phrases(data_path("phrase.txt")))
    assert (result.hidden, result.done) == (2, True)
    assert result.model.outputs(["How", "are"]) == pytest.approx([61, 65], abs=0.5)


def test_two_hidden_neurons_can_not_hold_five_phrases_and_it_says_so() -> None:
    result = trained(PHRASES[:5], hidden_sizes=(2,), updates=300_000)
    assert not result.done
    assert result.decoded < 5


def test_every_shipped_phrase_decodes_right() -> None:
    model = ArticleModel.load(data_path("models/article.npz"))
    decoder = Decoder(LEXICON, model.word_counts)
    assert [phrase for phrase in PHRASES if not decodes_right(phrase, model, decoder)] == []


def test_the_shipped_small_network_is_the_article_s() -> None:
    model = ArticleModel.load(data_path("models/article-2-2-2.npz"))
    shape = [(layer.inputs, layer.outputs) for layer in model.network.layers]
    assert shape == [(2, 2), (2, 2)]
    assert decodes_right(PHRASES[0], model, Decoder(LEXICON, model.word_counts))


def test_training_reproduces_the_shipped_small_network_from_its_seed() -> None:
    shipped = ArticleModel.load(data_path("models/article-2-2-2.npz"))
    result = trained(read_phrases(data_path("phrase.txt")), seed=shipped.seed)
    # The last bits of e^x differ between processors; over the updates that stays far below this.
    np.testing.assert_allclose(result.model.network.values, shipped.network.values, atol=1e-6)


def test_words_out_come_from_numbers_alone() -> None:
    """Other words with the same sums give the same answer: no phrase is looked up."""
    model = ArticleModel.load(data_path("models/article.npz"))
    assert model.outputs(["Who", "are"]) == model.outputs(["How", "are"])  # both 46, 24
    assert model.outputs(["are"]) == model.outputs(["", "are"])
    assert model.outputs(["some", "How", "are"]) == model.outputs(["How", "are"])


def test_training_that_diverges_says_so() -> None:
    events = list(train_article(PHRASES[:1], LEXICON, ArticleSettings(rate=float("nan"))))
    assert isinstance(events[-1], Diverged)


def test_a_model_saved_and_loaded_says_the_same(tmp_path: Path) -> None:
    model = ArticleModel(sigmoid_network((2, 2, 2)), SumScale(90), {"é": 2}, 5)
    model.save(tmp_path / "m.npz")
    again = ArticleModel.load(tmp_path / "m.npz")
    assert (again.scale, again.word_counts, again.seed) == (SumScale(90), {"é": 2}, 5)
    assert again.outputs(["a", "b"]) == model.outputs(["a", "b"]) == [45, 45]


@pytest.mark.parametrize(
    "notes",
    [
        {},
        {"preset": "other"},
        {"preset": "article", "scale": 0, "words": {}, "seed": 1},
        {"preset": "article", "scale": 100, "words": [], "seed": 1},
        {"preset": "article", "scale": 100, "words": {"a": "x"}, "seed": 1},
    ],
)
def test_a_model_of_another_kind_is_refused(tmp_path: Path, notes: dict[str, object]) -> None:
    save_checkpoint(tmp_path / "m.npz", Checkpoint(sigmoid_network((2, 2)), notes))
    with pytest.raises(CheckpointError, match=r"m\.npz: "):
        ArticleModel.load(tmp_path / "m.npz")


def test_presets_have_models() -> None:
    assert all(model_path(preset).is_file() for preset in PRESETS)
    with pytest.raises(ValueError, match="'nothing' is no preset; there are article, keyboard"):
        model_path("nothing")


@pytest.mark.parametrize(
    ("phrases", "message"),
    [
        (["Cats drink qwxz milk"], "at its sums the words"),
        (["Teachers like good chalk"], "come first"),
        (["How are you today", "Who are they now"], "begin with the same sums"),
    ],
)
def test_phrases_that_no_network_could_hold_are_named_at_once(
    phrases: list[str], message: str
) -> None:
    read = [Phrase(tuple(words[:2]), tuple(words[2:])) for words in map(str.split, phrases)]
    with pytest.raises(PhraseError, match=message):
        next(train_article(read, LEXICON, ArticleSettings()))
