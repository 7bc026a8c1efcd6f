"""The copy of the network: one step a sentence, kept, and started afresh when it must be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.prediction.keyboard.network import input_codes, training_samples
from app.prediction.personal.learner import SENTENCES_BETWEEN_SAVES, Learner
from app.prediction.personal.network import PersonalNetwork
from app.prediction.personal.store import PersonalStore
from nncore.errors import CheckpointError
from tests.prediction.keyboard.small import small_model, trained

MODEL = small_model()
SENTENCE = ["How", "are", "trains", "unknownword"]


def error_on(network: PersonalNetwork, sentence: list[str]) -> float:
    vocabulary = MODEL.vocabulary
    contexts, words = training_samples(
        [vocabulary.ids_of(sentence)], vocabulary.unknown, vocabulary.start, 3
    )
    targets = np.stack([table.codes[words] for table in MODEL.heads], axis=1)
    return network.network.error(input_codes(contexts, MODEL.inputs), targets)


def test_each_step_makes_the_sentence_likelier_and_leaves_the_model_alone() -> None:
    before = MODEL.network.values.copy()
    copy = PersonalNetwork(MODEL)
    errors = [error_on(copy, SENTENCE)]
    for _ in range(5):
        copy.learn(MODEL.vocabulary.ids_of(SENTENCE))
        errors.append(error_on(copy, SENTENCE))
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < errors[0]
    np.testing.assert_array_equal(MODEL.network.values, before)
    copy.drop()
    np.testing.assert_array_equal(copy.network.values, before)
    copy.learn([MODEL.vocabulary.unknown])  # nothing to learn from
    assert copy.sentences == 0


def test_words_that_are_known_are_no_targets() -> None:
    ids = MODEL.vocabulary.ids_of(SENTENCE)
    whole, rest, nothing = PersonalNetwork(MODEL), PersonalNetwork(MODEL), PersonalNetwork(MODEL)
    whole.learn(ids)
    rest.learn(ids, known=2)
    nothing.learn(ids, known=len(ids))
    assert not np.array_equal(rest.network.values, whole.network.values)
    assert not np.array_equal(rest.network.values, MODEL.network.values)
    np.testing.assert_array_equal(nothing.network.values, MODEL.network.values)
    assert nothing.sentences == 0


def test_the_copy_is_kept_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "network.npz"
    learner = Learner(MODEL, PersonalStore(":memory:"), path)
    for _ in range(SENTENCES_BETWEEN_SAVES):
        learner.learn(SENTENCE)
    assert path.exists()
    again = Learner(MODEL, PersonalStore(":memory:"), path)
    np.testing.assert_array_equal(again.network.values, learner.network.values)
    again.wipe()
    assert not path.exists()
    np.testing.assert_array_equal(again.network.values, MODEL.network.values)


def test_a_copy_of_another_model_or_a_damaged_one_starts_afresh(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "network.npz"
    other = PersonalNetwork(trained().model)
    other._model.network.values[0] += 1
    other.save(path)
    with pytest.raises(CheckpointError, match="copy of another model"):
        PersonalNetwork(MODEL).load(path)
    learner = Learner(MODEL, PersonalStore(":memory:"), path)
    np.testing.assert_array_equal(learner.network.values, MODEL.network.values)
    assert "starts afresh" in caplog.text
    path.write_bytes(b"damaged")
    Learner(MODEL, PersonalStore(":memory:"), path)


def test_the_voice_is_made_anew_only_when_something_was_learned(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite"
    learner = Learner(MODEL, PersonalStore(path))
    voice = learner.voice()
    assert learner.voice() is voice
    PersonalStore(path).learn(["from", "another", "window"])
    assert learner.voice() is not voice
    assert "another" in learner.voice().counts.words
