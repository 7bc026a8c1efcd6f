"""What a sentence costs someone of whom very much was learned.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.many_learned_words

A million words and two million pairs are in the database. Each sentence is learned, and then the
word after "How are" is suggested. Prints the median of 20 sentences, the slowest, and how long it
took to open all, in time of the processor, as what else it does says nothing; the disk comes on
top. The window too multiplies in one thread, see app/__main__.py.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal.learner import Learner
from app.prediction.personal.rows import PersonalRows
from app.prediction.personal.store import PersonalStore
from app.prediction.predictor import Predictor
from benchmarks.report import Table

WORDS, PAIRS, SENTENCES = 1_000_000, 2_000_000, 20
SENTENCE = "How are the {0} and the trains of the new {1} today"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measure() -> Table:
    """A row for each size."""
    predictor = Predictor.load()
    assert isinstance(predictor, KeyboardPredictor)
    rows = []
    for words, pairs in ((0, 0), (10_000, 20_000), (WORDS, PAIRS)):
        with tempfile.TemporaryDirectory() as folder, PersonalStore(Path(folder) / "w") as store:
            store.import_rows(_rows(predictor, words, pairs))
            started = time.process_time()
            learning = KeyboardPredictor(predictor.model, Learner(predictor.model, store))
            opened = time.process_time() - started
            ms = 1000 * np.array(list(_seconds(learning)))
        rows.append(
            (f"{words:,} words, {pairs:,} pairs", f"{np.median(ms):.1f}", f"{ms.max():.1f}",
             f"{opened:.2f}")
        )  # fmt: skip
    columns = ("", "ms a sentence", "slowest", "s to open")
    return Table("Learning a sentence, and the suggestion after it", columns, tuple(rows))


def _seconds(predictor: KeyboardPredictor) -> Iterator[float]:
    for number in range(SENTENCES):
        words = SENTENCE.format(_word(7 * number), f"Brand{_word(number)}").split()
        started = time.process_time()
        predictor.learn(words)
        predictor.suggest("How are ")
        yield time.process_time() - started


def _rows(predictor: KeyboardPredictor, words: int, pairs: int) -> PersonalRows:
    """Words of the dictionary first, then others; pairs fall on frequent words more often."""
    known = list(predictor.model.vocabulary.keys[:40_000])
    keys = sorted({*known[:words], *map(_word, range(max(words - len(known), 0)))})
    drawn, chosen = random.Random(1), set[tuple[str, str]]()
    while len(chosen) < pairs:
        before = known[int(len(known) * drawn.random() ** 6)]
        chosen.add((before, keys[int(len(keys) * drawn.random())]))
    return PersonalRows(
        [(key, key, 2, 0, 0, 0) for key in keys], [(*pair, 1) for pair in sorted(chosen)], []
    )


def _word(number: int) -> str:
    """A word that nobody has, for each number another one."""
    return "qu" + "".join(_LETTERS[number // 26**place % 26] for place in range(5))


if __name__ == "__main__":
    print(measure().as_markdown())
