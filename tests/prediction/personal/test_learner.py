"""The copy of the network: one step a sentence, kept, and started afresh when it must be."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.prediction.keyboard.keyboard_model import KeyboardModel, network_mark
from app.prediction.keyboard.keyboard_network import input_codes
from app.prediction.keyboard.windows import training_samples
from app.prediction.personal import learner as learner_module
from app.prediction.personal.learner import SENTENCES_BETWEEN_SAVES, Learner
from app.prediction.personal.personal_network import OtherModelError, PersonalNetwork
from app.prediction.personal.rows import PersonalRows
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


def uses(learner: Learner, word: str) -> float:
    word_id = MODEL.vocabulary.id_of(word)
    assert word_id is not None
    return float(learner.voice().words.uses[word_id])


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


MARK = network_mark(MODEL.network)


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
    assert uses(learner, "how") == 2 * SENTENCES_BETWEEN_SAVES
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
    assert other.voice().words.total == 0
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
    assert learner.voice().words.total == 3
    learner.learn(SENTENCE)
    again = learner.voice()
    assert again is learner.voice()
    assert again.words.total == 3 + len(SENTENCE)


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


def offered(learner: Learner) -> list[str]:
    here = learner.voice().after("")
    return [here.word(int(word_id)) for word_id in here.new]


def test_a_name_at_the_beginning_counts_as_one_but_a_slip_does_not(
    open_learner: OpenLearner,
) -> None:
    learner = open_learner()
    for words in (["Zorblax", "are"], ["Hwo", "are"], ["trains", "Hwo"]):
        learner.learn(words)
        expected = ["Zorblax"] if "trains" not in words else ["Zorblax", "Hwo"]
        assert sorted(offered(learner)) == sorted(expected)


def test_of_many_words_those_of_other_windows_are_read_less_often(
    told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learner_module, "MANY_WORDS", 3)
    words, now = tmp_path / "words.sqlite", [0.0]
    with PersonalStore(words) as mine, PersonalStore(words) as theirs:
        theirs.learn(["some", "words", "before"])
        learner = Learner(MODEL, mine, None, told.append, lambda: now[0])
        theirs.learn(["from", "another", "window"])
        learner.learn(["my", "own"])
        assert learner.voice().words.total == 3 + 2  # what is learned here is heard at once
        mine.never("some")
        assert learner.voice().words.total == 3 + 3 + 2 - 1  # and so is what is asked for
        theirs.learn(["later"])
        assert learner.voice().words.total == 7
        now[0] += learner_module.OTHERS_EVERY_SECONDS
        assert learner.voice().words.total == 8


def test_a_sentence_costs_the_same_however_much_was_learned(tmp_path: Path) -> None:
    """Counted in steps of the database's machine, and in words looked up."""

    def work(known: int) -> tuple[int, int]:
        steps = [0]

        def count() -> None:
            steps[0] += 1

        with PersonalStore(tmp_path / f"{known}.sqlite") as store:
            store.import_rows(many_rows(known))
            learner = Learner(MODEL, store)
            learner.voice().after("how")
            asked = CountingVocabulary(MODEL)
            learner._vocabulary = learner._voice.vocabulary = asked  # type: ignore[assignment]
            learner._voice.words._vocabulary = asked  # type: ignore[assignment]
            learner._voice._pairs.vocabulary = asked  # type: ignore[assignment]
            store._database._database.set_progress_handler(count, 1)
            for _ in range(3):
                learner.learn(["How", "are", "my", "zorblax", "trains"])
                learner.voice().after("how", "z").mixed(np.zeros(len(asked), np.float32))
            store._database._database.set_progress_handler(None, 1)
            return steps[0], asked.asked

    few, many = work(100), work(20_000)
    assert few[0] > 0
    assert many[0] < 1.5 * few[0]
    assert many[1] == few[1]


class CountingVocabulary:
    """Counts how many words it is asked for."""

    def __init__(self, model: KeyboardModel) -> None:
        self._inner, self.asked = model.vocabulary, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def __len__(self) -> int:
        return len(self._inner)

    def __contains__(self, word: str) -> bool:
        return word in self._inner

    def id_of(self, word: str) -> int | None:
        self.asked += 1
        return self._inner.id_of(word)


def many_rows(count: int) -> PersonalRows:
    letters = "abcdefghijklmnopqrstuvwxyz"
    keys = [
        "w" + "".join(letters[number // 26**n % 26] for n in range(4)) for number in range(count)
    ]
    return PersonalRows(
        [(key, key, 2, 0, 0, 0) for key in keys],
        [(before, key, 1) for before, key in pairwise(keys)],
        [],
    )
