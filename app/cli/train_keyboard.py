"""Training the keyboard's network in the terminal, with a file to resume from."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

import click
import numpy as np

from app.cli.made_file import how_to_use
from app.cli.progress import ShowProgress, progress_bar
from app.cli.stopping import STOPPED_CODE, asked_to_stop
from app.cli.trained_on import TrainedOn
from app.own_models.comparison import small_text_caution
from app.prediction.evaluation import Evaluation
from app.prediction.keyboard.broad_file import load_broad
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.keyboard_training import (
    KeyboardEvent,
    KeyboardProgress,
    KeyboardTrained,
    Stage,
    StageProgress,
    Watched,
    train_keyboard,
)
from app.prediction.keyboard.recurrent_file import load_recurrent
from app.prediction.keyboard.training_text import TextCounted, TrainingText
from app.prediction.model_card import Figures, ModelCard
from app.prediction.presets import model_path
from app.words.lexicon import Lexicon
from nncore.checkpoint import load_checkpoint
from nncore.errors import CheckpointError
from nncore.events import Diverged
from nncore.optimizers import Adam
from nncore.resume import load_training, save_training
from nncore.training import TrainingRun
from nncore.untrusted.quoting import quoted_path


@dataclass(frozen=True)
class KeyboardCommand:
    """What was asked for. ``again`` is the command line that goes on with it."""

    path: Path
    settings: KeyboardSettings
    resume: bool
    as_json: bool
    again: str

    @property
    def stopped(self) -> Path:
        """Where a training is kept until it is done."""
        return self.path.with_name(self.path.name + ".training")


def settings_of(
    seed: int, epochs: int | None, hidden: int | None, context_words: int | None
) -> KeyboardSettings:
    """The settings with these numbers; those that are None stay as they are."""
    usual = KeyboardSettings()
    shape = replace(
        usual.shape,
        hidden=hidden or usual.shape.hidden,
        context_words=context_words or usual.shape.context_words,
    )
    return replace(usual, seed=seed, epochs=epochs or usual.epochs, shape=shape)


def train_keyboard_model(command: KeyboardCommand, trained_on: TrainedOn) -> None:
    """Trains on text, writes the model, and says how good its suggestions are."""
    started = time.perf_counter()
    text, settings = trained_on.text, command.settings
    fingerprint = text.fingerprint(settings)
    run = _run(command, text, fingerprint)
    in_use = _shipped_model(text.lexicon) if trained_on.is_own else None
    broad, recurrent = (in_use.broad, in_use.recurrent) if in_use else (None, None)
    events = train_keyboard(
        text, settings, run, broad or load_broad(text.lexicon),
        recurrent or load_recurrent(text.lexicon),
        KeyboardPredictor(in_use).shown if in_use else None,
    )  # fmt: skip
    telling = _Telling()
    with progress_bar() as show, asked_to_stop() as is_asked:
        trained = _train(events, run, command.stopped, fingerprint, telling.to(show), is_asked)
    if trained is None:
        _stop(command, run)
    _with_card(trained, trained_on).save(command.path)
    command.stopped.unlink(missing_ok=True)
    seconds = time.perf_counter() - started
    if command.as_json:
        summary = _summary(command, trained_on, trained, telling.samples_per_second, seconds)
        click.echo(json.dumps(summary))
    else:
        _report(command.path, text.counted, trained, seconds)


def _with_card(trained: KeyboardTrained, trained_on: TrainedOn) -> KeyboardModel:
    """The model; of a person's own text it says what it was trained on, and how good it is."""
    if not trained_on.is_own:
        return trained.model
    before, after, counted = trained.before, trained.evaluation, trained_on.text.counted
    card = ModelCard(
        trained_on=f"{counted.words:,} words in {counted.sentences:,} sentences",
        before=Figures(before.ks[3], before.hit[3]) if before else None,
        after=Figures(after.ks[3], after.hit[3]),
    )
    return replace(trained.model, card=card)


def _shipped_model(lexicon: Lexicon) -> KeyboardModel:
    """The one that comes with the program; it has not seen a person's own text."""
    path = model_path("keyboard")
    return KeyboardModel.of_checkpoint(load_checkpoint(path), path, lexicon)


def _run(command: KeyboardCommand, text: TrainingText, fingerprint: str) -> TrainingRun:
    stopped, settings = command.stopped, command.settings
    where = quoted_path(stopped)
    if not command.resume:
        if stopped.exists():
            click.echo(f"{where}: a training that was stopped is begun anew", err=True)
        return text.new_run(settings)
    if not stopped.exists():
        raise CheckpointError(f"{where}: not there, so there is no training to go on with")
    run, checkpoint = load_training(stopped, Adam(settings.rate), np.random.default_rng(0))
    if checkpoint.notes.get("text") != fingerprint:
        raise CheckpointError(
            f"{where}: is of another text, or of other settings; start without --resume"
        )
    return run


def _train(
    events: Generator[KeyboardEvent, None, None],
    run: TrainingRun,
    stopped: Path,
    fingerprint: str,
    tell: Callable[[KeyboardEvent], None],
    is_asked_to_stop: Callable[[], bool],
) -> KeyboardTrained | None:
    """What has been learned so far is kept after each epoch, whatever comes, and when someone asks
    to stop; then there is no model."""
    saved_epoch = run.epoch
    for event in events:
        if isinstance(event, Diverged):
            raise click.ClickException(f"{event.reason}; {event.advice}")
        if isinstance(event, KeyboardTrained):
            return event
        tell(event)
        is_asked = is_asked_to_stop()
        if is_asked:
            events.close()
        if is_asked or run.epoch > saved_epoch:
            save_training(stopped, run, {"text": fingerprint})
            saved_epoch = run.epoch
        if is_asked:
            return None
    raise AssertionError("training ended without a result")


def _stop(command: KeyboardCommand, run: TrainingRun) -> NoReturn:
    click.echo(
        f"stopped after {run.epoch} of {command.settings.epochs} epochs and {run.samples:,} "
        f"samples more; all of it is kept in {quoted_path(command.stopped)}, to go on with:\n"
        f"{command.again}",
        err=True,
    )
    sys.exit(STOPPED_CODE)


class _Telling:
    """Says on a progress bar what training is at, and how fast it was."""

    def __init__(self) -> None:
        self._first: tuple[float, int] | None = None
        self._watched = ""
        self.samples_per_second: float | None = None

    def to(self, show: ShowProgress) -> Callable[[KeyboardEvent], None]:
        """A listener that shows each event."""

        def tell(event: KeyboardEvent) -> None:
            match event:
                case StageProgress(stage=Stage.WATCHING):
                    pass  # training is what is gone on with
                case StageProgress(stage=stage, done=done, total=total):
                    show(done, total, stage.value)
                case Watched(hit3=hit3, hit3_in_use=before):
                    self._watched = f", {hit3:.1f} % among the first 3 (before {before:.1f} %)"
                case KeyboardProgress(done=done, total=total):
                    self._time(done)
                    show(done, total, self._doing(event))

        return tell

    def _time(self, done: int) -> None:
        now = time.perf_counter()
        if self._first is None:  # what comes before it, compiling, is no training
            self._first = now, done
        started, before = self._first
        if done > before:
            self.samples_per_second = (done - before) / (now - started)

    def _doing(self, event: KeyboardProgress) -> str:
        validation = event.validation_error
        beside = "" if validation is None else f", on sentences for validation {validation:.3f}"
        speed = self.samples_per_second
        a_second = "" if speed is None else f", {speed:,.0f} samples a second"
        return (
            f"epoch {event.epoch} of {event.epochs}, error {event.error:.3f}"
            f"{beside}{self._watched}{a_second}"
        )


def _summary(
    command: KeyboardCommand,
    trained_on: TrainedOn,
    trained: KeyboardTrained,
    samples_per_second: float | None,
    seconds: float,
) -> Mapping[str, Any]:
    """The result as JSON values. ``before`` is of the model that comes with the program."""
    counted, before = trained_on.text.counted, trained.before
    return {
        "model": str(command.path), "preset": "keyboard", "trained_on": trained_on.said,
        "sentences": counted.sentences, "words": counted.words, "vocabulary": counted.vocabulary,
        "epochs": trained.epochs, "samples": len(trained_on.text.learned),
        "samples_per_second": samples_per_second, "weights": asdict(trained.model.weights),
        "split": {
            "train": counted.train, "validation": counted.validation, "test": counted.test,
        },
        "learned": counted.learned, "held_back": asdict(trained.evaluation),
        "before": None if before is None else _ks3_and_hit3(before),
        "after": _ks3_and_hit3(trained.evaluation),
        "seed": trained.model.seed, "seconds": seconds,
    }  # fmt: skip


def _ks3_and_hit3(evaluation: Evaluation) -> dict[str, float]:
    return {"ks3": evaluation.ks[3], "hit3": evaluation.hit[3]}


def _report(path: Path, text: TextCounted, trained: KeyboardTrained, seconds: float) -> None:
    evaluation, before = trained.evaluation, trained.before
    of = "" if text.learned == text.train else f"{text.learned:,} different ones of "
    click.echo(
        f"{path}: {text.words:,} words in {text.sentences:,} sentences, {trained.epochs} epochs, "
        f"{seconds:.0f} s"
    )
    click.echo(
        f"the network learned from {of}{text.train:,} sentences; {text.validation:,} set the epoch "
        f"and the mixing weights; {text.test:,} were kept for the test, with all their words"
    )
    click.echo(
        f"on {evaluation.phrases:,} of those for the test: {evaluation.ks[3]:.1f} % of keys saved "
        f"with 3 suggestions, {evaluation.hit[3]:.1f} % of words among the first 3"
    )
    if before is not None:
        click.echo(
            "the model that comes with the program, on the same: "
            f"{before.ks[3]:.1f} % and {before.hit[3]:.1f} %"
        )
        other = "the model that comes with the program"
        if caution := small_text_caution(text.words, other):
            click.echo(caution)
    click.echo("after the test, the words of all sentences were counted for the finished model")
    click.echo(how_to_use(path))
