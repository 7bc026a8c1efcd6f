"""From text to suggestions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.prediction.article.article_model import ArticleModel
from app.prediction.article.article_predictor import ArticlePredictor
from app.prediction.predictor import Predictor
from app.prediction.presets import model_path
from app.prediction.suggestion import PhraseSuggestion
from app.words.alphabet import word_to_sum
from app.words.tokens import normalise

PREDICTOR = Predictor.load(model_path("article"))
assert isinstance(PREDICTOR, ArticlePredictor)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How are ", ("you", "today")),
        ("how are", ("you", "today")),
        ("Thank you ", ("so", "much")),
        ("Where are ", ("you", "going")),
        ("The train ", ("is", "late")),
    ],
)
def test_phrases_it_was_trained_on_come_first(text: str, words: tuple[str, ...]) -> None:
    text = text if text.endswith(" ") else text + " "
    assert PREDICTOR.suggest_phrases(text, 3)[0].words == words


def test_a_context_never_trained_on_gets_an_honest_answer() -> None:
    prediction = PREDICTOR.predict("purple elephants ", 5)
    assert len(prediction.suggestions) == 5
    assert [each.position for each in prediction.predicted_sums] == [1, 2]


def test_scores_are_made_of_their_parts_and_fall() -> None:
    found = PREDICTOR.suggest("How are ", 20)
    scores = [suggestion.score for suggestion in found]
    assert scores == sorted(scores, reverse=True)
    for suggestion in found:
        parts = suggestion.parts
        assert suggestion.score == parts.network * (parts.context + parts.dictionary)
        assert suggestion.letter_sum == word_to_sum(suggestion.word)
        same = [w for w in PREDICTOR.lexicon.words if word_to_sum(w) == suggestion.letter_sum]
        assert suggestion.rivals == len(same) - 1


def test_a_prefix_is_completed_and_short_lists_are_whole() -> None:
    found = PREDICTOR.suggest("How are yo", 1000)
    expected = [w for w in PREDICTOR.lexicon.words if normalise(w).startswith("yo")]
    assert sorted(s.word for s in found) == sorted(expected)
    assert found[0].word == "you"


def test_nothing_typed_gives_nothing_and_letters_alone_complete() -> None:
    assert PREDICTOR.suggest("") == []
    assert PREDICTOR.suggest("123 … 😀 ") == []
    assert PREDICTOR.predict("", phrase=True).suggestions == ()
    assert PREDICTOR.predict("").predicted_sums == ()
    assert normalise(PREDICTOR.suggest("th")[0].word).startswith("th")


def test_a_megabyte_of_text_is_read_from_its_end() -> None:
    long = "lorem ipsum " * 90_000 + "How are "
    assert PREDICTOR.suggest(long) == PREDICTOR.suggest("ipsum How are ")


def test_phrase_suggestions_carry_sums_and_rivals() -> None:
    (best, *_) = PREDICTOR.predict("How are ", phrase=True).suggestions
    assert isinstance(best, PhraseSuggestion)
    assert best.letter_sums == (61, 65)
    assert best.rivals == PREDICTOR.decoder.combination_count((61, 65)) - 1


def test_one_thread_at_a_time_asks_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network's layers keep what they work out: two threads would read each other's."""
    alone: list[bool] = []
    outputs = ArticleModel.outputs

    def watched(model: ArticleModel, words: Sequence[str]) -> list[float]:
        alone.append(PREDICTOR._lock.locked())
        return outputs(model, words)

    monkeypatch.setattr(ArticleModel, "outputs", watched)
    PREDICTOR.predict("How are ")
    PREDICTOR.predict("How are ", phrase=True)
    assert alone
    assert all(alone)
