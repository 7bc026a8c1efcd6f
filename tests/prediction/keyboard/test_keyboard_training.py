"""Training the keyboard: reproducible, resumable, and honest about what it is measured on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.prediction.evaluation import evaluate
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.keyboard_training import (
    KeyboardProgress,
    KeyboardTrained,
    Stage,
    StageProgress,
    Watched,
    train_keyboard,
    train_network,
)
from app.prediction.keyboard.training_text import TrainingText
from app.words.context import ContextModel
from nncore.events import Diverged
from nncore.optimizers import Adam
from nncore.resume import load_training, save_training
from tests.prediction.keyboard.small import (
    LEXICON,
    SENTENCES,
    SETTINGS,
    small_model,
    trained,
    varied_text,
)


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
    counts = ContextModel(text.triples)
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

    inputs, targets = text.samples(text.learned)
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


def test_the_finished_model_has_counted_all_of_the_text() -> None:
    model = small_model()
    for sentence in SENTENCES:
        ids = model.vocabulary.ids_of(sentence)
        everything = ContextModel.count(
            [model.vocabulary.ids_of(each) for each in SENTENCES], len(model.vocabulary)
        )
        expected = everything.probability(ids[:2], ids[2])
        assert model.contexts.probability(ids[:2], ids[2]) == pytest.approx(expected)


def left_at(place: int, path: Path) -> int:
    """Trains on counted text, leaves at that event, goes on from a file; how many events were heard
    before it was left. The model is the one of whoever never left."""
    text = varied_text()
    run = text.new_run(SETTINGS)
    events = train_keyboard(text, SETTINGS, run, in_use=never)
    for passed, _ in enumerate(events):
        if passed == place:
            events.close()
    save_training(path, run)
    resumed, _ = load_training(path, Adam(SETTINGS.rate), np.random.default_rng(0))
    *_, last = train_keyboard(text, SETTINGS, resumed)
    assert isinstance(last, KeyboardTrained)
    assert last.model.network.values.tobytes() == of_counts()[-1].model.network.values.tobytes()
    return run.samples


def never(text: str, limit: int) -> list[str]:
    """The worst of all suggestions."""
    return []


@cache
def of_counts() -> tuple[Any, ...]:
    """All events of a training on counted text."""
    text = varied_text()
    return tuple(train_keyboard(text, SETTINGS, text.new_run(SETTINGS), in_use=never))


def test_counted_text_is_trained_on_the_same_from_the_same_seed(tmp_path: Path) -> None:
    text = varied_text()
    *_, again = train_keyboard(text, SETTINGS, text.new_run(SETTINGS))
    assert isinstance(again, KeyboardTrained)
    of_counts()[-1].model.save(tmp_path / "one.npz")
    again.model.save(tmp_path / "again.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "again.npz").read_bytes()


def test_counted_text_is_learned() -> None:
    text, (*_, last) = varied_text(), of_counts()
    assert last.evaluation.phrases == len(text.test.words) == len(set(map(tuple, text.test.words)))
    assert last.evaluation.hit[3] > 50
    assert (last.before.phrases, last.before.ks[3]) == (last.evaluation.phrases, 0)
    counts = last.model.contexts.to_arrays()["trigram_count"]
    assert counts.sum() == text.counted.words


def test_whoever_listens_hears_of_everything_that_takes_long() -> None:
    text, events = varied_text(), of_counts()
    stages = [(e.stage, e.done, e.total) for e in events if isinstance(e, StageProgress)]
    validation, test = len(text.validation.ids), len(text.test.ids)
    watching = [(Stage.WATCHING, done, validation) for done in range(1, validation + 1)]
    assert stages == [
        *((Stage.LISTENING, done, validation) for done in range(1, validation + 1)),
        *(watching * (1 + SETTINGS.epochs)),  # the model in use once
        *((Stage.TESTING, done, test) for done in range(1, test + 1)),
        *((Stage.COMPARING, done, test) for done in range(1, test + 1)),
    ]
    progress = [event for event in events if isinstance(event, KeyboardProgress)]
    assert [event.done for event in progress] == sorted({event.done for event in progress})
    assert progress[-1].done == progress[-1].total == len(text.learned) * SETTINGS.epochs


def test_suggestions_are_tried_after_each_epoch() -> None:
    text, events = varied_text(), of_counts()
    watched = [event for event in events if isinstance(event, Watched)]
    assert [event.epoch for event in watched] == [1, 2, 3, 4]
    assert {event.hit3_in_use for event in watched} == {0}
    last = events[-1].model
    assert isinstance(last, KeyboardModel)
    counted = KeyboardPredictor(replace(last, contexts=ContextModel(text.triples)))
    found = evaluate(text.validation.words, counted.shown)
    assert watched[-1].hit3 == pytest.approx(found.hit[3])
    assert found.hit[3] > 0


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 1.0])
def test_a_run_left_at_any_event_goes_on_to_the_same_model(share: float, tmp_path: Path) -> None:
    left_at(round(share * (len(of_counts()) - 2)), tmp_path / "run.npz")


def test_a_run_left_within_an_epoch_keeps_what_it_has_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train_network, "__defaults__", (32,))
    validation = len(varied_text().validation.ids)
    assert left_at(2 * validation + 3, tmp_path / "run.npz") >= 3 * 32


def test_divergence_is_an_event() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    run = text.new_run(SETTINGS)
    run.network.values[:] = np.nan
    *_, last = train_keyboard(text, SETTINGS, run)
    assert isinstance(last, Diverged)


def test_when_it_is_enough_what_was_learned_so_far_is_the_model() -> None:
    text = varied_text()
    run = text.new_run(SETTINGS)
    *_, last = train_keyboard(text, SETTINGS, run, is_enough=lambda: run.epoch == 2)
    assert isinstance(last, KeyboardTrained)
    assert last.epochs == run.epoch == 2
    assert run.best_values is not None
    np.testing.assert_array_equal(last.model.network.values, run.best_values)
    other = text.new_run(SETTINGS)
    events = train_network(other, text, SETTINGS)
    while other.epoch < 2:
        next(events)
    events.close()
    np.testing.assert_array_equal(last.model.network.values, other.network.values)
