"""A training kept from one start to the next, so that closing the window on the way loses nothing.

Two files for their owner alone: the counts of the text, as they were when training began, and
after each epoch the run, which notes what it is of:

    {"own_training": {"name": …, "trained_on": …, "settings": {…}, "text": fingerprint, "log": {…}}}
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from app.counting.text_counts import TextCounts
from app.errors import LettersumError
from app.own_models.kept_files import FILES, counts_beside, has_content
from app.own_models.own_settings import settings_from
from app.own_models.training import Training
from app.own_models.training_log import log_from
from app.own_models.training_view import Left
from app.prediction.keyboard.keyboard_model import LARGEST_WEIGHT
from app.prediction.keyboard.training_text import TrainingText
from app.prediction.model_card import LONGEST_TITLE, LONGEST_TRAINED_ON
from app.prediction.personal.place import put_aside
from app.words.lexicon import Lexicon
from nncore.architecture import architecture_of
from nncore.checkpoint import load_notes
from nncore.errors import NNCoreError, UntrustedError
from nncore.optimizers import Adam
from nncore.private_file import make_private_file
from nncore.resume import load_training, save_training
from nncore.untrusted.numbers import text, whole_number

_NOTE = "own_training"
_FINGERPRINT_SIGNS = 64


class KeptTrainingError(LettersumError):
    """What was kept of a training can't be used; the message says in one line why."""


class TrainingKeeper:
    """Keeps one training in ``folder``, in the file ``name``, one of FILES, and its counts beside.
    Methods raise LettersumError or NNCoreError, one line each, and OSError."""

    def __init__(self, folder: Callable[[], Path], name: str = FILES[0]) -> None:
        self._folder, self._name = folder, name

    @property
    def path(self) -> Path:
        """Of the run."""
        return self._folder() / self._name

    @property
    def counts_path(self) -> Path:
        """Of the counts."""
        return counts_beside(self.path)

    def left(self) -> Left | None:
        """What was left, None if nothing was. What is damaged is put aside; one file without the
        other, as where training never came to begin, is nothing and is removed."""
        if not has_content(self.path) or not has_content(self.counts_path):
            self.forget()
            return None
        try:
            return left_in(self.path)
        except NNCoreError as error:
            raise self._put_aside(error) from None

    def begin(self, counts: TextCounts) -> None:
        """Keeps the counts of a training that begins, in the place of those before."""
        self.path.unlink(missing_ok=True)
        make_private_file(self.counts_path)
        counts.save(self.counts_path)

    def keep(self, training: Training) -> None:
        """Keeps the training as it is now."""
        make_private_file(self.path)
        save_training(self.path, training.run, {_NOTE: training.note()})

    def load(self, lexicon: Lexicon) -> Training:
        """The training that was left, as it was kept last."""
        try:
            return training_in(self.path, self.counts_path, lexicon)
        except (LettersumError, NNCoreError) as error:
            raise self._put_aside(error) from None

    def forget(self) -> None:
        """Removes both files."""
        for path in (self.path, self.counts_path):
            path.unlink(missing_ok=True)

    def _put_aside(self, error: Exception) -> KeptTrainingError:
        """Both files get other names; returns what is to be raised."""
        names = [put_aside(path) for path in (self.path, self.counts_path) if path.exists()]
        return KeptTrainingError(
            f"the training that was left can't go on ({error}); it is in {' and '.join(names)}"
        )


def left_in(path: Path) -> Left:
    """What a file says of the training in it; nothing else is read. Raises NNCoreError."""
    notes = load_notes(path)
    note = _note_in(notes)
    return Left(note["name"], _epoch_in(notes), settings_from(note["settings"]).epochs)


def training_in(path: Path, counts_path: Path, lexicon: Lexicon) -> Training:
    """The training in a file, on the text of these counts. Raises LettersumError, NNCoreError."""
    note = _note_in(load_notes(path))
    own = settings_from(note["settings"])
    settings = own.for_keyboard()
    prepared = TrainingText.of_counts(TextCounts.load(counts_path), lexicon, settings)
    if note["text"] != prepared.fingerprint(settings):
        raise KeptTrainingError("it is of another text than the one that was counted")
    run, _ = load_training(path, Adam(settings.rate), np.random.default_rng(0))
    expected = prepared.new_run(settings).network
    if architecture_of(run.network) != architecture_of(expected):
        raise KeptTrainingError("its network is none that was trained on this text")
    for values in (run.network.values, run.best_values, run.latest_values):
        if values is not None and np.abs(values).max() > LARGEST_WEIGHT:
            raise KeptTrainingError(f"its network has weights beyond ±{LARGEST_WEIGHT:g}")
    log = log_from(note["log"], run.epoch)
    return Training(note["name"], note["trained_on"], own, prepared, run, log)


def _note_in(notes: dict[str, Any]) -> dict[str, Any]:
    """What was noted of a training. Raises UntrustedError."""
    note = notes.get(_NOTE)
    if not isinstance(note, dict):
        raise UntrustedError("it says nothing of what it is")
    return {
        "name": text(note.get("name"), "its name", LONGEST_TITLE),
        "trained_on": text(note.get("trained_on"), "what it was trained on", LONGEST_TRAINED_ON),
        "text": text(note.get("text"), "its text", _FINGERPRINT_SIGNS),
        "settings": note.get("settings"),
        "log": note.get("log"),
    }


def _epoch_in(notes: dict[str, Any]) -> int:
    run = notes.get("training")
    if not isinstance(run, dict):
        raise UntrustedError("it holds no training")
    return whole_number(run.get("epoch"), "its epoch", 0, 10**6)
