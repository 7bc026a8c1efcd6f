"""The training of a model on a person's own text, from the first file dropped to a model of their
own: what can be told to it, and what it does next.

Used in one thread alone, which asks for a step after the other as long as there is work.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import TypeVarTuple

from app.errors import LettersumError
from app.own_models.chosen_text import ChosenText
from app.own_models.expected_time import expected_seconds
from app.own_models.kept_text import KeptText
from app.own_models.kept_training import TrainingKeeper
from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryModel
from app.own_models.names import cleaned
from app.own_models.own_settings import OwnSettings
from app.own_models.training import Training
from app.own_models.training_log import TrainingLog
from app.own_models.training_means import InUse, Means
from app.own_models.training_view import Left, Progress, Stage, TrainingView
from app.own_models.training_work import TrainingAstrayError, counted, learned
from app.own_models.wording import first_name, shares_text, trained_on
from app.prediction.keyboard.keyboard_training import KeyboardTrained
from app.time_left import Clock
from nncore.errors import NNCoreError

KEEP_SECONDS = 60.0  # at least so often a training that goes on is kept, within an epoch too
_WENT_WRONG = "something went wrong and the work was left; the model in use stays as it is"

Work = Generator[None, None, None]
_Sent = TypeVarTuple("_Sent")


class OwnTrainingSession:
    """``folder`` is the person's own; what is being read is written there, for a while."""

    def __init__(
        self,
        means: Means,
        library: ModelLibrary,
        keeper: TrainingKeeper,
        kept_text: KeptText,
        folder: Callable[[], Path],
        clock: Clock = time.monotonic,
    ) -> None:
        self._means, self._library, self._keeper = means, library, keeper
        self._kept_text = kept_text
        self._folder, self._clock = folder, clock
        self._text = ChosenText()
        self._settings = OwnSettings()
        self._name = ""  # as the person wrote it
        self._stage, self._line = Stage.EMPTY, ""
        self._paused = Stage.TRAINING  # what a pause was made in
        self._work: Work | None = None
        self._left: Left | None = None
        self._expected: float | None = None
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Nothing is known of a training."""
        self._training: Training | None = None
        self._log = TrainingLog(self._clock)
        self._in_use = ""
        self._made: LibraryModel | None = None
        self._kept_at: float | None = None
        self._is_enough = False

    # What can be told to it

    def look_for_left(self) -> None:
        """Finds out whether a training was left that can go on."""
        try:
            self._left = self._keeper.left()
        except (LettersumError, OSError) as error:
            self._line = str(error)

    def restore_text(self) -> None:
        """What was chosen when the window was closed is looked at again; what is gone is left
        out."""
        if paths := self._kept_text.load():
            self._text.begin_with(paths)
            self._begin(self._look(), Stage.READING)

    def change_text(self, change: Callable[[ChosenText, *_Sent], object], *sent: *_Sent) -> None:
        """``change_text(ChosenText.add, paths)``: other text, for a training that hasn't begun.
        What is new is looked at."""
        if not self._stage.is_busy:
            change(self._text, *sent)
            self._kept_text.keep(self._text.given)  # looking may take long
            self._line = ""
            self._begin(self._look(), Stage.READING)

    def change_settings(self, settings: OwnSettings) -> None:
        """Other settings, for a training that hasn't begun."""
        if not self._stage.is_busy and settings != self._settings:
            self._settings = settings
            if self._work is None:
                self._work = self._expect()

    def rename(self, name: str) -> None:
        """What the model will be called; "" for a name after the text. A model that is finished is
        renamed in the library."""
        if self._made is None:
            self._name = cleaned(name)
            if self._training is not None:
                self._training.name = self._shown_name

    def start(self, key: str, title: str) -> None:
        """Counts, trains, and compares with the model of this key, which is called so."""
        if self._stage in (Stage.READY, Stage.DONE):
            self._begin_anew()
            self._kept_text.forget()  # from now on the training is kept
            self._line, self._left, self._in_use = "", None, title
            self._begin(self._train(key), Stage.COUNTING)

    def go_on_with_left(self, key: str, title: str) -> None:
        """Goes on with the training that was left."""
        if self._left is not None and not self._stage.is_busy:
            self._begin_anew()
            self._line, self._left, self._in_use = "", None, title
            self._begin(self._resume(key), Stage.COUNTING)

    def forget_left(self) -> None:
        """The training that was left isn't wanted."""
        if self._left is not None:
            self._left = None
            self._keeper.forget()

    def pause(self) -> None:
        """Rests until ``go_on``."""
        if self._stage in (Stage.COUNTING, Stage.TRAINING):
            self._stage, self._paused = Stage.PAUSED, self._stage
            self._log.rest()
            self._keep()

    def go_on(self) -> None:
        """After a pause."""
        if self._stage is Stage.PAUSED:
            self._stage = self._paused

    def stop(self) -> None:
        """Ends training with what has been learned so far, which is compared; before anything was
        learned, ends it all."""
        if self._training is not None and self._training.run.update > 0:
            self._is_enough = True
            self.go_on()
        elif self._stage.is_busy:
            self._leave_work()
            self._keeper.forget()
            self._begin_anew()
            self._wait_again()

    def close(self) -> None:
        """The window closes: a training that is under way is kept, to go on with."""
        self._leave_work()
        if self._training is not None and self._stage in (Stage.TRAINING, Stage.PAUSED):
            self._keep()

    # What it does

    @property
    def stage(self) -> Stage:
        """Where it is."""
        return self._stage

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
        except TrainingAstrayError as error:
            self._keeper.forget()
            self._fail(str(error))
        except (LettersumError, NNCoreError, OSError) as error:
            self._fail(str(error))
        except BaseException:
            self._fail(_WENT_WRONG)
            raise

    def view(self) -> TrainingView:
        """Everything as it is now."""
        text, log = self._text, self._log
        return TrainingView(
            stage=self._stage, rows=text.rows, converts=text.converts, can_undo=text.can_undo,
            can_redo=text.can_redo, settings=self._settings, progress=log.progress,
            learned=log.learned, held_back=log.held_back, tried=tuple(log.tried),
            in_use=self._in_use, comparison=log.comparison, name=self._shown_name,
            line=self._line, left=self._left, kept_at=self._kept_at, made=self._made,
            expected_seconds=self._expected,
            trained_on=self._training.trained_on if self._training else "",
            is_stopped=self._is_enough,
        )  # fmt: skip

    @property
    def _shown_name(self) -> str:
        if self._made is not None:
            return self._made.title
        known = "" if self._training is None else self._training.name
        return self._name or known or first_name(self._text.rows)

    def _begin(self, work: Work, stage: Stage) -> None:
        self._leave_work()
        self._work, self._stage = work, stage

    def _leave_work(self) -> None:
        if self._work is not None:
            self._work.close()
            self._work = None

    def _fail(self, line: str) -> None:
        self._work, self._training = None, None
        self.look_for_left()
        self._line = line
        self._wait_again()

    def _settle(self) -> None:
        """No work is under way."""
        self._log.progress = Progress()
        has_words = any(row.words for row in self._text.rows)
        self._stage = Stage.READY if has_words else Stage.EMPTY

    def _wait_again(self) -> None:
        """A training came to nothing: what was chosen waits for another one."""
        self._kept_text.keep(self._text.given)
        self._settle()

    def _look(self) -> Work:
        yield from self._text.look()
        self._settle()
        yield from self._expect()

    def _expect(self) -> Work:
        """Finds out how long it would take."""
        self._expected = None
        words = sum(row.words for row in self._text.rows)
        if words:
            yield
            self._expected = expected_seconds(words, self._settings, self._means.voices().lexicon)

    def _train(self, key: str) -> Work:
        counts = yield from counted(self._text, self._folder(), self._log.note)
        self._log.note("making ready", 0, 1)
        yield
        self._keeper.begin(counts)
        voices = self._means.voices()
        yield
        training = Training.begun(
            self._shown_name, trained_on(self._text.rows), self._settings, counts, voices.lexicon,
            self._log,
        )  # fmt: skip
        yield from self._learn(training, key)

    def _resume(self, key: str) -> Work:
        self._log.note("making ready", 0, 1)
        yield
        training = self._keeper.load(self._means.voices().lexicon)
        self._log, self._settings = training.log, training.settings
        yield from self._learn(training, key)

    def _learn(self, training: Training, key: str) -> Work:
        self._training, self._stage = training, Stage.TRAINING
        self._keep()
        yield
        in_use, voices = self._found_in_use(key), self._means.voices()
        epoch = training.run.epoch
        with closing(learned(training, voices, in_use, lambda: self._is_enough)) as steps:
            while True:
                try:
                    next(steps)
                except StopIteration as over:
                    self._take(over.value, training, in_use)
                    return
                if training.run.epoch > epoch or self._is_keeping_due:
                    epoch = training.run.epoch
                    self._keep()
                yield

    def _found_in_use(self, key: str) -> InUse | None:
        """None where it can't be had: then there is nothing to compare with."""
        try:
            return self._means.in_use(key)
        except (LettersumError, NNCoreError, OSError) as error:
            self._in_use, self._line = "", f"nothing to compare with: {error}"
            return None

    def _take(self, came: KeyboardTrained, training: Training, in_use: InUse | None) -> None:
        """What came of it. What can't be kept among the models can still be gone on with."""
        is_known = in_use is not None and shares_text(training.trained_on, in_use.trained_on)
        words = training.text.counted.words
        compared = training.log.compare(came, self._in_use, words, is_known=is_known)
        self._keep()
        self._made = self._library.add(
            came.model, training.name, training.trained_on,
            compared.before.figures if compared.before else None, compared.after.figures,
        )  # fmt: skip
        self._keeper.forget()
        self._stage = Stage.DONE

    @property
    def _is_keeping_due(self) -> bool:
        return self._kept_at is not None and self._clock() - self._kept_at >= KEEP_SECONDS

    def _keep(self) -> None:
        if self._training is not None:
            self._keeper.keep(self._training)
            self._kept_at = self._clock()
