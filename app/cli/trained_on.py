"""What ``lettersum train`` trains the keyboard on: text, counts, or what comes with the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from app.cli.progress import progress_bar
from app.counting.text_counts import TextCounts
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.training_text import TrainingText
from app.resources import data_path
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon

SHIPPED = "everyday.txt"


@dataclass(frozen=True)
class TrainedOn:
    """``said`` is for the result as JSON. ``is_own``: the model that comes with the program has
    never seen it."""

    text: TrainingText
    said: Mapping[str, Sequence[str]]
    is_own: bool


def read_training_text(texts: Sequence[str], settings: KeyboardSettings) -> TrainedOn:
    """Reads with progress on stderr. Raises CorpusError and TrainingTextError."""
    lexicon = Lexicon.load()
    if texts:
        text = TrainingText.of_counts(_counted(texts), lexicon, settings)
        return TrainedOn(text, {"text": texts}, is_own=True)
    click.echo(
        f"training on {SHIPPED}, which comes with the program; --text FILE trains on your own",
        err=True,
    )
    sentences = list(read_typed_sentences([data_path(SHIPPED)]))
    text = TrainingText.prepared(sentences, lexicon, settings)
    return TrainedOn(text, {"shipped": [SHIPPED]}, is_own=False)


def _counted(texts: Sequence[str]) -> TextCounts:
    with progress_bar() as show:
        typed = read_typed_sentences(
            map(Path, texts), lambda done, total: show(done, total, "counting the text")
        )
        return TextCounts.of_sentences(typed)
