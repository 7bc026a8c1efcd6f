"""Sentences that are written in an editor, and words that are taken there."""

from __future__ import annotations

import pytest

from app.editors.items import Item
from app.editors.prose.passage import Passage
from app.editors.watching import Writing, is_typed


def item(*words: str) -> Item:
    label = " ".join(words)
    return Item(label, "", "", "", label, label, words)


def test_a_sentence_is_given_out_when_it_is_finished_and_once() -> None:
    writing = Writing()
    assert list(writing.finished("We are here.")) == []
    (sentence,) = writing.finished("We are here. ")
    assert sentence.words == ("We", "are", "here")
    assert list(writing.finished("We are here. ")) == []


def test_what_is_taken_from_the_menu_counts_as_picked() -> None:
    writing = Writing()
    writing.offer([item("are"), item("are", "here")], 0, 3, Passage("We a", "a", "We a", ""))
    writing.written(0, 11, "We are here", added=8)
    (sentence,) = writing.finished("We are here. ")
    assert sentence.picked == {1, 2}


@pytest.mark.parametrize(
    ("line", "column", "before", "added"),
    [(0, 6, "We are", 1), (1, 6, "We are", 3), (0, 5, "We ar", 3), (0, 2, "We", 2)],
)
def test_what_is_typed_is_not_picked(line: int, column: int, before: str, added: int) -> None:
    writing = Writing()
    writing.offer([item("are")], 0, 3, Passage("We a", "a", "We a", ""))
    writing.written(line, column, before, added)
    (sentence,) = writing.finished("We are here. ")
    assert sentence.picked == frozenset()


@pytest.mark.parametrize("text", ["a", "", "\n", "\r\n", "\n\n", "family", "you doing", "\n- "])
def test_keys_and_choices_are_typing(text: str) -> None:
    assert is_typed(text)


@pytest.mark.parametrize("text", ["a\nb\nc", "x" * 201])
def test_pastes_are_not(text: str) -> None:
    assert not is_typed(text)
