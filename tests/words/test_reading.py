from __future__ import annotations

import pytest

from app.words import reading
from app.words.reading import TAIL_CHARACTERS, Reading, read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Reading("", (), "")),
        ("Well. How are ", Reading("Well. How are ", ("How", "are"), "")),
        ("How are yo", Reading("How are ", ("How", "are"), "yo")),
        ("All is well. ", Reading("All is well. ", (), "")),
    ],
)
def test_a_text_is_its_sentence_and_the_word_being_typed(text: str, expected: Reading) -> None:
    assert read_text(text) == expected


def test_the_word_before() -> None:
    assert read_text("How are yo").word_before == "are"
    assert read_text("yo").word_before == ""


def test_what_lies_far_back_is_not_read() -> None:
    assert len(read_text("ab " * TAIL_CHARACTERS).finished) == TAIL_CHARACTERS


def test_the_same_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    split = reading.split_prefix
    monkeypatch.setattr(reading, "split_prefix", lambda text: (read.append(text), split(text))[1])
    assert read_text("read once, zorblax ") is read_text("read once, zorblax ")
    assert read == ["read once, zorblax "]


def test_numbers_are_spoken() -> None:
    assert read_text("We meet at 5 p").spoken == ("We", "meet", "at", "five")
    assert read_text("We meet at 5 p").words == ("We", "meet", "at")
    assert read_text("It was 3.50. Then 2 ").spoken == ("Then", "two")


def test_where_words_are_written() -> None:
    assert read_text("How are y").is_prose
    assert not read_text("see https://exa").is_prose
