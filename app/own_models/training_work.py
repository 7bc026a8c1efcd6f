"""The long work of a training, in steps: the text is read and counted, the network learns. Between
any two steps whoever does it may stop."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

from app.counting.counting import count_texts
from app.counting.text_counts import TextCounts
from app.errors import LettersumError
from app.own_models.chosen_text import ChosenText
from app.own_models.training import Training
from app.own_models.training_means import InUse, Voices
from app.own_text.reading import TextReading, sort_out
from app.own_text.sources import OwnTextError
from app.prediction.keyboard.keyboard_training import (
    KeyboardTrained,
    train_keyboard,
)
from nncore.events import Diverged

_WHAT_HELPS = "begin again with another seed, or with fewer hidden neurons"
# What is being done, how much of it is done, and how much there is.
Note = Callable[[str, float, float], object]


class TrainingAstrayError(LettersumError):
    """A training that came to nothing; the message says in one line why, and what to do."""


def counted(text: ChosenText, folder: Path, note: Note) -> Generator[None, None, TextCounts]:
    """Counts all that was chosen and can be read; what can't after all is shown so. Raises
    LettersumError."""
    sources, _ = sort_out(text.sources, text.converts)
    if not sources:
        raise OwnTextError("there is nothing in it that can be read; choose other text")
    reading = TextReading(sources)
    texts = count_texts(reading.texts(), reading.total_bytes, folder)
    with closing(texts) as events:
        for event in events:
            if isinstance(event, TextCounts):
                text.take_outcomes(reading.outcomes)
                return event
            note(event.phase.value, event.done_bytes, event.total_bytes)
            yield
    raise AssertionError("counting ended without counts")


def learned(
    training: Training,
    voices: Voices,
    in_use: InUse | None,
    is_enough: Callable[[], bool],
) -> Generator[None, None, KeyboardTrained]:
    """Trains until all epochs are done, or the network has learned what it can, or ``is_enough``;
    then tries both models. ``training.log`` hears of everything. Raises TrainingAstrayError."""
    run, settings = training.run, training.settings.for_keyboard()
    events = train_keyboard(
        training.text, settings, run, voices.broad, voices.recurrent,
        in_use.suggest if in_use else None, is_enough,
    )  # fmt: skip
    with closing(events):
        for event in events:
            if isinstance(event, KeyboardTrained):
                return event
            if isinstance(event, Diverged):
                raise TrainingAstrayError(f"{event.reason}; {_WHAT_HELPS}")
            training.log.take(event, run.epoch)
            yield
    raise AssertionError("training ended without a result")
