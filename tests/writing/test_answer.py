from __future__ import annotations

from app.writing.answer import Question, SpelledWord, answer_question
from tests.writing.fake_predictor import FakePredictor


def test_an_answer_holds_all_that_is_shown() -> None:
    answer = answer_question(FakePredictor(), Question(7, "Well, how are "))
    assert answer.question.serial == 7
    assert [card.word for card in answer.cards] == ["you", "they", "today", "we", "your"]
    assert answer.cards[0].letter_sum == 61
    assert answer.context == (SpelledWord("how", (8, 15, 23)), SpelledWord("are", (1, 18, 5)))
    assert [word.letter_sum for word in answer.context] == [46, 24]
    assert answer.phrase == ("you", "today")
    assert [(e.output, e.letter_sum, e.words) for e in answer.expected] == [
        (61.02, 61, ("you",)),
        (65.03, 65, ("today",)),
    ]


def test_rivals_are_other_words() -> None:
    answer = answer_question(FakePredictor(), Question(1, "how are "))
    assert answer.cards[0].rivals == ("having", "took", "news")


def test_words_are_cased_as_they_would_be_written() -> None:
    answer = answer_question(FakePredictor(), Question(1, "how are Y"))
    assert [card.word for card in answer.cards] == ["You", "Your", "Young"]


def test_both_words_together_belong_to_what_is_finished() -> None:
    predictor = FakePredictor()
    answer_question(predictor, Question(1, "how are yo"))
    assert predictor.asked == ["how are yo", "how are "]


def test_an_empty_page_has_no_answer_to_show() -> None:
    answer = answer_question(FakePredictor(), Question(1, ""))
    assert (answer.cards, answer.context, answer.expected, answer.phrase) == ((), (), (), ())
