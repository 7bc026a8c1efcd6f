"""A whole text learned at once, against its sentences learned one after the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.personal.store import PersonalStore
from app.writing import text_learning
from app.writing.assistant import Assistant
from app.writing.text_learning import TextLearning
from tests.writing.fake_predictor import FakePredictor

TEXT = "Dear Zorblax, meet me at noon. Write to a.b@example.com!\nMeet me at noon.\n\nThank you"
SENTENCES = (
    ["Dear", "Zorblax", "meet", "me", "at", "noon"],
    ["Write", "to", "", "", "", ""],
    ["Meet", "me", "at", "noon"],
    ["Thank", "you"],
)


def opened() -> Assistant:
    assistant = Assistant(FakePredictor, open_store=lambda warn: PersonalStore(":memory:"))
    assistant.open_memory()
    return assistant


@pytest.fixture
def assistant() -> Iterator[Assistant]:
    made = opened()
    yield made
    made.close()


def learn_all(assistant: Assistant, learning: TextLearning) -> list[float]:
    shares = []
    while not shares or shares[-1] < 1:
        shares.append(learning.learn_batch(assistant).share)
    return shares


@pytest.mark.parametrize("batch", [1, 2, 200])
def test_a_text_counts_as_if_it_had_been_typed(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(text_learning, "BATCH_SENTENCES", batch)
    learning = TextLearning("notes", TEXT)
    shares = learn_all(assistant, learning)
    assert shares == sorted(shares)
    with PersonalStore(":memory:") as typed:
        for sentence in SENTENCES:
            typed.learn(sentence)
        assert assistant.store.counts() == typed.counts()
    told = learning.progress(1.0)
    words = [word for sentence in SENTENCES for word in sentence if word]
    assert (told.sentences, told.words) == (4, len(words))


def test_taken_back_it_leaves_what_was_learned_before_and_since(assistant: Assistant) -> None:
    assistant.learn(["Meet", "Zorblax"], ())
    learning = TextLearning("notes", TEXT)
    learn_all(assistant, learning)
    assistant.learn(["Thank", "me", "at", "noon"], ())
    learning.take_back(assistant)
    with PersonalStore(":memory:") as other:
        other.learn(["Meet", "Zorblax"])
        other.learn(["Thank", "me", "at", "noon"])
        assert assistant.store.counts() == other.counts()
    learning.take_back(assistant)  # there is nothing left to take
    assert assistant.store.counts().words["me"].uses == 1


@given(st.lists(st.sampled_from(["a b", "c", "b a"]), max_size=8), st.integers(0, 3))
def test_sentences_known_before_are_left_out_as_often_as_they_were_learned(
    sentences: list[str], known: int
) -> None:
    assistant = opened()
    learning = TextLearning("page", "\n".join(sentences), {("a", "b"): known})
    learn_all(assistant, learning)
    expected = {each: sentences.count(each) for each in sentences}
    expected["a b"] = max(expected.get("a b", 0) - known, 0)
    found = {" ".join(each): count for each, count in learning.sentences.items()}
    assert found == {each: count for each, count in expected.items() if count}
    assistant.close()


def test_a_line_without_end_is_read_piece_by_piece(assistant: Assistant) -> None:
    learning = TextLearning("long", "word " * 30_000)
    learn_all(assistant, learning)
    assert assistant.store.counts().words["word"].uses == 30_000
    assert max(map(len, learning.sentences)) <= text_learning.LONGEST_LINE
