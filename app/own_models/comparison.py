"""How good a new model's suggestions are beside those of the model in use, on the same text that
neither has learned from here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.prediction.evaluation import Evaluation, Suggest

FIRST = 3  # suggestions that are looked at
# Keystroke savings on 200 sentences are known to within a point, 19 times in 20.
DISTINCT_POINTS = 1.0
FEW_WORDS = 200  # on fewer, one lucky sentence says more than the model


@dataclass(frozen=True, slots=True)
class Measured:
    """``keys_saved`` and ``in_first`` in percent, with FIRST suggestions; ``ms`` for one
    suggestion, the median."""

    keys_saved: float
    in_first: float
    ms: float

    @classmethod
    def of(cls, evaluation: Evaluation) -> Measured:
        """What of an evaluation is shown."""
        return cls(evaluation.ks[FIRST], evaluation.hit[FIRST], evaluation.ms_p50)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``in_use`` is the name of the model in use, ``before`` how good it is; None where it can't
    be had."""

    sentences: int
    words: int
    in_use: str
    before: Measured | None
    after: Measured

    @property
    def gain(self) -> float | None:
        """Points of keys saved more than before."""
        return None if self.before is None else self.after.keys_saved - self.before.keys_saved

    @property
    def verdict(self) -> str:
        """One sentence, no better than the truth."""
        if self.gain is None:
            return "there is no model in use to compare it with"
        if self.words < FEW_WORDS:
            return f"too little text was held back to be sure ({self.words} words)"
        if self.gain >= DISTINCT_POINTS:
            return f"better: it saves {self.gain:.1f} more keys in 100 on your text"
        if self.gain <= -DISTINCT_POINTS:
            return f"not better: it saves {-self.gain:.1f} fewer keys in 100 on your text"
        return "as good as the model in use, no better"


def hits(sentences: Sequence[Sequence[str]], suggest: Suggest) -> Iterator[float | None]:
    """What share of their words, in percent, is among the first FIRST before a letter is typed.
    Yields None after each sentence but the last, after that the share; sentences have words."""
    found = words = 0
    for place, sentence in enumerate(sentences, start=1):
        left = ""
        for word in sentence:
            found += word in (each.lower() for each in suggest(left, FIRST))
            words += 1
            left += f"{word} "
        yield None if place < len(sentences) else 100 * found / words
