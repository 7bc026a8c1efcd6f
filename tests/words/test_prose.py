from __future__ import annotations

import pytest

from app.words.prose import is_prose


@pytest.mark.parametrize(
    "text",
    ["", "How are ", "How are y", "and/", "and/o", "a well-kn", "Hello.", "Hello!", "so (se",
     "for $", "in 2024", "say 50%", "Note:", "a `b` and ", "don't", "@anna ", "see example.com ",
     "```\ncode\n```\nthen w"],
)  # fmt: skip
def test_words_are_written(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    ["see https://exa", "see http://", "go to www.exa", "example.co", "write to ann@", "ask @an",
     "ask @", "in /usr/lo", "in /", "~/no", "C:\\Us", "C:\\", "src/app/wo", "file_na", "x=", "x=yo",
     "run `git che", "run `git checkout ", "```\nimport nu", "```\nx = 1\n", "hunter2x"],
)  # fmt: skip
def test_no_words_are_written(text: str) -> None:
    assert not is_prose(text)
