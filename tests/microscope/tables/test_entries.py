from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.number_format import NumberError
from app.microscope.tables.entries import fitted, parse_rows, parse_value
from nncore.network_file import Sample


@pytest.mark.parametrize(
    "text",
    [
        "0.1\t0.2\t0.9\n1/2\t0,4\t1",
        "0.1;0.2;0.9\r\n0.5;0,4;1\r\n",
        "0.1 0.2 0.9\n\n  \n0.5   0.4 1\n",
    ],
)
def test_rows_of_a_spreadsheet_become_samples(text: str) -> None:
    assert parse_rows(text, 2, 1) == (Sample((0.1, 0.2), (0.9,)), Sample((0.5, 0.4), (1.0,)))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0.1\t0.2\n0.1\t0.2\t0.3", "row 1 has 2 numbers; 3 are needed, 2 in and 1 out"),
        ("0.1\t0.2\t0.3\n0.1\tabc\t0.3", "row 2: “abc” is not a number"),
        ("0.1\t\t0.3", "row 1: a number is missing"),
        ("", "nothing to paste"),
        ("1 2 3\n" * 10_001, "10,001 rows are too many"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_taken(text: str, reason: str) -> None:
    with pytest.raises(NumberError) as error:
        parse_rows(text, 2, 1)
    assert reason in str(error.value)


def test_values_are_those_a_network_file_can_hold() -> None:
    assert parse_value("-1/4") == -0.25
    with pytest.raises(NumberError, match="too large"):
        parse_value("1e300")


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_fitted_number_is_near_and_short(value: float) -> None:
    text = fitted(value, 9)
    assert len(text) <= 9
    assert float(text.replace("−", "-")) == pytest.approx(value, rel=0.06, abs=1e-300)


def test_as_many_digits_as_fit() -> None:
    assert [fitted(-12.345678, signs) for signs in (8, 7, 6)] == ["−12.3457", "−12.346", "−12.35"]
    assert fitted(None, 7) == "–"
