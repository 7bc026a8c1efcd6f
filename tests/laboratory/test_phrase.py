"""The pairs shown for the article's own phrase, against the slow way to rank them."""

from __future__ import annotations

from itertools import product

from app.laboratory.phrase import PAIRS_SHOWN, PhraseAnswer, answer_phrase
from app.prediction.predictor import Predictor
from app.prediction.presets import model_path
from tests.words.lexicons import shipped_lexicon


def test_the_articles_phrase_decodes_to_the_articles_words() -> None:
    lexicon = shipped_lexicon()
    answer = answer_phrase(Predictor.load(model_path("article"), lexicon), "How are")
    assert answer.pairs[0].words == ("you", "today")
    first, second = (said.output for said in answer.outputs)
    assert [said.letter_sum for said in answer.outputs] == [round(first), round(second)] == [61, 65]
    assert len(answer.pairs) == PAIRS_SHOWN
    both = list(product(lexicon.with_sum(61), lexicon.with_sum(65)))
    assert answer.combinations == len(both)
    for pair in answer.pairs:
        parts = pair.parts
        distance = abs(pair.letter_sums[0] - first) + abs(pair.letter_sums[1] - second)
        assert abs(parts.network - 1 / (1 + distance)) < 1e-9
        assert abs(pair.score - parts.network * (parts.context + parts.dictionary)) < 1e-12


def test_no_phrase_has_no_answer() -> None:
    predictor = Predictor.load(model_path("article"), shipped_lexicon())
    assert answer_phrase(predictor, "  ") == PhraseAnswer("  ")
    assert PhraseAnswer("").combinations == 0


def test_a_very_long_phrase_is_read_at_its_end() -> None:
    predictor = Predictor.load(model_path("article"), shipped_lexicon())
    long = answer_phrase(predictor, "word " * 100_000 + "How are")
    assert [pair.words for pair in long.pairs] == [
        pair.words for pair in answer_phrase(predictor, "word How are").pairs
    ]
