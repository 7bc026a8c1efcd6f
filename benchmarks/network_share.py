"""What the broad model and the network add to context and dictionary, with intervals; on text of
another voice.

    python -m benchmarks.network_share

Trained on data/everyday.txt, measured on tests/data/heldout.txt, which somebody else might have
written: 170 statements and 150 messages. All weights were set on the sentences of everyday.txt that
training keeps for validation; those of context + dictionary too, or the others would get the
credit for them. The broad model is as loud in each mixture as in the shipped one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.prediction.evaluation import read_phrase_words
from app.prediction.keyboard.broad_file import load_broad
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_training import KeyboardSettings, TrainingText
from app.prediction.keyboard.mixing import BROAD_AT_LEAST
from app.resources import data_path
from app.words.context import ContextModel
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon
from benchmarks.mixtures import Counted, Voices, count_keys
from benchmarks.report import Table
from benchmarks.suggestions import DICTIONARY_WEIGHTS, LETTER_SUMS, trained_model

HELD_OUT = Path(__file__).parents[1] / "tests/data/heldout.txt"
STATEMENTS = 170  # lines; messages follow
LETTER_SUM_WEIGHTS = (0.03, 0.06, 0.1, 0.2, 0.4)  # beside a context's 1
RESAMPLES, SEED = 1000, 1

Float64s = npt.NDArray[np.float64]
Mixture = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """In points, with the 95 % interval of RESAMPLES draws of as many phrases."""

    points: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.points:+.2f} ({self.low:+.2f} to {self.high:+.2f})"


def difference(gained: Float64s, out_of: Float64s, rng: np.random.Generator) -> Difference:
    """100 · Σ gained / Σ out of; both have shape (phrases,), which are resampled together."""
    drawn = rng.integers(0, len(gained), (RESAMPLES, len(gained)))
    points = 100 * gained[drawn].sum(axis=1) / out_of[drawn].sum(axis=1)
    low, high = np.percentile(points, [2.5, 97.5])
    return Difference(100 * float(gained.sum() / out_of.sum()), float(low), float(high))


def measure() -> list[Table]:
    """A table for statements and one for messages."""
    sentences = list(read_typed_sentences([data_path("everyday.txt")]))
    lexicon, settings = Lexicon.load(), KeyboardSettings()
    text = TrainingText.prepared(sentences, lexicon, settings)
    ours = trained_model(text, settings, load_broad(lexicon))
    sums = trained_model(TrainingText.prepared(sentences, lexicon, LETTER_SUMS), LETTER_SUMS)
    mixtures = tuned_mixtures(ours, sums, text)
    lines = HELD_OUT.read_text(encoding="utf-8").splitlines()
    tables = []
    for kind, part in (("statements", lines[:STATEMENTS]), ("messages", lines[STATEMENTS:])):
        weights = np.array(list(mixtures.values()), np.float32)
        counted = count_keys(Voices([ours, sums]), read_phrase_words(part), weights)
        words = f"{counted.words.sum():,} words"
        what = f"What each adds: trained on everyday.txt, {len(part)} {kind} ({words})"
        tables.append(_table(what, counted, tuple(mixtures)))
    return tables


def tuned_mixtures(
    ours: KeyboardModel, sums: KeyboardModel, text: TrainingText
) -> dict[str, Mixture]:
    """Weights of the context, our heads, the letter-sum network's head, the dictionary, and the
    broad model."""
    counts = ContextModel.count(text.train, len(text.vocabulary))
    voices = Voices([replace(ours, contexts=counts), replace(sums, contexts=counts)])
    silent = (0.0,) * len(ours.heads)
    plain = [(1.0, *silent, 0.0, weight, 0.0) for weight in DICTIONARY_WEIGHTS]
    beside_broad = [_with_broad(mixture) for mixture in plain]
    with_sums = [
        _with_broad((1.0, *silent, loud, weight, 0.0))
        for loud, weight in product(LETTER_SUM_WEIGHTS, DICTIONARY_WEIGHTS[::2])
    ]
    best_plain, best_broad, best_sums = (
        _best(voices, text, mixtures) for mixtures in (plain, beside_broad, with_sums)
    )
    weights = ours.weights
    return {
        f"trigram + broad + dictionary ({best_broad[-2]:g})": best_broad,
        f"trigram + dictionary ({best_plain[-2]:g})": best_plain,
        f"+ letter-sum network ({best_sums[-3]:g}), dictionary ({best_sums[-2]:g})": best_sums,
        "ours, as it is shipped": (
            weights.context, *weights.heads, 0.0, weights.dictionary, weights.broad,
        ),
    }  # fmt: skip


def _with_broad(mixture: Mixture) -> Mixture:
    return (*mixture[:-1], sum(mixture[:-1]) * BROAD_AT_LEAST / (1 - BROAD_AT_LEAST))


def _best(voices: Voices, text: TrainingText, mixtures: Sequence[Mixture]) -> Mixture:
    counted = count_keys(voices, text.validation.words, np.array(mixtures, np.float32))
    return mixtures[int(counted.ks(3).argmax())]


def _table(what: str, counted: Counted, names: Sequence[str]) -> Table:
    rows = []
    for row, name in enumerate(names):
        rng = np.random.default_rng(SEED)  # the same phrases for each figure
        keys = (counted.keys[3][0] - counted.keys[3][row]).astype(np.float64)
        hits = (counted.hits[3][row] - counted.hits[3][0]).astype(np.float64)
        gains = [
            str(difference(keys, counted.characters.astype(np.float64), rng)),
            str(difference(hits, counted.words.astype(np.float64), rng)),
        ]
        figures = (f"{counted.ks(n)[row]:.2f}" for n in (3, 5))
        rows.append((name, *figures, f"{counted.hit(3)[row]:.2f}", *(gains if row else ["", ""])))
    return Table(what, ("", "KS@3", "KS@5", "hit@3", "KS@3 added", "hit@3 added"), tuple(rows))


if __name__ == "__main__":
    for table in measure():
        print(table.as_markdown())
