"""A whole text learned at once, against its sentences learned one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.personal.store import PersonalStore
from app.writing import text_learning
from app.writing.assistant import Assistant
from app.writing.done_sentences import key_of
from app.writing.text_learning import TextError, TextLearning, read_text
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
    learning = TextLearning("notes", lambda: TEXT)
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
    learning = TextLearning("notes", lambda: TEXT)
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
    learning = TextLearning("page", lambda: "\n".join(sentences), {key_of(["a", "b"]): known})
    learn_all(assistant, learning)
    expected = Counter(sentences)
    expected["a b"] = max(expected["a b"] - known, 0)
    assert learning.learned == {key_of(each.split()): count for each, count in (+expected).items()}
    assistant.close()


def test_a_line_without_end_is_read_piece_by_piece_and_no_word_is_cut(
    assistant: Assistant,
) -> None:
    shares = learn_all(assistant, TextLearning("long", lambda: "zorblax, " * 30_000))
    assert len(shares) > 10
    words = assistant.store.counts().words
    assert {key: word.uses for key, word in words.items()} == {"zorblax": 30_000}


def test_the_rest_of_a_very_long_key_is_no_word(assistant: Assistant) -> None:
    key = "kitchen" * (text_learning.LONGEST_LINE // 7) + "kitchen"
    learn_all(assistant, TextLearning("long", lambda: f"The key is {key} here."))
    assert set(assistant.store.counts().words) == {"the", "key", "is", "here"}


def test_what_was_forgotten_since_is_not_taken_back(assistant: Assistant) -> None:
    learning = TextLearning("notes", lambda: TEXT)
    learn_all(assistant, learning)
    assistant.store.forget("Noon")
    learning.forget(["Noon"])
    assistant.learn(["Thank", "me", "at", "noon"], ())
    learning.take_back(assistant)
    with PersonalStore(":memory:") as other:
        other.learn(["Thank", "me", "at", "noon"])
        assert assistant.store.counts() == other.counts()
    learn_all(assistant, again := TextLearning("notes", lambda: TEXT))
    assistant.wipe()
    assistant.learn(["Meet", "me"], ())
    again.take_back(assistant)
    assert {key: word.uses for key, word in assistant.store.counts().words.items()} == {
        "meet": 1, "me": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"caf\xe9", "notes.txt: is not UTF-8 text (byte 4); save it as UTF-8 first"),
        (b"How are\0you", "notes.txt: is not UTF-8 text (byte 8 is 0); save it as UTF-8 first"),
        ("Ünd".encode("utf-16"), "save it as UTF-8 first"),
        (b"a" * 1_000_001, "notes.txt: is larger than 1 MB; split it first"),
        (None, "notes.txt: can't be read (No such file or directory)"),
    ],
)
def test_a_file_that_can_not_be_learned_is_one_line_and_nothing_of_it_is_learned(
    assistant: Assistant,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
    why: str,
) -> None:
    monkeypatch.setattr(text_learning, "LARGEST_MB", 1)
    if content is not None:
        (tmp_path / "notes.txt").write_bytes(content)
    learning = TextLearning("notes.txt", lambda: read_text(tmp_path / "notes.txt"))
    with pytest.raises(TextError) as raised:
        learning.learn_batch(assistant)
    assert str(raised.value).endswith(why)
    assert "\n" not in str(raised.value)
    assert assistant.store.counts().words == {}


def test_a_page_that_is_too_long_is_refused(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_learning, "LARGEST_MB", 1)
    learning = TextLearning("this page", lambda: "a " * 500_001)
    with pytest.raises(TextError, match="this page: has more than 1,000,000 signs"):
        learning.learn_batch(assistant)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The cat sat\non the mat.\nThen\nit left.", "The cat sat on the mat.\nThen it left."),
        ("one\r\ntwo\r\n\r\nthree", "one two\r\n\r\nthree"),
        ("a \t\n  b\n- c\n1 d\n\ufeffe\nÉté\nété", "a b\n- c\n1 d\n\ufeffe\nÉté été"),
    ],
)
def test_lines_that_were_broken_inside_a_sentence_are_joined(
    tmp_path: Path, written: str, read: str
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(written.encode())
    assert read_text(path) == read
