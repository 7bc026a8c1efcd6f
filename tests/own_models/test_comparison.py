from __future__ import annotations

from dataclasses import replace

import pytest

from app.own_models.comparison import FEW_WORDS, SMALL_TEXT_WORDS, Comparison, Measured

BEFORE = Measured(50.0, 25.0, 1.0)


def compared(after: float, words: int = 2_000, is_known: bool = False) -> str:
    return Comparison(
        200, words, "Keyboard", BEFORE, replace(BEFORE, keys_saved=after), is_known
    ).verdict


@pytest.mark.parametrize(
    ("after", "begins"),
    [
        (54.2, "Better: it saves 4.2 more keys in 100"),
        (51.0, "Better: it saves 1.0 more"),
        (50.9, "As good as the model in use, no better"),
        (49.1, "As good as"),
        (49.0, "Not better: it saves 1.0 fewer"),
        (40.0, "Not better: it saves 10.0 fewer"),
    ],
)
def test_the_verdict_is_no_better_than_the_difference(after: float, begins: str) -> None:
    verdict = compared(after)
    assert verdict.startswith(begins)
    assert verdict.endswith("(on 200 different sentences kept for the test).")


def test_on_few_words_nothing_is_sure() -> None:
    assert compared(90, FEW_WORDS - 1).startswith("Too little text was kept for the test")
    assert compared(90, FEW_WORDS).startswith("Better")


def test_a_model_made_from_the_same_text_is_no_fair_rival() -> None:
    assert "no fair comparison" in compared(40, is_known=True)


def test_with_nothing_to_compare_with_it_says_so() -> None:
    alone = Comparison(200, 2_000, "", None, BEFORE)
    assert alone.gain is None
    assert "no model in use" in alone.verdict


def test_of_a_small_text_it_warns_that_others_may_be_unlike_it() -> None:
    small = Comparison(200, 2_000, "Keyboard", BEFORE, BEFORE, read_words=3_200)
    assert small.caution == (
        "It has read only 3,200 words: in other kinds of text “Keyboard” may suggest better."
    )
    assert replace(small, read_words=SMALL_TEXT_WORDS - 1).caution
    assert replace(small, read_words=SMALL_TEXT_WORDS).caution == ""
    assert replace(small, read_words=None).caution == ""
    assert replace(small, before=None).caution == ""
