from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.number_format import (
    LARGEST_RATE,
    MINUS,
    NumberError,
    brief,
    chip_number,
    parse_number,
    parse_rate,
    plain,
    signed,
    significant,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"), (-0.25, "−0.25"), (100.0, "100"), (0.1 + 0.2, "0.3"), (1e10, "1e+10"),
        (1e-9, "1e−09"), (0.0, "0"), (math.inf, "∞"),
    ],
)  # fmt: skip
def test_numbers_as_short_as_can_be(value: float, text: str) -> None:
    assert brief(value) == text


anything = st.floats(-1e300, 1e300)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5), ("0,5", 0.5), ("1/2", 0.5), (" 5e-1 ", 0.5), ("-1/4", -0.25),
        ("−3", -3.0), ("+.5", 0.5), ("2.", 2.0), ("1,5/3", 0.5), ("0", 0.0),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "missing"), ("half", "not a number"), ("1/0", "divides by 0"), ("1.2.3", "not a"),
        ("1e999", "too large"), ("nan", "not a number"), ("1/2/3", "not a number"),
        ("1e400", "too large"), ("0x10", "not a number"), ("１", "not a number"),
        ("1" * 5000, "too long"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_named_in_one_line(text: str, says: str) -> None:
    with pytest.raises(NumberError, match=says) as caught:
        parse_number(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("text", ["1,000", "2,500", "-1,000", "12,345", "1/1,000", "1,000,000"])
def test_a_comma_that_may_mean_thousands_is_refused(text: str) -> None:
    whole = text.split("/")[-1].replace(",", "")
    with pytest.raises(NumberError, match=f"write .*{whole}"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "value"), [("0,125", 0.125), ("1,25", 1.25), ("1,0000", 1.0), ("1000", 1000.0)]
)
def test_a_comma_that_can_only_be_a_decimal_one_is_read(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(("text", "rate"), [("1/2", 0.5), ("0", 0.0), ("1e3", LARGEST_RATE)])
def test_a_rate_from_0_to_its_limit_is_read(text: str, rate: float) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-0.1", "below 0"), ("1e300", "too large"), ("1000.1", "too large"),
        ("", "rate is missing"), ("  ", "rate is missing"), ("nan", "not a number"),
        ("1,000", "as 1 or as 1000"),
    ],
)  # fmt: skip
def test_no_other_rate_is(text: str, says: str) -> None:
    with pytest.raises(NumberError, match=says) as caught:
        parse_rate(text)
    assert "\n" not in str(caught.value)


@given(anything)
def test_what_is_shown_reads_back_as_the_number(value: float) -> None:
    for text in (plain(value), significant(value), signed(plain(value))):
        shown = parse_number(text)
        # From 1e-4 on the plain form has six decimals, below it three digits and an exponent.
        rounded_off = 5.1e-7 if abs(value) >= 1e-4 else 1e-300
        assert math.isclose(shown, value, rel_tol=1e-3, abs_tol=rounded_off)


@given(st.floats(min_value=-1, max_value=1, allow_nan=False))
def test_six_decimals_are_exact(value: float) -> None:
    if abs(value) >= 1e-4:
        assert parse_number(plain(value)) == pytest.approx(value, abs=5.1e-7)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.4, "+0.400"), (-0.45, f"{MINUS}0.450"), (12.345, "+12.35"), (-123.45, f"{MINUS}123.5"),
        (1234.5, "+1234"), (0.0, "+0.000"), (54321.0, "+5e4"), (float("nan"), "–"),
        (float("inf"), "∞"), (float("-inf"), f"{MINUS}∞"), (1e300, "+1e300"),
    ],
)  # fmt: skip
def test_chips(value: float, text: str) -> None:
    assert chip_number(value, 3) == text


@given(anything, st.sampled_from([2, 3]))
def test_chips_stay_short(value: float, decimals: int) -> None:
    assert len(chip_number(value, decimals)) <= decimals + 4


def test_signs() -> None:
    assert signed("0.5") == "+0.5"
    assert signed(f"{MINUS}0.5") == f"{MINUS}0.5"
    assert signed("0") == "0"
    assert signed("–") == "–"
    assert (plain(0.0), significant(0.0), significant(-0.0)) == ("0", "0", "0")
    assert plain(float("nan")) == "–"
