from __future__ import annotations

import pytest

from app.words.spoken_numbers import with_spoken_numbers


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("at 5 ", "at five "),
        ("in 21 days", "in twenty one days"),
        ("the 3rd", "the third"),
        ("on the 21st of", "on the twenty first of"),
        ("30th", "thirtieth"),
        ("at 5:30 ", "at five thirty "),
        ("3.5 miles", "three point five miles"),
        ("£20 ", "twenty pounds "),
        ("50% of", "fifty percent of"),
        ("1,000 people", "one thousand people"),
        ("250 ", "two hundred fifty "),
        ("in 1984 ", "in nineteen eighty four "),
        ("in 2007", "in two thousand seven"),
        ("in 1900", "in nineteen hundred"),
        ("0", "zero"),
        ("3,000,000", "three million"),
        ("9999999999 times", " times"),
        ("hunter2 B12 5pm", "hunter2 B12 5pm"),
        ("no number", "no number"),
        ("٣ ", "three "),
    ],
)
def test_numbers_are_words(text: str, spoken: str) -> None:
    assert with_spoken_numbers(text) == spoken


def test_no_number_takes_long() -> None:
    assert "nine" not in with_spoken_numbers("9" * 1_000_000)
    assert "nine" not in with_spoken_numbers("9," * 500_000)
