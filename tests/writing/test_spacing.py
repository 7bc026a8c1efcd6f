from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing.spacing import (
    attaches,
    is_followed_by_space,
    wants_space_after,
    wants_space_before,
)


@pytest.mark.parametrize(
    "before",
    ["in 2024", "50 %", "50%", "Well.", "so,", "(see)", "[1]", "{x}", "really?", "Wait…", "a “b”",
     'say "so"', "‘so!’", "'so!'", "🙂", "25 °", "№ 5", "x²", "5'"],
)  # fmt: skip
def test_a_word_is_parted_from_these(before: str) -> None:
    assert wants_space_before(before)


@pytest.mark.parametrize(
    "before",
    ["", "a ", "line\n", "tab\t", "hard\u00a0", "(", "[", "{", "“", "‘", "«", 'say "', "say '", "'",
     "well-", "this–", "that—", "and/", "snake_", "x=", "me@", "#", "$", "€", "£", "+", "~", "C:\\",
     "*", "&", "¿", "''''", "(’"],
)  # fmt: skip
def test_a_word_stands_right_after_these(before: str) -> None:
    assert not wants_space_before(before)


ATTACHED = [*".,;:!?…%‰)]}”»’'/\\=-–—_"]


@pytest.mark.parametrize("sign", ATTACHED)
def test_these_stand_right_after_a_word(sign: str) -> None:
    assert attaches("you", sign)
    assert not wants_space_after("you", sign)


@pytest.mark.parametrize("sign", [*"abcñ7([{“‘«$€#@&+*~🙂"])
def test_these_do_not(sign: str) -> None:
    assert not attaches("you", sign)
    assert wants_space_after("you", sign)


def test_a_straight_quotation_mark_closes_what_one_in_its_line_began() -> None:
    assert attaches('She said "how are', '"')
    assert not attaches("She said how are", '"')
    assert not attaches('"One" line\nand', '"')
    assert not attaches('"One\nand', '"')


@pytest.mark.parametrize(
    ("after", "wants"), [("", True), (" ", True), ("\n", False), ("\t", False)]
)
def test_a_line_needs_no_space_at_its_end(after: str, wants: bool) -> None:
    assert wants_space_after("you", after) is wants


@pytest.mark.parametrize("sign", ATTACHED)
def test_a_space_follows_what_ends_something_but_not_what_joins(sign: str) -> None:
    assert is_followed_by_space(sign) is (sign in ".,;:!?…%‰)]}”»")


@given(st.text(max_size=30), st.text(max_size=3))
def test_any_text_is_taken(before: str, after: str) -> None:
    assert wants_space_before(before) in (True, False)
    assert wants_space_after(before, after) in (True, False)
    assert wants_space_before("'" * 3000) is False
