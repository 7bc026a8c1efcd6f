"""Training the keyboard's network in the terminal, with a file to resume from."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click
import numpy as np

from app.cli.progress import progress_bar
from app.prediction.keyboard.broad_file import load_broad
from app.prediction.keyboard.keyboard_training import (
    KeyboardEvent,
    KeyboardProgress,
    KeyboardSettings,
    KeyboardTrained,
    TextCounted,
    TrainingText,
    train_keyboard,
)
from app.prediction.keyboard.recurrent_file import load_recurrent
from app.resources import data_path
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon
from nncore.errors import CheckpointError
from nncore.events import Diverged
from nncore.optimizers import Adam
from nncore.resume import load_training, save_training
from nncore.training import TrainingRun


def train_keyboard_model(
    path: Path, texts: Sequence[str], epochs: int | None, seed: int, resume: bool, as_json: bool
) -> None:
    """Trains on text, writes the model, and says how good its suggestions are."""
    settings = KeyboardSettings(seed=seed)
    if epochs is not None:
        settings = KeyboardSettings(seed=seed, epochs=epochs)
    started = time.perf_counter()
    stopped = path.with_name(path.name + ".training")
    lexicon = Lexicon.load()
    broad, recurrent = load_broad(lexicon), load_recurrent(lexicon)
    text = TrainingText.prepared(_read(texts), lexicon, settings)
    run = _stopped_run(stopped, text, settings) if resume else text.new_run(settings)
    events = train_keyboard(text, settings, run, broad, recurrent)
    trained = _train(events, run, stopped, text.fingerprint(settings))
    trained.model.save(path)
    stopped.unlink(missing_ok=True)
    _report(path, text.counted, trained, time.perf_counter() - started, as_json)


def _read(texts: Sequence[str]) -> list[list[str]]:
    paths = [Path(text) for text in texts] or [data_path("everyday.txt")]
    with progress_bar() as show:
        return list(
            read_typed_sentences(paths, lambda done, total: show(done, total, "reading the text"))
        )


def _stopped_run(stopped: Path, text: TrainingText, settings: KeyboardSettings) -> TrainingRun:
    if not stopped.exists():
        raise CheckpointError(f"{stopped}: not there, so there is no training to go on with")
    run, checkpoint = load_training(stopped, Adam(settings.rate), np.random.default_rng(0))
    if checkpoint.notes.get("text") != text.fingerprint(settings):
        raise CheckpointError(
            f"{stopped}: is of another text, seed or number of epochs; start without --resume"
        )
    return run


def _train(
    events: Iterator[KeyboardEvent], run: TrainingRun, stopped: Path, fingerprint: str
) -> KeyboardTrained:
    saved_epoch = run.epoch
    with progress_bar() as show:
        for event in events:
            if isinstance(event, Diverged):
                raise click.ClickException(f"{event.reason}; {event.advice}")
            if isinstance(event, KeyboardTrained):
                return event
            show(event.done, event.total, _doing(event))
            if run.epoch > saved_epoch:
                # What has been learned so far is kept after each epoch, whatever comes.
                save_training(stopped, run, {"text": fingerprint})
                saved_epoch = run.epoch
    raise AssertionError("training ended without a result")


def _doing(event: KeyboardProgress) -> str:
    validation = event.validation_error
    beside = "" if validation is None else f", on sentences for validation {validation:.3f}"
    return f"epoch {event.epoch} of {event.epochs}, error {event.error:.3f}{beside}"


def _report(
    path: Path, text: TextCounted, trained: KeyboardTrained, seconds: float, as_json: bool
) -> None:
    evaluation = trained.evaluation
    if as_json:
        summary = {
            "model": str(path), "preset": "keyboard", "sentences": text.sentences,
            "words": text.words, "vocabulary": text.vocabulary, "epochs": trained.epochs,
            "samples_per_second": trained.samples_per_second,
            "weights": asdict(trained.model.weights),
            "split": {"train": text.train, "validation": text.validation, "test": text.test},
            "held_back": asdict(evaluation), "seed": trained.model.seed, "seconds": seconds,
        }  # fmt: skip
        click.echo(json.dumps(summary))
        return
    click.echo(
        f"{path}: {text.words:,} words in {text.sentences:,} sentences, {trained.epochs} epochs, "
        f"{seconds:.0f} s"
    )
    click.echo(
        f"the network learned from {text.train:,} sentences; {text.validation:,} set the epoch and "
        f"the mixing weights; {text.test:,} were kept for the test, with all their words"
    )
    click.echo(
        f"on {evaluation.phrases:,} of those for the test: {evaluation.ks[3]:.1f} % of keys saved "
        f"with 3 suggestions, {evaluation.hit[3]:.1f} % of words among the first 3"
    )
    click.echo("after the test, the words of all sentences were counted for the finished model")
