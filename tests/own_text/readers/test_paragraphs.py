from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_text.readers.paragraphs import is_wrapped, unwrapped, unwrapped_text


@given(st.lists(st.text("abc,", min_size=1, max_size=12), min_size=1, max_size=60))
def test_lines_that_a_program_broke_are_one_again(words: list[str]) -> None:
    lines = textwrap.wrap(" ".join(words), 72, break_long_words=False, break_on_hyphens=False)
    width = max(map(len, lines))
    joined = unwrapped(lines)
    assert " ".join(joined) == " ".join(words)
    if width == 72:  # else more could have stood on a line than did
        assert joined == [" ".join(words)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Roses are red,", "violets are blue"],
        ["A line of more signs than any program that wraps lines would put on one of them, I say",
         "and words"],
    ],
)  # fmt: skip
def test_other_lines_stay(lines: list[str]) -> None:
    assert unwrapped(lines) == lines


STORY = [
    "She went down to the harbour before it was light, as she did every morning that winter, and "
    "looked whether the boats had come in. They had not.",
    "On the way back she met the man from the post office, who carried nothing but a lamp and said "
    "that there was no letter for her either. She thanked him all the same and went home.",
]


def wrapped(paragraphs: list[str], width: int = 70) -> str:
    return "\n\n".join(map("\n".join, (textwrap.wrap(each, width) for each in paragraphs)))


@pytest.mark.parametrize("width", [60, 65, 70, 75, 80])
def test_a_wrapped_text_is_known_and_put_together(width: int) -> None:
    text = wrapped(STORY * 3, width)
    assert is_wrapped(text)
    assert unwrapped_text(text).split("\n\n")[:-1] == STORY * 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line.\n" * 50,
        "\n\n".join(STORY),
        "\n".join(f"This is sentence {number} of a list of them." for number in range(60)),
        "\n".join(f"{'word ' * (number * 7 % 13)}and an end." for number in range(60)),
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not is_wrapped(text)


def test_lines_of_a_list_stay() -> None:
    lines = ["- bread, if there is any left so late in the day, else rolls, six of them",
             "- milk", "1. butter"]  # fmt: skip
    assert unwrapped(lines) == lines
