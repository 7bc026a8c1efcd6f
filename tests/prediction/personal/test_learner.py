"""The copy of the network: one step a sentence, kept, and started afresh when it must be."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.prediction.keyboard.keyboard_network import input_codes, training_samples
from app.prediction.personal import learner as learner_module
from app.prediction.personal.learner import SENTENCES_BETWEEN_SAVES, Learner
from app.prediction.personal.personal_network import OtherModelError, PersonalNetwork
from app.prediction.personal.store import PersonalStore
from nncore.checkpoint import Checkpoint, save_checkpoint
from nncore.layers import Dense
from nncore.losses import SquaredError
from nncore.network import Network
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


OpenLearner = Callable[..., Learner]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "personal-network.npz"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def open_learner(path: Path, told: list[str]) -> Iterator[OpenLearner]:
    """Learners of the small model; closed after the test."""
    stores: list[PersonalStore] = []

    def of(words: Path | str = ":memory:") -> Learner:
        stores.append(PersonalStore(words))
        return Learner(MODEL, stores[-1], path, told.append)

    yield of
    for store in stores:
        store.close()


def learn_until_kept(learner: Learner) -> None:
    for _ in range(SENTENCES_BETWEEN_SAVES):
        learner.learn(SENTENCE)


def test_the_copy_is_kept_and_found_again(open_learner: OpenLearner, path: Path) -> None:
    learner = open_learner()
    learn_until_kept(learner)
    assert path.exists()
    again = open_learner()
    np.testing.assert_array_equal(again.network.values, learner.network.values)
    again.wipe()
    assert not path.exists()
    np.testing.assert_array_equal(again.network.values, MODEL.network.values)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_copy_is_for_its_owner_alone(open_learner: OpenLearner, path: Path) -> None:
    path.touch(0o644)
    learn_until_kept(open_learner())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_copy_of_another_model_starts_afresh_and_stays(
    open_learner: OpenLearner, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = PersonalNetwork(trained().model)
    other._model.network.values[0] += 1
    other.save(path)
    content = path.read_bytes()
    with pytest.raises(OtherModelError, match="copy of another model"):
        PersonalNetwork(MODEL).load(path)
    learner = open_learner()
    np.testing.assert_array_equal(learner.network.values, MODEL.network.values)
    assert "starts afresh" in caplog.text
    assert path.read_bytes() == content


def small_network(inputs: int) -> Network:
    return Network([Dense(inputs, 1)], SquaredError())


MARK = PersonalNetwork(MODEL)._mark()


@pytest.mark.parametrize(
    ("notes", "inputs"),
    [
        ({}, 0), ({"of": MARK}, 0), ({"of": MARK, "sentences": "ten"}, 0),
        ({"of": MARK, "sentences": -1}, 0), ({"of": MARK, "sentences": True}, 0),
        ({"of": MARK, "sentences": 1e999}, 0), ({"of": MARK, "sentences": 1}, 2), (None, 0),
    ],
)  # fmt: skip
def test_a_damaged_copy_is_put_aside_with_a_word(
    open_learner: OpenLearner, path: Path, told: list[str], notes: Any, inputs: int
) -> None:
    if notes is None:
        path.write_bytes(b"damaged")
    else:
        network = small_network(inputs) if inputs else PersonalNetwork(MODEL).network
        save_checkpoint(path, Checkpoint(network, notes))
    content = path.read_bytes()
    learner = open_learner()
    np.testing.assert_array_equal(learner.network.values, MODEL.network.values)
    assert path.with_name("personal-network-damaged-1.npz").read_bytes() == content
    assert not path.exists()
    (line,) = told
    assert "starts afresh" in line
    assert line.endswith("it is kept as personal-network-damaged-1.npz")
    learn_until_kept(learner)
    assert path.exists()
    learner.wipe()
    assert not list(path.parent.glob("personal-network*"))


def test_what_can_not_be_put_aside_is_not_written_over(
    open_learner: OpenLearner, path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied")

    path.write_bytes(b"damaged")
    monkeypatch.setattr(learner_module, "put_aside", refuse)
    learn_until_kept(open_learner())
    assert path.read_bytes() == b"damaged"
    assert "can't be put aside (Permission denied)" in told[0]


def test_a_copy_that_can_not_be_kept_is_told_once_and_learning_goes_on(
    open_learner: OpenLearner, path: Path, told: list[str]
) -> None:
    learner = open_learner()
    path.mkdir()  # in the way
    for _ in range(2):
        learn_until_kept(learner)
    assert learner.voice().counts.words["how"].uses == 2 * SENTENCES_BETWEEN_SAVES
    assert len(told) == 1
    assert "can't be written" in told[0]
    path.rmdir()
    learner.save()
    assert path.is_file()


def test_a_folder_that_is_gone_is_made_again_with_the_copy(tmp_path: Path, told: list[str]) -> None:
    folder = tmp_path / "home"
    with PersonalStore(":memory:") as store:
        learner = Learner(MODEL, store, folder / "network.npz", told.append)
        learn_until_kept(learner)
        kept = (folder / "network.npz").read_bytes()
        shutil.rmtree(folder)
        learner.save()
        assert (folder / "network.npz").read_bytes() == kept
    assert told == []


def test_what_is_kept_already_is_not_written_again(open_learner: OpenLearner, path: Path) -> None:
    learn_until_kept(open_learner())
    written = path.stat()
    reading = open_learner()
    reading.save()
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_a_wipe_in_one_window_is_one_in_all(
    open_learner: OpenLearner, path: Path, tmp_path: Path
) -> None:
    words = tmp_path / "personal.sqlite"
    one, other = open_learner(words), open_learner(words)
    learn_until_kept(one)
    other.learn(SENTENCE)
    one.wipe()
    assert not path.exists()
    other.save()
    assert not path.exists()
    assert other.voice().counts.words == {}
    np.testing.assert_array_equal(other.network.values, MODEL.network.values)


def test_the_voice_is_made_anew_only_when_something_was_learned(
    open_learner: OpenLearner, tmp_path: Path
) -> None:
    words = tmp_path / "words.sqlite"
    learner = open_learner(words)
    voice = learner.voice()
    assert learner.voice() is voice
    with PersonalStore(words) as window:
        window.learn(["from", "another", "window"])
    assert learner.voice() is not voice
    assert "another" in learner.voice().counts.words


def test_words_that_can_not_be_read_any_more_leave_the_voice_as_it_was(
    told: list[str],
) -> None:
    with PersonalStore(":memory:") as store:
        learner = Learner(MODEL, store, None, told.append)
        learner.learn(SENTENCE)
        voice = learner.voice()
    for _ in range(2):
        assert learner.voice() is voice
    assert len(told) == 1
