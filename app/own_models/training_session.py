"""The training of a model on a person's own text, from the first file dropped to the model in use:
what can be told to it, and what it does next.

Used in one thread alone, which asks for a step after the other as long as there is work.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from app.errors import LettersumError
from app.own_models.chosen_text import ChosenText
from app.own_models.comparison import Comparison
from app.own_models.loss_curves import LossHistory
from app.own_models.own_settings import OwnSettings
from app.own_models.own_training import Comparing, Finished, InUse, OwnTraining, Voices
from app.own_models.pace import Pace
from app.own_models.training_view import KeptInfo, Progress, Stage, TrainingView, Watched
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_training import KeyboardProgress
from app.prediction.keyboard.training_text import TrainingText
from nncore.errors import NNCoreError
from nncore.events import Diverged

WATCHING_SHARE = 0.1  # of the time, at most, goes into trying suggestions while training
_FIRST_NAME = "My text"


class Models(Protocol):
    """Where finished models go."""

    def add(self, model: KeyboardModel, name: str) -> str:
        """Keeps a model under this name, or one like it that is free; returns that."""

    def rename(self, name: str, new: str) -> str:
        """Returns the name that it has now."""

    def remove(self, name: str) -> None:
        """Throws a model away."""


class TrainingSession:
    """``voices`` and ``in_use`` are asked when they are first needed; both may take a while."""

    def __init__(
        self,
        voices: Callable[[], Voices],
        in_use: Callable[[], InUse],
        models: Models,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._voices, self._find_in_use, self._models = voices, in_use, models
        self._clock, self._pace = clock, Pace(clock)
        self.text = ChosenText()
        self._settings = OwnSettings()
        self._stage = Stage.EMPTY
        self._work: Generator[None, None, None] | None = None
        self._name = _FIRST_NAME
        self._line = ""
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Nothing is known of a training."""
        self._training: OwnTraining | None = None
        self._progress = Progress()
        self._learned, self._held_back = LossHistory(), LossHistory()
        self._watched: list[Watched] = []
        self._in_use: InUse | None = None
        self._found_in_use: float | None = None
        self._comparison: Comparison | None = None
        self._kept_as = ""

    # What can be told to it

    def add(self, paths: Sequence[Path]) -> None:
        """Chooses files and folders, and looks at them."""
        self._change_text(lambda: self.text.add(paths))

    def take_out(self, path: Path) -> None:
        """Without this one."""
        self._change_text(lambda: self.text.take_out(path))

    def undo(self) -> None:
        """The text as it was before the last change."""
        self._change_text(self.text.undo)

    def redo(self) -> None:
        """Takes back what was undone."""
        self._change_text(self.text.redo)

    def change_settings(self, settings: OwnSettings) -> None:
        """Other settings, for a training that hasn't begun."""
        if not self._stage.is_busy:
            self._settings = settings

    def start(self) -> None:
        """Counts, trains and compares."""
        if self._stage in (Stage.READY, Stage.DONE, Stage.DIVERGED):
            self._begin_anew()
            self._line = ""
            self._begin(self._train())

    def pause(self) -> None:
        """Rests until ``go_on``."""
        if self._stage is Stage.TRAINING:
            self._stage = Stage.PAUSED
            self._pace.rest()

    def go_on(self) -> None:
        """After a pause."""
        if self._stage is Stage.PAUSED:
            self._stage = Stage.TRAINING

    def stop(self) -> None:
        """Ends training with what has been learned so far, which is compared; before anything was
        learned, ends it all."""
        if self._stage in (Stage.TRAINING, Stage.PAUSED) and self._has_learned:
            self._begin(self._finish())
        elif self._stage.is_busy:
            self._leave_work()
            self._settle()

    def rename(self, name: str) -> None:
        """Another name for the model."""
        name = " ".join(name.split())
        if name and self._kept_as:
            self._kept_as = self._name = self._models.rename(self._kept_as, name)
        elif name:
            self._name = name

    def throw_away(self) -> None:
        """The model that was made is not wanted."""
        if self._kept_as:
            self._models.remove(self._kept_as)
        self._begin_anew()
        self._settle()

    # What it does

    @property
    def has_work(self) -> bool:
        """Whether there is a step to be made."""
        return self._work is not None and self._stage is not Stage.PAUSED

    def step(self) -> None:
        """Makes one step. What goes wrong on purpose is said in ``line``; anything else is raised,
        and ends the work."""
        if self._work is None:
            return
        try:
            if next(self._work, self) is self:
                self._work = None
        except (LettersumError, NNCoreError, OSError) as error:
            self._fail(str(error))
        except BaseException:
            self._fail("it went wrong, and was left; the model in use stays as it is")
            raise

    def view(self) -> TrainingView:
        """Everything as it is now."""
        return TrainingView(
            stage=self._stage, sources=self.text.sources, can_undo=self.text.can_undo,
            can_redo=self.text.can_redo, settings=self._settings, progress=self._progress,
            learned=self._learned.curve(), held_back=self._held_back.curve(),
            watched=tuple(self._watched), in_use=self._in_use.name if self._in_use else "",
            found_in_use=self._found_in_use, comparison=self._comparison, name=self._name,
            line=self._line, kept=self._kept,
        )  # fmt: skip

    _kept: KeptInfo | None = None

    @property
    def _has_learned(self) -> bool:
        return self._training is not None and self._training.run.update > 0

    def _change_text(self, change: Callable[[], object]) -> None:
        if self._stage.is_busy:
            return
        change()
        self._line = ""
        self._begin(self._read())

    def _begin(self, work: Generator[None, None, None]) -> None:
        self._leave_work()
        self._pace.rest()
        self._work = work

    def _leave_work(self) -> None:
        if self._work is not None:
            self._work.close()
            self._work = None

    def _fail(self, line: str) -> None:
        self._work, self._line = None, line
        self._settle()

    def _settle(self) -> None:
        """No work is under way."""
        self._progress = Progress()
        self._stage = Stage.READY if any(s.words for s in self.text.sources) else Stage.EMPTY

    def _read(self) -> Generator[None, None, None]:
        self._stage = Stage.READING
        yield from self.text.read()
        self._settle()

    def _train(self) -> Generator[None, None, None]:
        self._stage = Stage.COUNTING
        yield
        settings, voices = self._settings.for_keyboard(), self._voices()
        yield
        text = TrainingText.prepared(list(self.text.typed_sentences()), voices.lexicon, settings)
        yield
        self._training = OwnTraining(text, settings, text.new_run(settings), voices)
        yield from self._learn(self._training)

    def _learn(self, training: OwnTraining) -> Generator[None, None, None]:
        self._stage = Stage.TRAINING
        watching = _Watching(self._clock, WATCHING_SHARE)
        events = training.learn()
        epoch = training.run.epoch
        for event in events:
            if isinstance(event, Diverged):
                self._stage = Stage.DIVERGED
                self._line = f"{event.reason}; {event.advice}"
                return
            is_end, epoch = training.run.epoch > epoch, training.run.epoch
            self._take(event, is_end)
            yield
            if is_end and watching.is_due:
                yield from watching.spend(self._watch(training))
        yield from self._finish()

    def _take(self, event: KeyboardProgress, is_end: bool) -> None:
        self._pace.tell(event.done)
        at = event.epochs * event.done / event.total
        if is_end and event.validation_error is not None:
            self._held_back.add(at, event.validation_error)
        if not is_end or not len(self._learned.curve()):
            self._learned.add(at, event.error)
        self._progress = Progress(
            event.done / event.total, event.epoch, event.epochs, self._pace.per_second,
            self._pace.seconds_left(event.total),
        )  # fmt: skip

    def _watch(self, training: OwnTraining) -> Iterator[None]:
        """Tries the suggestions on a few sentences; the first time those of the model in use too,
        which never change."""
        for found in training.hits_now():
            yield
            if found is not None:
                self._watched.append(Watched(training.run.epoch, found))
        self._pace.rest()

    def _finish(self) -> Generator[None, None, None]:
        training = self._training
        assert training is not None
        self._stage, self._progress = Stage.COMPARING, Progress()
        yield
        self._in_use = self._in_use or self._find_in_use()
        for event in training.finish(self._in_use):
            if isinstance(event, Comparing):
                self._pace.tell(event.done)
                self._progress = Progress(
                    event.done / max(event.total, 1),
                    seconds_left=self._pace.seconds_left(event.total),
                )
                yield
            elif isinstance(event, Finished):
                self._comparison = event.comparison
                self._kept_as = self._name = self._models.add(event.model, self._name)
        self._progress, self._stage = Progress(1.0), Stage.DONE


class _Watching:
    """Says when it is time to try the suggestions, so that training hardly waits for it."""

    def __init__(self, clock: Callable[[], float], share: float) -> None:
        self._clock, self._share = clock, share
        self._due_at = clock()

    @property
    def is_due(self) -> bool:
        """Whether the last time is long enough ago."""
        return self._clock() >= self._due_at

    def spend(self, steps: Iterator[None]) -> Iterator[None]:
        """Goes through the steps, and looks how long they take."""
        started = self._clock()
        yield from steps
        now = self._clock()
        self._due_at = now + (now - started) / self._share
