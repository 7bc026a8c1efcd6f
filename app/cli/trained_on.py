"""What ``lettersum train`` trains the keyboard on: text, counts, or what comes with the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from app.cli.counted_text import counted_text, last_counts
from app.cli.handed_in import HandedIn
from app.counting.merging import merge_files
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


def read_training_text(
    texts: HandedIn, counts: Sequence[str], settings: KeyboardSettings, folder: Path
) -> TrainedOn:
    """Reads with progress on stderr; what memory has no room for goes into ``folder`` meanwhile.

    Raises OwnTextError, CountingError and TrainingTextError.
    """
    lexicon = Lexicon.load()
    if texts.paths or counts:
        said = {"text": list(map(str, texts.paths))} if texts.paths else {"counts": counts}
        text = TrainingText.of_counts(_counts(texts, counts, folder), lexicon, settings)
        return TrainedOn(text, said, is_own=True)
    click.echo(
        f"training on {SHIPPED}, which comes with the program; --text FILE trains on your own",
        err=True,
    )
    sentences = list(read_typed_sentences([data_path(SHIPPED)]))
    text = TrainingText.prepared(sentences, lexicon, settings)
    return TrainedOn(text, {"shipped": [SHIPPED]}, is_own=False)


def _counts(texts: HandedIn, counts: Sequence[str], folder: Path) -> TextCounts:
    if texts.paths:
        return counted_text(texts, folder).counts
    if len(counts) == 1:
        return TextCounts.load(Path(counts[0]))
    return last_counts(merge_files(map(Path, counts), folder))
