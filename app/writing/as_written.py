"""How good suggestions are for text as people write it: with capitals, punctuation and line ends.

A perfect user writes the text on one page, where picks and spaces are the Type room's:

- each sign is one key, capitals, signs and line ends too, and so is a pick, which writes the
  space behind the word as well
- a word is taken the first time it is among the n shown, spelled as it is wanted, capitals too,
  if a letter of it is still to come
- KS@n = 100 · (characters − keys) / characters
- hit@k = 100 · words found among the first k, spelled so, before their first letter / words
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from app.prediction.evaluation import MOST_SHOWN, SHOWN, Evaluation
from app.prediction.predictor_like import PredictorLike
from app.writing.answer import Answer, Question, answer_question
from app.writing.perfect_user import PerfectUser, TextPage, TypedText

_STRAIGHT = str.maketrans("‘’“”\t", "''\"\" ")  # as keys write them
_UNTYPED = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class WrittenEvaluation(Evaluation):
    """``characters`` of the whole text, and the ``keys`` it took, by the number of suggestions."""

    characters: int
    keys: dict[int, int]


def as_typed(text: str) -> str:
    """The text as keys write it: straight quotation marks, line feeds, and no other blanks."""
    lines = "\n".join(text.splitlines())
    return _UNTYPED.sub(" ", lines.translate(_STRAIGHT)).strip("\n")


def evaluate_as_written(
    text: str, predictor: PredictorLike
) -> Iterator[tuple[int, WrittenEvaluation | None]]:
    """Line by line: after each how many are done; the result with the last. A text without words
    has none."""
    typed = as_typed(text)
    lines = typed.splitlines(keepends=True)
    answers = _Answers(predictor)
    users = {shown: PerfectUser(TextPage(shown, answers.ask)) for shown in SHOWN}
    written: dict[int, list[TypedText]] = {shown: [] for shown in SHOWN}
    for number, line in enumerate(lines, start=1):
        for shown, user in users.items():
            written[shown].append(user.type(line))
        answers.forget()
        if number < len(lines):
            yield number, None
    has_words = any(line.words for line in written[MOST_SHOWN])
    yield len(lines), _summary(len(typed), written, answers.ms) if has_words else None


@dataclass
class _Answers:
    """Works out each answer once, though several users ask."""

    predictor: PredictorLike
    ms: list[float] = field(default_factory=list)
    _kept: dict[str, Answer] = field(default_factory=dict)

    def ask(self, question: Question) -> Answer:
        if question.text not in self._kept:
            self._kept[question.text] = answer_question(self.predictor, question)
            self.ms.append(self._kept[question.text].ms)
        return self._kept[question.text]

    def forget(self) -> None:
        self._kept.clear()


def _summary(
    characters: int, written: dict[int, list[TypedText]], ms: list[float]
) -> WrittenEvaluation:
    keys = {shown: sum(line.keys for line in lines) for shown, lines in written.items()}
    words = [word for line in written[MOST_SHOWN] for word in line.words]
    found = {k: sum(word.word in word.offered[:k] for word in words) for k in SHOWN}
    percentiles = np.percentile(ms, [50, 99])
    return WrittenEvaluation(
        phrases=sum(bool(line.words) for line in written[MOST_SHOWN]),
        words=len(words),
        ks={shown: 100 * (1 - count / characters) for shown, count in keys.items()},
        hit={shown: 100 * count / len(words) for shown, count in found.items()},
        ms_p50=float(percentiles[0]),
        ms_p99=float(percentiles[1]),
        characters=characters,
        keys=keys,
    )
