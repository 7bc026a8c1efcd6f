from __future__ import annotations

import pytest

from app.words.learnable import has_finished_sentence, learnable_sentence
from app.words.tokens import current_sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I saw Dr. ", ["I", "saw", "Dr"]),
        ("Ask Mrs. Green", ["Ask", "Mrs", "Green"]),
        ("fruit, e.g. ", ["fruit", "e", "g"]),
        ("that is, i.e. not", ["that", "is", "i", "e", "not"]),
        ("apples, pears, etc. and", ["apples", "pears", "etc", "and"]),
        ("J. R. Hartley", ["J", "R", "Hartley"]),
        ("George W. Bush", ["George", "W", "Bush"]),
        ("It costs 3.50 in", ["It", "costs", "in"]),
        ("see example.com for", ["see", "example", "com", "for"]),
        ("We came. Then ", ["Then"]),
        ("We came.Then ", ["Then"]),
        ("No. It", ["It"]),
        ("So did I. We", ["We"]),
        ("Take vitamin C. It", ["It"]),
        ("Really?! Yes", ["Yes"]),
        ("Wait... what", ["what"]),
        ("Dr.\nBrown", ["Brown"]),
        ('He said: "', []),
        ('He said: "come', ["come"]),
        ("He said: “come", ["come"]),
        ("One thing: come", ["One", "thing", "come"]),
    ],
)
def test_the_sentence_that_is_being_written(text: str, words: list[str]) -> None:
    assert current_sentence(text) == words


def test_abbreviations_end_no_sentence_that_is_learned() -> None:
    assert learnable_sentence("We saw Dr. Brown") == ["We", "saw", "Dr", "Brown"]
    assert not has_finished_sentence("We saw Dr. ")
    assert has_finished_sentence("We saw Dr.\n")
    assert has_finished_sentence("We saw him. ")
