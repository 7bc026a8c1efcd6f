"""Numbers from outside: finite, in range, of the kind that is needed."""

from __future__ import annotations

import math
from typing import Any

import pytest

from nncore.errors import UntrustedError
from nncore.untrusted.numbers import number, text, whole_number


def test_good_ones_are_given_back() -> None:
    assert (number(2, "x"), number(-1e300, "x"), number(0.5, "x", 0, 1)) == (2.0, -1e300, 0.5)
    assert type(number(2, "x")) is float
    assert whole_number(10**12, "x") == 10**12
    assert whole_number(10**4000, "x", most=10**5000) == 10**4000
    assert text("é", "x") == "é"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (True, "x is True; a number is needed"),
        ("1", "x is '1'; a number is needed"),
        (None, "x is None; a number is needed"),
        ([1], "x is a list of 1; a number is needed"),
        (math.nan, "x is nan; it must lie within ±1e300"),
        (-math.inf, "x is -inf; it must lie within ±1e300"),
        (10**400, "x is a number of very many digits; it must lie within ±1e300"),
        (2e300, "it must lie within"),
    ],
)
def test_bad_numbers_are_refused_in_one_line(value: Any, message: str) -> None:
    with pytest.raises(UntrustedError) as caught:
        number(value, "x")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (False, "a whole number is needed"),
        (2.0, "a whole number is needed"),
        (math.inf, "a whole number is needed"),
        (-1, "it must be from 0 to 10^12"),
        (10**13, "it must be from 0 to 10^12"),
        (10**400, "a number of very many digits; it must be from 0 to 10^12"),
    ],
)
def test_bad_whole_numbers_are_refused_in_one_line(value: Any, message: str) -> None:
    with pytest.raises(UntrustedError) as caught:
        whole_number(value, "x")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("value", "message"),
    [(1, "a text is needed"), ("x" * 1001, "1,001 signs"), ("\ud800", "no Unicode text")],
)
def test_bad_texts_are_refused_in_one_line(value: Any, message: str) -> None:
    with pytest.raises(UntrustedError, match=message):
        text(value, "title")
