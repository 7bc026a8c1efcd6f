"""Numbers as people write them, with the digits that they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.typed_number import read_number, rounded
from app.microscope.number_format import NumberError

# What is typed, its value, how many of its digits count, and a unit of the last of them.
READ = [
    ("0.48", 0.48, 2, 0.01), (".48", 0.48, 2, 0.01), ("0,48", 0.48, 2, 0.01),
    (",48", 0.48, 2, 0.01),
    ("4.8e-1", 0.48, 2, 0.01), ("4,8e-1", 0.48, 2, 0.01), ("48e-2", 0.48, 2, 0.01),
    ("0.480", 0.48, 3, 0.001), ("0.4800", 0.48, 4, 0.0001), ("+0.48", 0.48, 2, 0.01),
    ("-0.48", -0.48, 2, 0.01), ("−0.48", -0.48, 2, 0.01), (" 0.48 ", 0.48, 2, 0.01),
    ("0.0500", 0.05, 3, 0.0001), ("0.05", 0.05, 1, 0.01), ("0.005", 0.005, 1, 0.001),
    (".0500", 0.05, 3, 0.0001), ("00.5", 0.5, 1, 0.1), ("0.5", 0.5, 1, 0.1), (".5", 0.5, 1, 0.1),
    ("5", 5.0, 1, 1.0), ("5.", 5.0, 1, 1.0), ("5,", 5.0, 1, 1.0), ("5.0", 5.0, 2, 0.1),
    ("12", 12.0, 2, 1.0), ("120", 120.0, 3, 1.0), ("120.", 120.0, 3, 1.0),
    ("1.2e2", 120.0, 2, 10.0), ("1.20e2", 120.0, 3, 1.0), ("12e1", 120.0, 2, 10.0),
    ("1E3", 1000.0, 1, 1000.0), ("1.000e3", 1000.0, 4, 1.0), ("1000", 1000.0, 4, 1.0),
    ("0", 0.0, 0, 1.0), ("0.0", 0.0, 0, 0.1), ("0.000", 0.0, 0, 0.001), ("-0", 0.0, 0, 1.0),
    ("1.0", 1.0, 2, 0.1), ("1.00", 1.0, 3, 0.01), ("1", 1.0, 1, 1.0),
    ("0.1", 0.1, 1, 0.1), ("0.10", 0.1, 2, 0.01), ("10.05", 10.05, 4, 0.01),
    ("100.0", 100.0, 4, 0.1), ("3.14159", 3.14159, 6, 1e-5), ("2.5e-3", 0.0025, 2, 1e-4),
    ("2.50e-3", 0.0025, 3, 1e-5), ("25e-4", 0.0025, 2, 1e-4), ("0.0025", 0.0025, 2, 1e-4),
    ("0.00250", 0.0025, 3, 1e-5), ("-.02", -0.02, 1, 0.01), ("−0.02", -0.02, 1, 0.01),
    ("−0,020", -0.02, 2, 0.001), ("- 0.02", -0.02, 1, 0.01), ("1e-10", 1e-10, 1, 1e-10),
    ("0.298371109", 0.298371109, 9, 1e-9), ("0,29837", 0.29837, 5, 1e-5),
    ("7e+2", 700.0, 1, 100.0), ("7.00E+02", 700.0, 3, 1.0), ("999", 999.0, 3, 1.0),
    ("0.999", 0.999, 3, 0.001),
]  # fmt: skip
EXACT = [("1/3", 1 / 3), ("-1/4", -0.25), ("−2/5", -0.4), ("0,5/2", 0.25), ("3/1", 3.0)]
REFUSED = ["", " ", "abc", "1,000", "1.2.3", "1/0", "1//2", "0x10", "nan", "inf", "1e999", "½",
           "--1", "1 e", "5%", "٣", "1_000", "9" * 50]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "digits", "unit"), READ)
def test_values_and_digits(text: str, value: float, digits: int, unit: float) -> None:
    number = read_number(text)
    assert number.value == pytest.approx(value, rel=1e-15)
    assert number.digits == digits
    assert number.half_unit == pytest.approx(unit / 2, rel=1e-12)


@pytest.mark.parametrize(("text", "value"), EXACT)
def test_fractions_are_exact(text: str, value: float) -> None:
    number = read_number(text)
    assert (number.value, number.half_unit, number.digits) == (value, 0.0, None)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(NumberError):
        read_number(text)


@given(st.floats(1e-6, 1e6), st.integers(1, 9), st.booleans())
def test_what_is_written_with_so_many_digits_says_the_number(
    value: float, digits: int, is_negative: bool
) -> None:
    written = f"{-value if is_negative else value:.{digits - 1}e}"
    number = read_number(written)
    assert number.digits == digits
    assert abs(abs(number.value) - value) <= number.half_unit + 1e-12 * value
    assert rounded(number.value, digits) == number.value


def test_a_single_digit_is_not_enough_for_a_number_that_has_more() -> None:
    assert read_number("0").half_unit_at(0.003) < 0.003
    assert read_number("0").half_unit_at(0.73) < 0.73
    assert read_number("0.48").half_unit_at(0.479) == 0.005
    assert read_number("0.4790").half_unit_at(0.479) == 0.00005
