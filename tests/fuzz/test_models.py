"""Model files: a checkpoint as such, the article's, the keyboard's, those of single encodings, a
training that goes on, and the personal copy of the network; and the counts a model is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from app.counting.errors import CountingError
from app.counting.merging import merged
from app.counting.text_counts import TextCounts
from app.own_models.library_model import listed
from app.own_models.model_texts import cells
from app.prediction.article.article_model import ArticleModel
from app.prediction.keyboard.broad_file import load_broad, save_broad
from app.prediction.keyboard.encoded_network import EncodedNetwork, code_table_like, seen_examples
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import NetworkShape, build_network
from app.prediction.model_card import Figures, ModelCard, card_from_notes, card_to_note
from app.prediction.personal.personal_network import PersonalNetwork
from app.prediction.predictor import Predictor
from app.resources import data_path
from app.words.broad_model import BroadModel
from app.words.encodings import ENCODINGS
from app.words.tokens import sentences_of
from nncore.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.network import sigmoid_network
from nncore.optimizers import Adam
from nncore.resume import load_training, save_training
from nncore.training import FitSettings, TrainingRun, fit
from tests.fuzz.archives import damaged_archives
from tests.fuzz.damage import ODD_NUMBERS, ODD_TEXTS
from tests.fuzz.fuzzing import Fuzz, assert_one_short_line
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
    figures, made = Figures(39.1, 20.2), datetime(2026, 3, 1, tzinfo=UTC)
    card = ModelCard("Letters", made, "112 letters", figures, figures)
    seeds = [written(place, replace(small_model(), card=card).save)]

    def read(path: Path) -> None:
        predictor = Predictor.load(path, LEXICON)
        predictor.predict("how are ", 3)
        predictor.predict("I like the tr", 3)

    fuzz.feed(damaged_archives(seeds), reading(place, read), CheckpointError)


def test_listed_model(fuzz: Fuzz, place: Path) -> None:
    """What the library says of a file, of which it reads the notes alone; a damaged one is listed
    with what is wrong."""
    notes = {
        "preset": "article", "seed": 1,
        "card": {"title": "Letters", "made": "2026-03-01T00:00:00Z", "trained_on": "112 letters",
                 "before": {"ks3": 39.1, "hit3": 20.2}, "after": {"ks3": 44.6, "hit3": 23}},
    }  # fmt: skip
    network = sigmoid_network((2, 2, 2))
    seed = written(place, partial(_save, Checkpoint(network, notes)))
    parts = st.sampled_from((*notes, *notes["card"]))  # type: ignore[misc]
    odd = st.tuples(parts, st.sampled_from((*ODD_NUMBERS, *ODD_TEXTS, None, [], {}, {"ks3": 1})))

    def read(given: bytes | tuple[str, Any]) -> None:
        if isinstance(given, bytes):
            place.write_bytes(given)
        else:
            name, value = given
            change = {name: value} if name in notes else {"card": notes["card"] | {name: value}}  # type: ignore[operator]
            _save(Checkpoint(network, notes | change), place)
        found = listed(place)
        assert_one_short_line(found.problem or "none")
        assert_one_short_line(" ".join(cells(found)))
        if not found.problem:
            assert card_from_notes(card_to_note(found.card)) == found.card

    fuzz.feed(damaged_archives([seed]) | odd, read, ())


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


def test_counts(fuzz: Fuzz, place: Path) -> None:
    texts = ("How are you? Don't ask. The Train is late. É sat.", "A cat. " * 3, "")
    counts = [TextCounts.of_sentences(sentences_of(text)) for text in texts]
    seeds = [written(place, each.save) for each in counts]

    def read(path: Path) -> None:
        found = TextCounts.load(path)
        found.save(path)
        again = TextCounts.load(path)
        assert (again.keys, again.spellings, again.sizes) == (
            found.keys, found.spellings, found.sizes,
        )  # fmt: skip
        merged(found, counts[0])

    fuzz.feed(damaged_archives(seeds), reading(place, read), CountingError)


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
