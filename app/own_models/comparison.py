"""How good a new model's suggestions are beside those of the model in use, on the same sentences
that the new one has learned nothing from."""

from __future__ import annotations

from dataclasses import dataclass

from app.prediction.evaluation import Evaluation
from app.prediction.model_card import Figures

FIRST = 3  # suggestions that are looked at
# Keystroke savings on 200 sentences are known to within a point, 19 times in 20.
DISTINCT_POINTS = 1.0
FEW_WORDS = 200  # on fewer, one lucky sentence says more than the model
SMALL_TEXT_WORDS = 20_000  # some forty pages; the model that comes along has read five times that


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

    @property
    def figures(self) -> Figures:
        """What of it stands on a model's card."""
        return Figures(self.keys_saved, self.in_first)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``in_use`` is the name of the model in use, ``before`` how good it is; None where it can't be
    had. ``is_known``: that model was made from the same text, so it has an advantage.
    ``read_words``: of the text that the new one was made from, None where that isn't known."""

    sentences: int
    words: int
    in_use: str
    before: Measured | None
    after: Measured
    is_known: bool = False
    read_words: int | None = None

    @property
    def gain(self) -> float | None:
        """Points of keys saved more than before."""
        return None if self.before is None else self.after.keys_saved - self.before.keys_saved

    @property
    def verdict(self) -> str:
        """One sentence, no better than the truth."""
        if self.gain is None:
            return "There is no model in use to compare it with."
        if self.is_known:
            return f"“{self.in_use}” was made from this very text, so this is no fair comparison."
        on = f"(on {self.sentences:,} different sentences kept for the test)"
        if self.words < FEW_WORDS:
            return f"Too little text was kept for the test to be sure {on}."
        if self.gain >= DISTINCT_POINTS:
            return f"Better: it saves {self.gain:.1f} more keys in 100 {on}."
        if self.gain <= -DISTINCT_POINTS:
            return f"Not better: it saves {-self.gain:.1f} fewer keys in 100 {on}."
        return f"As good as the model in use, no better {on}."

    @property
    def caution(self) -> str:
        """What the sentences for the test can't say, as they are of the same text: "" where that is
        large."""
        if self.before is None or self.read_words is None:
            return ""
        said = small_text_caution(self.read_words, f"“{self.in_use}”")
        return f"I{said[1:]}." if said else ""


def small_text_caution(read_words: int, other: str) -> str:
    """That the model ``other`` may be better elsewhere than one made from so many words; "" where
    they are many."""
    if read_words >= SMALL_TEXT_WORDS:
        return ""
    return (
        f"it has read only {read_words:,} words: in other kinds of text {other} may suggest better"
    )
