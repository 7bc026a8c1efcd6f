"""What was learned and the predictors, in one hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.prediction.keyboard.keyboard_network import Float32s
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal.database import PersonalError
from app.prediction.personal.learner import Learner
from app.prediction.presets import PRESETS
from app.prediction.shipped import Shipped
from app.words import tokens
from app.writing.answer import Answer, Question
from app.writing.assistant import Assistant, open_personal_store
from tests.own_models.small import other_keyboard
from tests.prediction.keyboard.small import small_model
from tests.writing.fake_predictor import FakePredictor


@pytest.fixture
def assistant() -> Iterator[Assistant]:
    made = Assistant(FakePredictor)
    made.open_memory()
    made.use("article")
    yield made
    made.close()


def asked(assistant: Assistant, text: str) -> Answer:
    answer = assistant.answer(Question(1, text))
    assert answer is not None
    return answer


def words(assistant: Assistant, text: str) -> list[str]:
    return [card.word for card in asked(assistant, text).cards]


def test_before_a_preset_is_loaded_there_is_no_answer() -> None:
    assert Assistant(FakePredictor).answer(Question(1, "How are ")) is None


def test_what_is_not_wanted_is_not_shown(assistant: Assistant) -> None:
    assistant.store.never("you")
    assistant.store.not_here("are", "They")
    assert words(assistant, "How are ") == ["today", "we", "your", "young"]
    assert words(assistant, "and ") == ["they", "today", "we", "your", "young"]
    assistant.store.never("you", never=False)
    assert words(assistant, "How are ")[0] == "you"


def test_a_phrase_is_not_offered_where_its_second_word_is_not_wanted(assistant: Assistant) -> None:
    offered = asked(assistant, "How are ").offered
    assert offered is not None
    assert offered.text == "you today"
    assistant.store.not_here("your", "today")
    assert asked(assistant, "How are ").offered == offered
    assistant.store.not_here("You", "today")
    assert asked(assistant, "How are ").offered is None


def test_words_are_learned_with_any_preset(assistant: Assistant) -> None:
    assistant.learn(["Hello", "Zorblax"], frozenset({1}))
    assistant.learn(["Zorblax", "came"], frozenset())
    first = assistant.words()[0]
    assert (first.word, first.uses, first.picks) == ("Zorblax", 2, 1)


def test_without_a_store_all_but_learning_works(personal_home: Path) -> None:
    personal_home.write_text("no folder")
    assistant = Assistant(FakePredictor)
    with pytest.raises(PersonalError, match="can't be made"):
        assistant.open_memory()
    assistant.use("article")
    assert words(assistant, "How are ")[0] == "you"
    assistant.learn(["Hello"], frozenset())
    with pytest.raises(PersonalError, match="could not be opened"):
        assistant.words()
    assistant.close()


def test_the_keyboard_learns_and_wiping_brings_back_what_was_before() -> None:
    """With the real model: a new word is offered after two sentences, and gone after wiping."""
    assistant = Assistant(Shipped().predictor)
    assistant.open_memory()
    assistant.use("keyboard")
    before = asked(assistant, "How are ")
    assert before.cards[0].word == "you"
    assert before.expected[0].letter_sum == 61
    assert not before.is_decoded_together
    for _ in range(2):
        assistant.learn(["Meet", "Zorblax"], frozenset())
    assert words(assistant, "Meet Zorb")[0] == "Zorblax"
    assert asked(assistant, "Meet Zorb").cards[0].parts.personal > 0
    assistant.wipe()
    assert "Zorblax" not in words(assistant, "Meet Zorb")
    after = asked(assistant, "How are ")
    assert [(card.word, card.score) for card in after.cards] == [
        (card.word, card.score) for card in before.cards
    ]
    assistant.close()


def test_what_the_keyboard_learned_is_there_at_the_next_start() -> None:
    for _ in range(2):
        assistant = Assistant(Shipped().predictor)
        assistant.open_memory()
        assistant.use("keyboard")
        assistant.learn(["Meet", "Zorblax"], frozenset())
        assistant.close()
    store = open_personal_store()
    assert store.counts().words["zorblax"].uses == 2
    store.close()


@pytest.mark.parametrize("preset", PRESETS)
def test_an_answer_reads_the_text_once(preset: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the real models, and something learned that asks for the word before."""
    read: list[str] = []
    sentence_of = tokens.current_sentence

    def counted(text: str) -> list[str]:
        read.append(text)
        return sentence_of(text)

    for module in list(sys.modules.values()):
        if getattr(module, "current_sentence", None) is sentence_of:
            monkeypatch.setattr(module, "current_sentence", counted)
    assistant = Assistant(Shipped().predictor)
    assistant.open_memory()
    assistant.use(preset)
    assistant.store.not_here("are", "zorblax")
    text = f"{preset}, how are "
    assert words(assistant, f"{text}y")
    # The article's network is asked for two words together too, without what is being typed.
    assert read.count(text) == (1 if preset == "keyboard" else 2)
    assistant.close()


def test_half_a_word_leaves_the_rest_of_the_sum() -> None:
    assistant = Assistant(Shipped().predictor)
    assistant.use("keyboard")
    first = asked(assistant, "How are y").expected[0]
    assert (first.letter_sum, first.to_go, first.words[0]) == (61, 36, "you")
    assert asked(assistant, "How are ").expected[0].to_go is None
    assert asked(assistant, "How are zzz").expected[0].to_go == 61 - 78


def test_what_is_damaged_is_put_aside_with_a_word_and_suggestions_go_on(
    personal_home: Path,
) -> None:
    """With the real model, a database and a copy of the network that are no such files."""
    personal_home.mkdir()
    for name in ("personal.sqlite", "personal-network.npz"):
        (personal_home / name).write_bytes(b"damaged " * 100)
    told: list[str] = []
    assistant = Assistant(Shipped().predictor, told.append)
    assistant.open_memory()
    assistant.use("keyboard")
    assert words(assistant, "How are ")[0] == "you"
    assistant.learn(["Meet", "Zorblax"], frozenset())
    assistant.close()
    assert [line.rpartition(" ")[2] for line in told] == ["anew", "personal-network-damaged-1.npz"]
    assert {path.name for path in personal_home.iterdir()} == {
        "personal.sqlite", "personal-damaged-1.sqlite",
        "personal-network.npz", "personal-network-damaged-1.npz",
    }  # fmt: skip


def test_wiping_leaves_nothing_on_disk_while_everything_is_open(personal_home: Path) -> None:
    personal_home.mkdir()
    (personal_home / "personal-network-damaged-1.npz").write_bytes(b"zorblax")
    assistant = Assistant(Shipped().predictor)
    assistant.open_memory()
    assistant.use("keyboard")
    for _ in range(10):  # the copy of the network is kept
        assistant.learn(["Meet", "Zorblax"], frozenset())
    assert (personal_home / "personal-network.npz").exists()
    assistant.wipe()
    left = {path.name: path.read_bytes() for path in personal_home.iterdir()}
    assert set(left) == {"personal.sqlite", "personal.sqlite-wal", "personal.sqlite-shm"}
    assert [name for name, content in left.items() if b"orblax" in content] == []
    assistant.close()
    assert [path.name for path in personal_home.iterdir()] == ["personal.sqlite"]


def test_words_that_can_not_be_read_stop_no_suggestions() -> None:
    told: list[str] = []
    assistant = Assistant(FakePredictor, told.append)
    assistant.open_memory()
    assistant.use("article")
    assistant.store.never("you")
    assert words(assistant, "How are ")[0] == "they"
    assistant.store.close()
    assert words(assistant, "How are ")[0] == "they"  # what was known before
    assert "closed" in told[0]
    assistant.close()


KEYBOARDS = {
    "keyboard": replace(small_model(), is_shipped=True),
    "own:letters.npz": other_keyboard(),
}


def keyboards() -> Assistant:
    """An assistant of a small keyboard that comes with the program, and one of the person's own."""
    assistant = Assistant(lambda key: KeyboardPredictor(KEYBOARDS[key]))
    assistant.open_memory()
    return assistant


def copy_in_use(assistant: Assistant) -> Float32s:
    learning = assistant._learning()
    assert learning is not None
    assert isinstance(learning[1], Learner)
    return learning[1].network.values.copy()


def test_what_was_learned_stays_when_the_model_changes_and_changes_back(
    personal_home: Path,
) -> None:
    """Words that no vocabulary has are known to both; each has its own copy of its network."""
    assistant = keyboards()
    for key, name in (("keyboard", "Zorblax"), ("own:letters.npz", "Quuxly")):
        assistant.use(key)
        for _ in range(3):
            assistant.learn(["See", "you", name], frozenset())
    own = copy_in_use(assistant)
    assert {words(assistant, f"See you {begun}")[0] for begun in ("Zor", "Quu")} == {
        "Zorblax", "Quuxly",
    }  # fmt: skip
    assistant.use("keyboard")
    shipped = copy_in_use(assistant)
    assert words(assistant, "See you Quu")[0] == "Quuxly"
    assistant.close()
    assert {path.name for path in personal_home.glob("*.npz")} == {
        "personal-network.npz", f"personal-network-{KEYBOARDS['own:letters.npz'].copy_mark}.npz",
    }  # fmt: skip
    again = keyboards()
    for key, copy in (("own:letters.npz", own), ("keyboard", shipped)):
        assert not np.array_equal(KEYBOARDS[key].network.values, copy)
        again.use(key)
        np.testing.assert_array_equal(copy_in_use(again), copy)
    again.close()


def test_what_is_learned_with_the_article_in_use_is_known_to_the_model_after_it() -> None:
    presets = {"article": FakePredictor(), "keyboard": KeyboardPredictor(KEYBOARDS["keyboard"])}
    assistant = Assistant(lambda key: presets[key])
    assistant.open_memory()
    for key in ("article", "keyboard", "article"):
        assistant.use(key)
        assistant.learn(["See", "you", "Zorblax"], frozenset())
    assistant.use("keyboard")
    assert words(assistant, "See you Zor")[0] == "Zorblax"
    assert assistant.words()[0].uses == 3
    assistant.close()


def test_wiping_forgets_the_copies_of_all_models(personal_home: Path) -> None:
    assistant = keyboards()
    for key in KEYBOARDS:
        assistant.use(key)
        assistant.learn(["See", "you", "Zorblax"], frozenset())
    assistant.use("keyboard")
    (personal_home / "personal-network-1.5-damaged-1.npz").write_bytes(b"zorblax")
    assistant.wipe()
    assert list(personal_home.glob("*.npz")) == []
    for key in ("own:letters.npz", "keyboard"):
        assistant.use(key)
        np.testing.assert_array_equal(copy_in_use(assistant), KEYBOARDS[key].network.values)
        assert "Zorblax" not in words(assistant, "See you Zor")
    assistant.close()
    assert list(personal_home.glob("*.npz")) == []


def test_of_own_models_only_the_one_in_use_is_kept_in_memory() -> None:
    loaded: list[str] = []

    def load(key: str) -> FakePredictor:
        loaded.append(key)
        return FakePredictor()

    assistant = Assistant(load)
    for key in ("keyboard", "own:a", "own:a", "article", "own:a", "own:b", "own:a", "keyboard"):
        assistant.use(key)
    assert loaded == ["keyboard", "own:a", "article", "own:a", "own:b", "own:a"]
    assert set(assistant._loaded) == {"keyboard", "article"}
