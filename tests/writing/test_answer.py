from __future__ import annotations

import pytest

from app.prediction.suggestion import Continuation, Parts, Prediction, Suggestion
from app.writing.answer import LEAST_LIKELY, Answer, Question, SpelledWord, answer_question
from tests.writing.fake_predictor import WORDS, FakePredictor


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


def test_the_pair_may_be_taken_whole_where_it_fits_what_is_typed() -> None:
    for text, whole in (
        ("how are ", "you today"),
        ("how are Yo", "You today"),
        ("how are t", None),
    ):
        offered = answer_question(FakePredictor(), Question(1, text)).offered
        assert (offered.text if offered else None) == whole
    unwanted = answer_question(FakePredictor(), Question(1, "how are "), {"today"})
    assert unwanted.offered is None


class ContinuingPredictor(FakePredictor):
    """Says how likely its first word is, and goes on with another one."""

    def __init__(self, *chances: float) -> None:
        super().__init__()
        self._chances = chances

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        words = (WORDS[0], "and", "me")[: len(self._chances)]
        first = Suggestion(words[0], 0.5, 61, Parts(), 0)
        return Prediction(text, (first,), (), 0.1, continuation=Continuation(words, self._chances))


def continued(*chances: float, unwanted: frozenset[str] = frozenset()) -> Answer:
    return answer_question(ContinuingPredictor(*chances), Question(1, "How are "), unwanted)


def test_words_in_a_row_are_offered_together() -> None:
    offered = continued(0.9, 0.8, 0.7).offered
    assert offered is not None
    assert offered.words == ("you", "and", "me")
    assert continued(0.9).offered is None
    assert continued(0.9, 0.8, unwanted=frozenset({"and"})).offered is None


@pytest.mark.parametrize(
    ("chance", "is_likely"), [(LEAST_LIKELY - 0.01, False), (LEAST_LIKELY + 0.01, True)]
)
def test_an_answer_says_whether_its_first_word_is_likely(chance: float, is_likely: bool) -> None:
    assert continued(chance).is_first_likely == is_likely
    assert not continued(chance, unwanted=frozenset({"you"})).is_first_likely
    assert answer_question(FakePredictor(), Question(1, "How are ")).is_first_likely
