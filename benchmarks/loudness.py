"""How loud the network is beside the other voices, and what it speaks through.

    python -m benchmarks.loudness

Training sets the mixing weights; two numbers beside them are the same for every text and are chosen
here: by how much the network's heads are restrained, and how much of their background is the
training text. No figure is reported on what they are chosen on: the sentences of everyday.txt for
validation, and the first half of tests/data/one_voice.txt, which is in another voice.
"""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import numpy as np

from app.prediction.evaluation import read_phrase_words
from app.prediction.keyboard import keyboard_model as keyboard
from app.prediction.keyboard import mixing
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_training import KeyboardSettings, TrainingText
from app.prediction.keyboard.mixing import tuned_weights
from app.resources import data_path
from app.words.context import ContextModel
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon
from benchmarks.learning import CHOSEN_ON, lines_of
from benchmarks.mixtures import Voices, count_keys
from benchmarks.report import Table
from benchmarks.suggestions import trained_model

RESTRAINTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.3)
BACKGROUNDS = (0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
COLUMNS = ("", "own: KS@3", "hit@3", "other: KS@3", "hit@3")

Row = tuple[str, ...]


def measure() -> Table:
    """A row for each number tried; "own" is the text's own voice, "other" another one."""
    text = TrainingText.prepared(
        list(read_typed_sentences([data_path("everyday.txt")])), Lexicon.load(), KeyboardSettings()
    )
    model = trained_model(text, KeyboardSettings())
    rows = []
    for restraint in RESTRAINTS:
        rows.append(_row(f"restrained to {restraint:g}", model, text, restraint))
    for share in BACKGROUNDS:
        with patch.object(keyboard, "BACKGROUND_FROM_TEXT", share):
            fresh = replace(model)  # or it would go on with the background it has worked out
            rows.append(_row(f"background {share:g}", fresh, text, mixing.HEADS_RESTRAINED))
    return Table("Chosen on validation sentences and another voice", COLUMNS, tuple(rows))


def _row(name: str, model: KeyboardModel, text: TrainingText, restraint: float) -> Row:
    # The counts of a finished model are of the whole text; they must not know the answers.
    counts = ContextModel.count(text.train, len(text.vocabulary))
    unfinished = replace(model, contexts=counts)
    with patch.object(mixing, "HEADS_RESTRAINED", restraint):
        weights = tuned_weights(unfinished, text.validation.ids)
    mixture = np.array([[weights.context, *weights.heads, weights.dictionary]], np.float32)
    own = count_keys(Voices([unfinished]), text.validation.words, mixture)
    lines = read_phrase_words(lines_of("one_voice.txt")[:CHOSEN_ON])
    other = count_keys(Voices([model]), lines, mixture)
    return (name, *(f"{each:.2f}" for c in (own, other) for each in (c.ks(3)[0], c.hit(3)[0])))


if __name__ == "__main__":
    print(measure().as_markdown())
