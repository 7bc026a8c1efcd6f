"""Quoting: short, printable, one line, whatever comes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.untrusted.quoting import (
    LONGEST_LINE,
    LONGEST_PATH,
    one_line,
    quoted,
    quoted_name,
    quoted_path,
)

ANY_TEXT = st.text(st.characters(), max_size=300)  # lone surrogates too


@given(ANY_TEXT)
def test_any_text_becomes_short_and_printable(text: str) -> None:
    for shown, longest in (
        (quoted(text), 60),
        (quoted_name(text), 60),
        (quoted_path(text), LONGEST_PATH),
        (one_line(text * 9), LONGEST_LINE),
    ):
        assert len(shown) <= longest
        assert shown.isprintable()
        shown.encode()


def test_short_texts_are_shown_whole() -> None:
    assert quoted("one") == "'one'"
    assert quoted_name("wéight") == "wéight"
    assert quoted_path("/home/me/a.json") == "/home/me/a.json"


def test_of_a_long_path_the_end_is_shown() -> None:
    shown = quoted_path("/x" * 5000 + "/network.json")
    assert shown.startswith("…")
    assert shown.endswith("/x/network.json")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "None"),
        (True, "True"),
        (-0.5, "-0.5"),
        (12, "12"),
        (10**400, "a number of very many digits"),
        ([[0] * 10] * 10, "a list of 10"),
        ({"a": 1}, "{…}"),
        ("a\nb\x1b\ud800", r"'a\nb\x1b\ud800'"),
    ],
)
def test_values_of_every_kind(value: Any, shown: str) -> None:
    assert quoted(value) == shown


def test_of_a_long_message_beginning_and_end_are_shown() -> None:
    assert one_line("what is wrong:\n what to do") == "what is wrong: what to do"
    shown = one_line("what is wrong: " + "x" * 10**5 + "; what to do")
    assert shown.startswith("what is wrong: xxx")
    assert shown.endswith("xxx; what to do")
