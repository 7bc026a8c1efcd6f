"""The figures of text as it is written, against counts made by hand."""

from __future__ import annotations

import pytest

from app.writing.as_written import WrittenEvaluation, as_typed, evaluate_as_written
from tests.writing.fake_predictor import FakePredictor


def evaluated(text: str) -> WrittenEvaluation | None:
    *_, (_, result) = evaluate_as_written(text, FakePredictor())
    return result


def test_the_figures_of_a_short_text() -> None:
    result = evaluated("how you, they.\nHow You we\n")
    assert result is not None
    first_line = 4 + 1 + 1 + 1 + 1 + 1 + 1  # "how ", you, ",", " ", they, ".", line end
    second_line = 4 + 2 + 2  # "How ", Y and You, w and we
    # With one shown "they" takes a letter, with five "we" takes none.
    both = first_line + second_line
    assert result.keys == {1: both + 1, 3: both, 5: both - 1}
    assert (result.characters, result.words, result.phrases) == (25, 6, 2)
    assert result.ks == {n: pytest.approx(100 * (1 - keys / 25)) for n, keys in result.keys.items()}
    # "You" is wanted, and "you" is no hit.
    assert result.hit == {1: pytest.approx(100 / 6), 3: pytest.approx(200 / 6), 5: 50.0}


def test_each_line_is_a_step_and_the_result_comes_last() -> None:
    steps = list(evaluate_as_written("you\n\nthey", FakePredictor()))
    assert [done for done, _ in steps] == [1, 2, 3]
    assert [result is None for _, result in steps] == [True, True, False]


def test_a_text_without_words_has_no_figures() -> None:
    assert evaluated("12\n…!") is None


def test_text_is_brought_to_what_keys_write() -> None:
    assert as_typed("“Don’t”\r\n\ttea\u00a0now\x00\u2028end\n\n") == '"Don\'t"\n tea now \nend'
