"""Training the keyboard: reproducible, resumable, and honest about what it is measured on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.prediction.evaluation import evaluate
from app.prediction.keyboard.keyboard_network import training_samples
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.keyboard_training import (
    KeyboardProgress,
    KeyboardTrained,
    TrainingText,
    TrainingTextError,
    train_keyboard,
)
from app.words.context import ContextModel
from nncore.events import Diverged
from nncore.optimizers import Adam
from nncore.resume import load_training, save_training
from tests.prediction.keyboard.small import LEXICON, SENTENCES, SETTINGS, small_model, trained


def test_samples_are_each_word_with_the_words_before_it() -> None:
    unknown, start = 9, 10
    contexts, words = training_samples([[1, 9, 2], [], [3]], unknown, start, 2)
    assert contexts.tolist() == [[10, 10], [1, 9], [10, 10]]
    assert words.tolist() == [1, 2, 3]


def marked(count: int = 60) -> list[list[str]]:
    """Sentences that each have a word of their own, twice, in no dictionary."""
    return [["the", f"own{chr(97 + place // 26)}{chr(97 + place % 26)}"] for place in range(count)]


def test_the_text_is_divided_in_three() -> None:
    sentences = marked()
    text = TrainingText.prepared(sentences, LEXICON, SETTINGS)
    assert text.validation.words == [sentences[9], sentences[29], sentences[49]]
    assert text.test.words == [sentences[19], sentences[39], sentences[59]]
    counted = text.counted
    assert (counted.train, counted.validation, counted.test) == (54, 3, 3)
    assert (counted.sentences, counted.words) == (60, 120)
    assert len(text.train) == 54
    held_back = [ids for part in (text.validation, text.test) for ids in part.ids]
    assert [*text.train, *held_back] == text.all_ids()


def test_what_the_sentences_for_the_test_say_changes_nothing_before_the_test() -> None:
    others = [
        ["Zanzibar", "Zanzibar", "late"] * 3 if place % 20 == 19 else sentence
        for place, sentence in enumerate(SENTENCES)
    ]
    settings = replace(SETTINGS, epochs=2)
    one, other = (TrainingText.prepared(text, LEXICON, settings) for text in (SENTENCES, others))
    assert one.test != other.test
    assert other.vocabulary.id_of("Zanzibar") is None
    models, errors = [], []
    for text in (one, other):
        *steps, last = train_keyboard(text, settings, text.new_run(settings))
        assert isinstance(last, KeyboardTrained)
        models.append(last.model)
        errors.append([s.validation_error for s in steps if isinstance(s, KeyboardProgress)])
    assert errors[0] == errors[1] != []
    assert models[0].weights == models[1].weights
    assert models[0].network.values.tobytes() == models[1].network.values.tobytes()
    for one_table, other_table in zip(models[0].heads, models[1].heads, strict=True):
        np.testing.assert_array_equal(one_table.codes, other_table.codes)


def test_the_test_is_of_the_sentences_for_it_with_the_counts_of_the_others() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    *_, last = train_keyboard(text, SETTINGS, text.new_run(SETTINGS))
    assert isinstance(last, KeyboardTrained)
    counts = ContextModel.count(text.train, len(text.vocabulary))
    at_the_test = KeyboardPredictor(replace(last.model, contexts=counts))
    phrases = [[word.lower() for word in sentence] for sentence in SENTENCES[19::20]]
    found = evaluate(phrases, at_the_test.shown)
    assert (last.evaluation.ks, last.evaluation.hit) == (found.ks, found.hit)
    assert last.evaluation.phrases == len(phrases) == 2


def test_the_same_seed_gives_the_same_bytes() -> None:
    again = trained().model
    assert again.network.values.tobytes() == small_model().network.values.tobytes()
    assert again.weights == small_model().weights
    other = trained(replace(SETTINGS, seed=2)).model
    assert other.network.values.tobytes() != again.network.values.tobytes()


def test_training_clips_and_lets_the_rate_fall_as_the_obvious_loop() -> None:
    settings = replace(SETTINGS, epochs=4, last_rate_share=0.1)
    text = TrainingText.prepared(SENTENCES, LEXICON, settings)
    run, by_hand = text.new_run(settings), text.new_run(settings)
    for each in (run, by_hand):
        each.network.values *= 40.0  # so that gradients are long
    list(train_keyboard(text, settings, run))

    inputs, targets = text.samples(text.train, settings.shape.context_words)
    network, norms = by_hand.network, []
    mean, square = (np.zeros_like(network.values) for _ in range(2))
    steps, copies = 0, []
    for rate in settings.rate * np.array([1.0, 0.7, 0.4, 0.1]):
        order = by_hand.rng.permutation(len(inputs))
        for rows in np.split(order, range(settings.batch_size, len(order), settings.batch_size)):
            network.backpropagate(inputs[rows], targets[rows], by_hand.rng)
            norms.append(float(np.linalg.norm(network.gradients)))
            gradients = network.gradients * min(1.0, 5.0 / norms[-1])
            steps += 1
            mean = 0.9 * mean + 0.1 * gradients
            square = 0.999 * square + 0.001 * gradients**2
            unbiased = mean / (1 - 0.9**steps), square / (1 - 0.999**steps)
            network.values -= rate * unbiased[0] / (np.sqrt(unbiased[1]) + 1e-8)
        copies.append(network.values.copy())
    assert min(norms) < 5.0 < max(norms)
    assert run.best_epoch == 4
    np.testing.assert_allclose(run.network.values, copies[run.best_epoch - 1], rtol=1e-4, atol=1e-4)


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
            errors.append(event.validation_error)
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
    for sentence in SENTENCES:
        ids = model.vocabulary.ids_of(sentence)
        everything = ContextModel.count(
            [model.vocabulary.ids_of(each) for each in SENTENCES], len(model.vocabulary)
        )
        expected = everything.probability(ids[:2], ids[2])
        assert model.contexts.probability(ids[:2], ids[2]) == pytest.approx(expected)


def test_too_little_text_is_one_line() -> None:
    with pytest.raises(TrainingTextError, match="has 3 sentences; at least 20 are needed"):
        TrainingText.prepared(SENTENCES[:3], LEXICON, SETTINGS)


def test_text_without_known_words_is_one_line() -> None:
    gibberish = [[f"{first}q{second}x"] for first in "abcdefgh" for second in "abcdefgh"]
    with pytest.raises(TrainingTextError, match="is in the dictionary or twice in the text"):
        TrainingText.prepared(gibberish, LEXICON, SETTINGS)


def test_divergence_is_an_event() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    run = text.new_run(SETTINGS)
    run.network.values[:] = np.nan
    *_, last = train_keyboard(text, SETTINGS, run)
    assert isinstance(last, Diverged)
