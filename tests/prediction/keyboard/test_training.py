"""Training the keyboard: reproducible, resumable, and honest about text held back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.prediction.keyboard.network import training_samples
from app.prediction.keyboard.training import (
    HELD_BACK_EVERY,
    KeyboardProgress,
    KeyboardTrained,
    TrainingText,
    TrainingTextError,
    train_keyboard,
)
from nncore.events import Diverged
from nncore.optimizers import Adam
from nncore.resume import load_training, save_training
from tests.prediction.keyboard.small import LEXICON, SENTENCES, SETTINGS, small_model, trained


def test_samples_are_each_word_with_the_words_before_it() -> None:
    unknown, start = 9, 10
    contexts, words = training_samples([[1, 9, 2], [], [3]], unknown, start, 2)
    assert contexts.tolist() == [[10, 10], [1, 9], [10, 10]]
    assert words.tolist() == [1, 2, 3]


def test_every_tenth_sentence_is_held_back() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    ids = [text.vocabulary.ids_of(sentence) for sentence in SENTENCES]
    assert text.held_back == ids[HELD_BACK_EVERY - 1 :: HELD_BACK_EVERY]
    assert len(text.train) + len(text.held_back) == len(ids)


def test_the_same_seed_gives_the_same_bytes() -> None:
    again = trained().model
    assert again.network.values.tobytes() == small_model().network.values.tobytes()
    assert again.weights == small_model().weights
    other = trained(replace(SETTINGS, seed=2)).model
    assert other.network.values.tobytes() != again.network.values.tobytes()


def test_stopped_and_resumed_training_gives_the_same_model(tmp_path: Path) -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    run = text.new_run(SETTINGS)
    for event in train_keyboard(text, SETTINGS, run):
        if isinstance(event, KeyboardProgress) and run.epoch == 2:
            break
    save_training(tmp_path / "run.npz", run)
    resumed, _ = load_training(tmp_path / "run.npz", Adam(SETTINGS.rate), np.random.default_rng(0))
    *_, last = train_keyboard(text, SETTINGS, resumed)
    assert isinstance(last, KeyboardTrained)
    assert last.model.network.values.tobytes() == small_model().network.values.tobytes()


@pytest.mark.parametrize("leave_early", [False, True])
def test_the_network_is_that_of_the_best_epoch(leave_early: bool) -> None:
    settings = replace(SETTINGS, epochs=60, rate=0.05, patience=2)
    text = TrainingText.prepared(SENTENCES, LEXICON, settings)
    run = text.new_run(settings)
    errors, copies = [], []
    events = train_keyboard(text, settings, run)  # kept, so nothing closes it
    for event in events:
        if isinstance(event, KeyboardProgress) and run.epoch > len(errors):
            errors.append(event.held_back_error)
            copies.append(run.network.values.copy())
            if leave_early and run.epoch == run.best_epoch + settings.patience:
                break
    assert run.epoch == len(errors) == np.argmin(errors) + 1 + settings.patience < 60
    assert run.network.values.tobytes() == copies[int(np.argmin(errors))].tobytes()
    if not leave_early:
        assert isinstance(event, KeyboardTrained)
        assert event.model.network.values.tobytes() == run.network.values.tobytes()


def test_the_fingerprint_tells_text_and_settings_apart() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    other_text = TrainingText.prepared(SENTENCES[:-1], LEXICON, SETTINGS)
    other_settings = replace(SETTINGS, seed=9)
    assert text.fingerprint(SETTINGS) == text.fingerprint(replace(SETTINGS))
    assert text.fingerprint(SETTINGS) != text.fingerprint(other_settings)
    assert text.fingerprint(SETTINGS) != other_text.fingerprint(SETTINGS)


def test_the_finished_model_has_counted_all_of_the_text() -> None:
    model = small_model()
    held_back = SENTENCES[HELD_BACK_EVERY - 1]
    ids = model.vocabulary.ids_of(held_back)
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    from app.words.context import ContextModel

    everything = ContextModel.count([*text.train, *text.held_back], len(model.vocabulary))
    expected = everything.probability(ids[:2], ids[2])
    assert model.contexts.probability(ids[:2], ids[2]) == pytest.approx(expected)


def test_too_little_text_is_one_line() -> None:
    with pytest.raises(TrainingTextError, match="has 3 sentences; at least 20 are needed"):
        TrainingText.prepared(SENTENCES[:3], LEXICON, SETTINGS)


def test_divergence_is_an_event() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    run = text.new_run(SETTINGS)
    run.network.values[:] = np.nan
    *_, last = train_keyboard(text, SETTINGS, run)
    assert isinstance(last, Diverged)
