"""Columns in units of an encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editors.units import sign_at, units_of, without_lone_surrogates

SIGNS = st.text("aé字😀\n", max_size=12)
SIZES = {
    "utf-8": lambda sign: len(sign.encode()),
    "utf-16": lambda sign: 2 if ord(sign) > 0xFFFF else 1,
    "utf-32": lambda sign: 1,
}


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_behind_an_emoji(encoding: str, column: int) -> None:
    assert units_of("😀x", encoding) == column
    assert sign_at("😀xyz", column, encoding) == 2


@given(SIGNS, st.sampled_from(sorted(SIZES)))
def test_each_sign_is_found_by_the_units_before_it(text: str, encoding: str) -> None:
    units = 0
    for index, sign in enumerate(text):
        assert sign_at(text, units, encoding) == index
        size = SIZES[encoding](sign)
        for inside in range(1, size):
            assert sign_at(text, units + inside, encoding) == index
        units += size
    assert units_of(text, encoding) == units
    assert sign_at(text, units + 7, encoding) == len(text)
    assert sign_at(text, -3, encoding) == 0


@pytest.mark.parametrize("text", ["a\ud800b", "\udfff\ud83d", "a"])
def test_lone_surrogates_give_place_unit_by_unit(text: str) -> None:
    clean = without_lone_surrogates(text)
    clean.encode()
    assert units_of(clean, "utf-16") == len(text.encode("utf-16-le", "surrogatepass")) // 2
