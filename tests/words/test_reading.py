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
