"""Everything the Type room shows about one text, worked out away from the window's thread.

Knows no Qt. All records are frozen, so they can be handed from thread to thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from app.gui.type.casing import cased
from app.prediction.suggestion import Parts, PhraseSuggestion, Prediction, Suggestion
from app.words.alphabet import letter_values
from app.words.tokens import normalise, split_prefix, words_of

SLOTS = 3
CONTEXT_WORDS = 2  # as many as the article's network reads
RIVALS_SHOWN = 14
_TAIL_CHARACTERS = 400  # plenty for the words before; keeps the work per key small


class LexiconLike(Protocol):
    """The part of a lexicon that the room needs."""

    words: Sequence[str]

    def with_sum(self, letter_sum: int) -> Any:
        """Indices of the words with this sum, the most frequent first."""


class PredictorLike(Protocol):
    """The part of a predictor that the room needs."""

    lexicon: Any

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        """Suggestions and the sums they come from."""


@dataclass(frozen=True, slots=True)
class Question:
    """``serial`` tells questions apart: an answer to any but the last one is stale."""

    serial: int
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion as it is shown: ``word`` is cased as it would be written.

    ``rivals`` are the most frequent other words with the same sum, ``rival_count`` counts all.
    """

    word: str
    letter_sum: int
    score: float
    parts: Parts
    rival_count: int
    rivals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpelledWord:
    """A word and its letters' values, "How" 8 15 23."""

    word: str
    values: tuple[int, ...]

    @property
    def letter_sum(self) -> int:
        """What the values add up to."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class ExpectedSum:
    """A sum the network expects, and the word it most likely means ("" if none).

    ``output`` is what it said, in sums, not rounded; ``p``, 0 to 1, how sure it is. A network that
    weighs several sums for the next word has a ``p`` below 1.
    """

    output: float
    letter_sum: int
    word: str
    p: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. ``ms`` is the time the prediction took, in milliseconds."""

    question: Question
    cards: tuple[Card, ...]
    context: tuple[SpelledWord, ...]
    expected: tuple[ExpectedSum, ...]
    phrase: tuple[str, ...]
    ms: float


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer could be had; ``reason`` is one line."""

    reason: str


def answer_question(predictor: PredictorLike, question: Question) -> Answer:
    """Asks the predictor for the next word and for both words together."""
    finished, prefix = split_prefix(question.text)
    single = predictor.predict(question.text, SLOTS)
    together = predictor.predict(finished, 1, phrase=True)
    phrase = _phrase(together)
    words = words_of(finished[-_TAIL_CHARACTERS:])[-CONTEXT_WORDS:]
    return Answer(
        question=question,
        cards=tuple(
            _card(predictor.lexicon, suggestion, finished, prefix)
            for suggestion in single.suggestions
            if isinstance(suggestion, Suggestion)
        ),
        context=tuple(SpelledWord(word, letter_values(word)) for word in words),
        expected=_expected(single, phrase, predictor.lexicon),
        phrase=phrase,
        ms=single.ms,
    )


def _phrase(together: Prediction) -> tuple[str, ...]:
    first = next(iter(together.suggestions), None)
    return first.words if isinstance(first, PhraseSuggestion) else ()


def _expected(
    prediction: Prediction, phrase: tuple[str, ...], lexicon: LexiconLike
) -> tuple[ExpectedSum, ...]:
    expected = []
    for each in prediction.predicted_sums:
        if each.p < 1:
            word = _most_frequent(lexicon, each.letter_sum)
        else:
            word = "".join(phrase[each.position - 1 :][:1])
        expected.append(ExpectedSum(each.output, each.letter_sum, word, each.p))
    return tuple(expected)


def _most_frequent(lexicon: LexiconLike, letter_sum: int) -> str:
    index = next(iter(lexicon.with_sum(letter_sum)), None)
    return "" if index is None else lexicon.words[index]


def _card(lexicon: LexiconLike, suggestion: Suggestion, finished: str, prefix: str) -> Card:
    own = normalise(suggestion.word)
    same_sum = (lexicon.words[index] for index in lexicon.with_sum(suggestion.letter_sum))
    rivals = islice((word for word in same_sum if normalise(word) != own), RIVALS_SHOWN)
    return Card(
        word=cased(suggestion.word, finished, prefix),
        letter_sum=suggestion.letter_sum,
        score=suggestion.score,
        parts=suggestion.parts,
        rival_count=suggestion.rivals,
        rivals=tuple(rivals),
    )
