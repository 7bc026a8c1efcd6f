"""Model files: a checkpoint as such, the article's, the keyboard's, those of single encodings, a
training that goes on, and the personal copy of the network."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.prediction.article.article_model import ArticleModel
from app.prediction.keyboard.broad_file import load_broad, save_broad
from app.prediction.keyboard.encoded_network import EncodedNetwork, code_table_like, seen_examples
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import NetworkShape, build_network
from app.prediction.personal.personal_network import PersonalNetwork
from app.prediction.predictor import Predictor
from app.resources import data_path
from app.words.broad_model import BroadModel
from app.words.encodings import ENCODINGS
from nncore.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.network import sigmoid_network
from nncore.optimizers import Adam
from nncore.resume import load_training, save_training
from nncore.training import FitSettings, TrainingRun, fit
from tests.fuzz.archives import damaged_archives
from tests.fuzz.fuzzing import Fuzz
from tests.nncore.small_training import code_samples, keyboard_like
from tests.prediction.keyboard.small import LEXICON, small_model
from tests.words.broad_models import drawn


def written(path: Path, write: Callable[[Path], Any]) -> bytes:
    write(path)
    return path.read_bytes()


def reading(path: Path, read: Callable[[Path], Any]) -> Callable[[bytes], None]:
    def put_and_read(content: bytes) -> None:
        path.write_bytes(content)
        read(path)

    return put_and_read


def _save(checkpoint: Checkpoint, path: Path) -> None:
    save_checkpoint(path, checkpoint)


def test_checkpoint(fuzz: Fuzz, place: Path) -> None:
    checkpoints = [
        Checkpoint(sigmoid_network((2, 3, 1))),
        Checkpoint(keyboard_like("float32"), {"note": [1]}, {"more": np.arange(5)}),
    ]
    seeds = [written(place, partial(_save, checkpoint)) for checkpoint in checkpoints]
    fuzz.feed(damaged_archives(seeds), reading(place, load_checkpoint), CheckpointError)


def test_article_model(fuzz: Fuzz, place: Path) -> None:
    names = ("models/article-2-2-2.npz", "models/article.npz")
    seeds = [data_path(name).read_bytes() for name in names]

    def read(path: Path) -> None:
        model = ArticleModel.load(path)
        assert np.isfinite(model.outputs(["how", "are"])).all()

    fuzz.feed(damaged_archives(seeds), reading(place, read), CheckpointError)


def test_keyboard_model(fuzz: Fuzz, place: Path) -> None:
    seeds = [written(place, small_model().save)]

    def read(path: Path) -> None:
        predictor = Predictor.load(path, LEXICON)
        predictor.predict("how are ", 3)
        predictor.predict("I like the tr", 3)

    fuzz.feed(damaged_archives(seeds), reading(place, read), CheckpointError)


def test_encoding_network(fuzz: Fuzz, place: Path) -> None:
    keyboard, shape = small_model(), NetworkShape(context_words=2, width=3, hidden=4)
    seeds = []
    for name in ("letter-sum", "word", "ending"):
        encoding, words = ENCODINGS[name], keyboard.vocabulary.keys
        examples = seen_examples(encoding, words, np.ones(len(words), np.int64))
        table = code_table_like(encoding, examples, ())
        network = build_network(shape, (table,), (table,), np.random.default_rng(1))
        made = EncodedNetwork(encoding, examples, network, shape, seed=1)
        seeds.append(written(place, made.save))

    def read(path: Path) -> None:
        EncodedNetwork.load(path).model(keyboard).ranker()

    fuzz.feed(damaged_archives(seeds), reading(place, read), CheckpointError)


def test_broad_model(fuzz: Fuzz, place: Path) -> None:
    models = [drawn(seed, len(LEXICON)).model() for seed in (1, 2)]
    seeds = [written(place, partial(_save_broad, model)) for model in models]

    def read(path: Path) -> None:
        model = load_broad(LEXICON, path)
        for context in ([], [1], [2, 3]):
            assert np.isfinite(model.probabilities(context)).all()

    fuzz.feed(damaged_archives(seeds), reading(place, read), CheckpointError)


def _save_broad(model: BroadModel, path: Path) -> None:
    save_broad(path, model, LEXICON)


def test_stopped_training(fuzz: Fuzz, place: Path) -> None:
    run = TrainingRun(keyboard_like("float32"), Adam(), np.random.default_rng(3))
    inputs, targets = code_samples()
    for _ in fit(run, inputs, targets, FitSettings(2, 16), code_samples(20)):
        pass
    seeds = [written(place, lambda path: save_training(path, run, {"text": "x"}))]

    def read(path: Path) -> None:
        found, _ = load_training(path, Adam(), np.random.default_rng(0))
        if found.network.values.size == run.network.values.size:
            found.rng.random()

    fuzz.feed(damaged_archives(seeds), reading(place, read), CheckpointError)


def test_personal_network(fuzz: Fuzz, place: Path) -> None:
    copy = PersonalNetwork(small_model())
    copy.learn(small_model().vocabulary.ids_of(["how", "are", "you"]))
    seeds = [written(place, copy.save)]
    read_into = PersonalNetwork(small_model())

    def read(path: Path) -> None:
        before = read_into.network.values.copy()
        try:
            read_into.load(path)
        except CheckpointError:
            assert (read_into.network.values == before).all()
            raise

    fuzz.feed(damaged_archives(seeds), reading(place, read), CheckpointError)


@pytest.fixture(scope="module", autouse=True)
def _model_is_trained_before_memory_is_bounded() -> KeyboardModel:
    return small_model()
