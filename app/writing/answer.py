"""Everything the Type room shows about one text, worked out away from the window's thread.

All records are frozen, so they can be handed from thread to thread.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from app.prediction.predictor_like import PredictorLike
from app.prediction.suggestion import Parts, PhraseSuggestion, Prediction, Suggestion
from app.words.alphabet import letter_values, word_to_sum
from app.words.encodings import ENCODINGS, Encoding
from app.words.reading import read_text
from app.words.slip import Slip
from app.words.tokens import normalise
from app.writing.casing import cased
from app.writing.phrase_card import PhraseCard, phrase_card

SLOT_CHOICES = (3, 5)
MOST_SLOTS = max(SLOT_CHOICES)
ARTICLE_WORDS, KEYBOARD_WORDS = 2, 4  # as many words before as each preset's network reads
RIVALS_SHOWN = 14
LETTER_SUM = "letter-sum"
WORDS_PER_SUM = 2
LEAST_LIKELY = 0.5  # the first card's chance of being right, to stand behind the caret
_LONGEST_SPELLED = 400  # letters of a word before; keeps the work per key small


class LexiconLike(Protocol):
    """The part of a lexicon that the room needs."""

    words: Sequence[str]
    keys: Sequence[str]

    def with_sum(self, letter_sum: int) -> Any:
        """Indices of the words with this sum, the most frequent first."""

    def with_code(self, encoding: Encoding, code: int) -> Any:
        """Indices of the words with this code, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Question:
    """``serial`` tells questions apart: an answer to any but the last one is stale."""

    serial: int
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion as it is shown: ``word`` is cased as it would be written.

    ``rivals`` are the most frequent other words with the same sum, ``rival_count`` counts all.
    Where ``code`` is written, they share this code of another encoding instead. A word that doesn't
    begin as is typed has a ``slip``.
    """

    word: str
    letter_sum: int
    score: float
    parts: Parts
    rival_count: int
    rivals: tuple[str, ...]
    code: str = ""
    slip: Slip | None = None


@dataclass(frozen=True, slots=True)
class SpelledWord:
    """A word and its letters' values, "How" 8 15 23; ``code`` where it goes into the network by
    another encoding's code."""

    word: str
    values: tuple[int, ...]
    code: str = ""

    @property
    def letter_sum(self) -> int:
        """What the values add up to."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class ExpectedSum:
    """A sum the network expects, and the words it most likely means.

    ``output`` is what it said, in sums, not rounded; ``p``, 0 to 1, how sure it is. ``to_go`` is
    what remains of the sum after the letters typed: None where none are, below 0 where they
    already add up to more.

    Where ``code`` is written, this code of another encoding is expected, and there is no sum.
    """

    output: float
    letter_sum: int
    words: tuple[str, ...]
    p: float = 1.0
    to_go: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. ``ms`` is the time the prediction took, in milliseconds.

    ``typed`` is the word being typed, if any. ``is_decoded_together`` tells a network whose
    outputs are the sums of several words in a row from one that weighs sums for the next word;
    ``phrase`` holds the former's words. ``encoding`` is the name of the one encoding that all went
    through, "" for all voices together. ``offered`` are words that may be taken together;
    ``is_first_likely`` says whether the first card is more than a guess.
    """

    question: Question
    cards: tuple[Card, ...] = ()
    context: tuple[SpelledWord, ...] = ()
    expected: tuple[ExpectedSum, ...] = ()
    phrase: tuple[str, ...] = ()
    ms: float = 0.0
    typed: SpelledWord | None = None
    is_decoded_together: bool = False
    encoding: str = ""
    offered: PhraseCard | None = None
    is_first_likely: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer could be had; ``reason`` is one line. ``question`` is the one that has none, None
    where no question has."""

    reason: str
    question: Question | None = None


def answer_question(
    predictor: PredictorLike,
    question: Question,
    unwanted: Set[str] = frozenset(),
    most: int = MOST_SLOTS,
) -> Answer:
    """Asks for the next word and, where outputs are decoded together, for all words at once.

    ``unwanted`` are normalised words that are not to be shown; no more than ``most`` others are.
    """
    read = read_text(question.text)
    finished, prefix = read.finished, read.prefix
    single = predictor.predict(question.text, most + len(unwanted))
    together = any(each.position > 1 for each in single.predicted_sums)
    phrase = _phrase(predictor.predict(finished, 1, phrase=True)) if together else ()
    looked_at = ARTICLE_WORDS if together else KEYBOARD_WORDS
    wanted = (
        suggestion
        for suggestion in single.suggestions
        if isinstance(suggestion, Suggestion) and normalise(suggestion.word) not in unwanted
    )
    lexicon: LexiconLike = predictor.lexicon
    other = _other_encoding(single)
    words = read.words if together else read.spoken
    before = (word[-_LONGEST_SPELLED:] for word in words[-looked_at:])
    return Answer(
        question=question,
        cards=tuple(_card(lexicon, each, finished, prefix, other) for each in islice(wanted, most)),
        context=tuple(_spelled(word, other) for word in before),
        expected=_outputs(single, phrase) if together else _expected(single, lexicon, prefix),
        phrase=phrase,
        ms=single.ms,
        typed=_spelled(prefix, other) if prefix else None,
        is_decoded_together=together,
        encoding=single.encoding,
        offered=_offered(single, phrase, finished, prefix, unwanted),
        is_first_likely=_is_first_likely(single, unwanted),
    )


def _other_encoding(prediction: Prediction) -> Encoding | None:
    """The one encoding that all went through, where it is another than the letter sum."""
    name = prediction.encoding
    return ENCODINGS[name] if name and name != LETTER_SUM else None


def _spelled(word: str, other: Encoding | None) -> SpelledWord:
    return SpelledWord(word, letter_values(word), other.written(word) if other else "")


def _phrase(together: Prediction) -> tuple[str, ...]:
    first = next(iter(together.suggestions), None)
    return first.words if isinstance(first, PhraseSuggestion) else ()


def _offered(
    single: Prediction, phrase: tuple[str, ...], finished: str, prefix: str, unwanted: Set[str]
) -> PhraseCard | None:
    likely = single.continuation
    if phrase or likely is None or not likely.words:
        return phrase_card(phrase, finished, prefix, unwanted)
    return phrase_card(likely.words, finished, prefix, unwanted, likely.chances[-1])


def _is_first_likely(prediction: Prediction, unwanted: Set[str]) -> bool:
    """True too where the model doesn't say how likely its words are."""
    likely = prediction.continuation
    if likely is None:
        return True
    return likely.chances[0] >= LEAST_LIKELY and normalise(likely.words[0]) not in unwanted


def _outputs(prediction: Prediction, phrase: tuple[str, ...]) -> tuple[ExpectedSum, ...]:
    """One for each output, with its word of the phrase."""
    return tuple(
        ExpectedSum(each.output, each.letter_sum, phrase[each.position - 1 :][:1], each.p)
        for each in prediction.predicted_sums
    )


def _expected(prediction: Prediction, lexicon: LexiconLike, prefix: str) -> tuple[ExpectedSum, ...]:
    """The likeliest codes of the one encoding, else the likeliest sums."""
    if _other_encoding(prediction) is None:
        return _sums(prediction, lexicon, prefix)
    return tuple(
        ExpectedSum(0.0, 0, each.words, each.p, code=each.written)
        for each in prediction.predicted_codes
    )


def _sums(prediction: Prediction, lexicon: LexiconLike, prefix: str) -> tuple[ExpectedSum, ...]:
    """The likeliest sums of the next word, with its most frequent words."""
    key, typed = normalise(prefix), word_to_sum(prefix)
    return tuple(
        ExpectedSum(
            each.output,
            each.letter_sum,
            _most_frequent(lexicon, each.letter_sum, key),
            each.p,
            each.letter_sum - typed if prefix else None,
        )
        for each in prediction.predicted_sums
    )


def _most_frequent(lexicon: LexiconLike, letter_sum: int, key: str) -> tuple[str, ...]:
    """The first words with this sum that begin with the normalised prefix."""
    keys, words = lexicon.keys, lexicon.words
    found: list[str] = []
    for index in lexicon.with_sum(letter_sum).tolist():
        if keys[index].startswith(key):
            found.append(words[index])
            if len(found) == WORDS_PER_SUM:
                break
    return tuple(found)


def _card(
    lexicon: LexiconLike, suggestion: Suggestion, finished: str, prefix: str, other: Encoding | None
) -> Card:
    own, count = normalise(suggestion.word), suggestion.rivals
    if other is None:
        same = lexicon.with_sum(suggestion.letter_sum)
    else:
        same = lexicon.with_code(other, other.encode(suggestion.word))
        count = sum(lexicon.keys[index] != own for index in same.tolist())
    rivals = (index for index in same.tolist() if lexicon.keys[index] != own)
    return Card(
        word=cased(suggestion.word, finished, prefix),
        letter_sum=suggestion.letter_sum,
        score=suggestion.score,
        parts=suggestion.parts,
        rival_count=count,
        rivals=tuple(lexicon.words[index] for index in islice(rivals, RIVALS_SHOWN)),
        code=other.written(suggestion.word) if other else "",
        slip=suggestion.slip,
    )
