"""A few phrases drawn from the dictionary; ``python -m benchmarks.teaching`` tries fifty."""

from __future__ import annotations

import pytest

from app.microscope.teaching.attempt import Verdict
from benchmarks.teaching import drawn_phrases, tried
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()


@pytest.mark.parametrize("text", list(drawn_phrases(LEXICON, 5, seed=7)))
def test_it_is_taught_or_refused_as_worked_out_word_by_word(text: str) -> None:
    assert tried(text, LEXICON).fault == ""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("How are → you fine", Verdict.TAUGHT),
        ("How are → you understanding", Verdict.TAUGHT),
        ("Australia fattening → peak heap", Verdict.REFUSED),
        ("wonderful day → Candice doesn't", Verdict.REFUSED),
    ],
)
def test_known_phrases(text: str, verdict: Verdict) -> None:
    outcome = tried(text, LEXICON)
    assert outcome.report.verdict is verdict
    assert outcome.fault == ""
    assert bool(outcome.reason) is (verdict is Verdict.REFUSED)
