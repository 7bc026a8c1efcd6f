"""A training that was left in the window: what the offer reads of it, and what goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.counting.text_counts import TextCounts
from app.errors import LettersumError
from app.own_models.kept_training import TrainingKeeper, left_in, training_in
from app.own_models.training import Training
from app.own_models.training_log import TrainingLog
from app.own_models.training_work import learned
from nncore.errors import NNCoreError
from tests.fuzz.archives import damaged_archives
from tests.fuzz.fuzzing import Fuzz, assert_one_short_line
from tests.own_models.small_training import SENTENCES, SETTINGS, SmallMeans
from tests.prediction.keyboard.small import LEXICON


@pytest.fixture
def keeper(tmp_path: Path) -> TrainingKeeper:
    """With a training that was left after its first epoch."""
    counts = TextCounts.of_sentences(sentence.rstrip(".").split() for sentence in SENTENCES)
    kept = TrainingKeeper(lambda: tmp_path)
    kept.begin(counts)
    log = TrainingLog()
    training = Training.begun("letters", "letters.txt", SETTINGS, counts, LEXICON, log)
    means = SmallMeans()
    steps = learned(training, means.voices(), means.in_use("keyboard"), lambda: False)
    while training.run.epoch < 1:
        next(steps)
    steps.close()
    kept.keep(training)
    return kept


def test_training_that_was_left(fuzz: Fuzz, keeper: TrainingKeeper) -> None:
    path, counts = keeper.path, keeper.counts_path
    seeds = [path.read_bytes()]

    def read(content: bytes) -> None:
        path.write_bytes(content)
        left = left_in(path)
        assert_one_short_line(f"{left.name} {left.epoch} {left.epochs}")
        training = training_in(path, counts, LEXICON)
        means = SmallMeans()
        steps = learned(training, means.voices(), None, lambda: False)
        for _ in zip(steps, range(20), strict=False):
            training.log.to_json()
        steps.close()

    fuzz.feed(damaged_archives(seeds), read, (NNCoreError, LettersumError))
