from __future__ import annotations

from app.microscope.phrases.page_phrase import phrase_from_page
from app.prediction.article.samples import Phrase


def test_the_last_words_of_the_last_sentence_that_is_long_enough() -> None:
    page = "Hi Sam. So I ask you how are you today? Fine, thanks."
    assert phrase_from_page(page, 2, 2) == Phrase(("how", "are"), ("you", "today"))
    assert phrase_from_page(page, 1, 1) == Phrase(("Fine",), ("thanks",))
    assert phrase_from_page("How are you today", 2, 2) == Phrase(("How", "are"), ("you", "today"))


def test_words_without_a_sum_are_passed_over() -> None:
    assert phrase_from_page("How are 你好 you today 42", 2, 2) == Phrase(
        ("How", "are"), ("you", "today")
    )


def test_no_sentence_is_long_enough() -> None:
    assert phrase_from_page("", 2, 2) is None
    assert phrase_from_page("How are you. Fine. And you", 2, 2) is None
