"""How loud the network and the broad model are beside the other voices, and what the network speaks
through.

    python -m benchmarks.loudness

Training sets the mixing weights; four numbers beside them are the same for every text and are
chosen here: by how much the network's heads are restrained, how much of all the broad model has at
least, alone and beside the recurrent network, and how much of the network's background is the
training text. No figure is reported on what
they are chosen on: the sentences of everyday.txt for validation, the first half of
tests/data/one_voice.txt, which is in another voice, and some lines of two novels, which nobody
wrote for us. Without these, see benchmarks/suggestions.py, their columns are empty.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from app.prediction.evaluation import read_phrase_words
from app.prediction.keyboard import keyboard_model as keyboard
from app.prediction.keyboard import mixing
from app.prediction.keyboard.broad_file import load_broad
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.mixing import tuned_weights
from app.prediction.keyboard.recurrent_file import load_recurrent
from app.prediction.keyboard.training_text import TrainingText
from app.resources import data_path
from app.words.context import ContextModel
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon
from benchmarks.learning import CHOSEN_ON, lines_of
from benchmarks.mixtures import Float64s, Voices, count_keys
from benchmarks.report import Table
from benchmarks.suggestions import TEXT, TEXT_VARIABLE, trained_model

RESTRAINTS = (0.0, 0.3, 0.5, 0.7, 1.0, 1.3)
BROAD_SHARES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
BACKGROUNDS = (0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
NOVEL_LINES = slice(5, None, 60)  # none of the lines that suggestions are measured on
TEXTS = ("own", "other", "novels")
COLUMNS = ("", *(f"{text}: {figure}" for text in TEXTS for figure in ("KS@3", "hit@3")))

Row = tuple[str, ...]
Phrases = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Measured:
    """``finished`` has the counts of the whole text, ``unfinished`` those of the sentences learned
    from, as the answers are among the others."""

    text: TrainingText
    finished: KeyboardModel
    unfinished: KeyboardModel

    def rows(
        self, names: Sequence[str], mixtures: Sequence[Sequence[float] | Float64s]
    ) -> list[Row]:
        """A row for each mixture."""
        weights = np.array(mixtures, np.float32)
        columns = []
        for model, phrases in (
            (self.unfinished, self.text.validation.words),
            (self.finished, read_phrase_words(lines_of("one_voice.txt")[:CHOSEN_ON])),
            (self.finished, novel_phrases()),
        ):
            if phrases:
                counted = count_keys(Voices([model]), phrases, weights)
                columns += [counted.ks(3), counted.hit(3)]
        figures = np.array(columns).T
        empty = [""] * (len(COLUMNS) - 1 - figures.shape[1])
        return [
            (name, *(f"{figure:.2f}" for figure in row), *empty)
            for name, row in zip(names, figures, strict=True)
        ]

    def tuned(self) -> tuple[float, ...]:
        """The mixing weights, as a row of ``Voices``."""
        weights = tuned_weights(self.unfinished, self.text.validation.ids)
        spoken = () if self.finished.recurrent is None else (weights.recurrent,)
        return (weights.context, *weights.heads, weights.dictionary, weights.broad, *spoken)

    def broad_rows(self) -> list[Row]:
        """A row for each share of the broad model, the others being as loud as they are."""
        place = 2 + len(self.finished.heads)
        tuned, mixtures = np.array(self.tuned()), []
        for share in BROAD_SHARES:
            tuned[place] = 0.0
            tuned[place] = tuned.sum() * share / (1 - share)
            mixtures.append(tuned.copy())
        beside = "" if self.finished.recurrent is None else " beside the recurrent network"
        return self.rows([f"broad {share:g}{beside}" for share in BROAD_SHARES], mixtures)


def measure() -> Table:
    """A row for each number tried; "own" is the text's own voice, "other" another one."""
    lexicon = Lexicon.load()
    text = TrainingText.prepared(
        list(read_typed_sentences([data_path("everyday.txt")])), lexicon, KeyboardSettings()
    )
    model = trained_model(text, KeyboardSettings(), load_broad(lexicon))
    counts = ContextModel(text.triples)
    without = Measured(text, model, replace(model, contexts=counts))
    model = replace(model, recurrent=load_recurrent(lexicon))
    measured = Measured(text, model, replace(model, contexts=counts))
    names, mixtures = [], []
    for restraint in RESTRAINTS:
        with patch.object(mixing, "HEADS_RESTRAINED", restraint):
            mixtures.append(measured.tuned())
        names.append(f"heads times {restraint:g}")
    rows = measured.rows(names, mixtures) + without.broad_rows() + measured.broad_rows()
    for share in BACKGROUNDS:
        with patch.object(keyboard, "BACKGROUND_FROM_TEXT", share):
            # Models that have worked out no background yet.
            fresh = Measured(text, replace(model), replace(measured.unfinished))
            rows += fresh.rows([f"background {share:g}"], [fresh.tuned()])
    return Table("Chosen on validation sentences and other voices", COLUMNS, tuple(rows))


def novel_phrases() -> Phrases:
    path = Path(os.environ.get(TEXT_VARIABLE, TEXT))
    if not path.is_file():
        return ()
    return read_phrase_words(path.read_text(encoding="utf-8").splitlines()[NOVEL_LINES])


if __name__ == "__main__":
    print(measure().as_markdown())
