"""From phrases to samples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.article.samples import (
    Phrase,
    PhraseError,
    SumScale,
    count_words,
    phrase_samples,
    read_phrases,
)

ARTICLE = Phrase(("How", "are"), ("you", "today"))


@given(st.floats(0.5, 1000), st.integers(0, 10_000))
def test_the_scale_goes_both_ways(divisor: float, letter_sum: int) -> None:
    scale = SumScale(divisor)
    assert scale.unit_to_sum(scale.sum_to_unit(letter_sum)) == pytest.approx(letter_sum)


def test_the_article_s_phrase() -> None:
    inputs, targets = phrase_samples([ARTICLE], SumScale(100))
    assert inputs.tolist() == [[0.46, 0.24]]
    assert targets.tolist() == [[0.61, 0.65]]
    assert count_words([ARTICLE, ARTICLE])["today"] == 2


def test_phrases_are_read_remarks_and_blank_lines_left_out(tmp_path: Path) -> None:
    path = tmp_path / "phrases.txt"
    path.write_text("# remark\n\n  How are you, today?  # the article\n", encoding="utf-8")
    assert read_phrases(path) == [ARTICLE]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"one two three\n", "line 1: has 3 words; a phrase needs four"),
        (b"a b c d\ne f g h i\n", "line 2: has 5 words"),
        (b"# nothing\n", "has 0 phrases"),
        (b"\xff\xfe", "is not UTF-8 text"),
    ],
)
def test_bad_files_are_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "phrases.txt"
    path.write_bytes(content)
    with pytest.raises(PhraseError, match=message):
        read_phrases(path)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(PhraseError, match=r"none\.txt: can't be read"):
        read_phrases(tmp_path / "none.txt")


@pytest.mark.parametrize("word", ["extraordinarily", "東京"])
def test_a_sum_that_no_output_reaches_is_named(word: str) -> None:
    with pytest.raises(PhraseError, match=f'the sum of "{word}" is'):
        phrase_samples([Phrase(("How", "are"), ("you", word))], SumScale(100))
