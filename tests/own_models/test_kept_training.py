"""A training kept in two files: none without the other, and nothing of anybody's text left over."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.counting.text_counts import TextCounts
from app.own_models.kept_training import KeptTrainingError, TrainingKeeper
from app.own_models.own_settings import OwnSettings
from app.own_models.training import Training
from app.own_models.training_log import TrainingLog
from app.prediction.keyboard.keyboard_model import LARGEST_WEIGHT
from tests.own_models.small_training import SENTENCES, SETTINGS
from tests.prediction.keyboard.small import LEXICON


def counted(sentences: list[str]) -> TextCounts:
    return TextCounts.of_sentences(sentence.rstrip(".").split() for sentence in sentences)


def begun(counts: TextCounts, settings: OwnSettings = SETTINGS) -> Training:
    return Training.begun("letters", "letters.txt", settings, counts, LEXICON, TrainingLog())


@pytest.fixture
def keeper(tmp_path: Path) -> TrainingKeeper:
    """With a training that has just begun."""
    made, counts = TrainingKeeper(lambda: tmp_path), counted(SENTENCES)
    made.begin(counts)
    made.keep(begun(counts))
    return made


def test_what_is_kept_comes_back(keeper: TrainingKeeper) -> None:
    left = keeper.left()
    assert left is not None
    assert (left.name, left.epoch, left.epochs) == ("letters", 0, SETTINGS.epochs)
    training = keeper.load(LEXICON)
    assert (training.name, training.trained_on) == ("letters", "letters.txt")
    assert training.settings == SETTINGS
    assert training.fingerprint == begun(counted(SENTENCES)).fingerprint


@pytest.mark.parametrize("gone", ["path", "counts_path"])
def test_one_file_without_the_other_is_nothing_and_goes(keeper: TrainingKeeper, gone: str) -> None:
    getattr(keeper, gone).unlink()
    assert keeper.left() is None
    assert not keeper.path.exists()
    assert not keeper.counts_path.exists()


def test_another_text_is_not_gone_on_with(keeper: TrainingKeeper) -> None:
    counted(SENTENCES[:-1]).save(keeper.counts_path)
    with pytest.raises(KeptTrainingError, match="another text"):
        keeper.load(LEXICON)
    assert keeper.left() is None


def test_a_network_beyond_all_bounds_is_not_gone_on_with(keeper: TrainingKeeper) -> None:
    training = begun(counted(SENTENCES))
    training.run.network.values[0] = 2 * LARGEST_WEIGHT
    keeper.keep(training)
    with pytest.raises(KeptTrainingError, match="weights beyond"):
        keeper.load(LEXICON)


def test_a_training_that_begins_takes_the_place_of_the_one_before(keeper: TrainingKeeper) -> None:
    keeper.begin(counted(SENTENCES[:-1]))
    assert not keeper.path.exists()


def test_nothing_is_left_of_what_is_forgotten(keeper: TrainingKeeper, tmp_path: Path) -> None:
    keeper.forget()
    assert list(tmp_path.iterdir()) == []
