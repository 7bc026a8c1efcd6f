"""Networks in training: all their runs, where in time one looks, and what was changed.

A session belongs to one thread at a time; what it hands out are snapshots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import numpy as np
import numpy.typing as npt

from app.errors import LettersumError
from app.microscope.kept_networks import KeptNetworks
from app.microscope.network_presets import NetworkPreset
from app.microscope.phrases.known_words import KnownWords
from app.microscope.teaching.attempt import Attempt, TeachingReport, Verdict
from app.microscope.teaching.kept_report import kept_report
from app.microscope.teaching.lesson import lesson_of
from app.microscope.teaching.lesson_file import taught_file
from app.microscope.time_machine.changed_runs import changed_run
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.position import Position, step_back, step_on
from app.microscope.time_machine.recording import LoopNow
from app.microscope.time_machine.run import RunBook
from app.microscope.time_machine.run_history import RunHistory
from app.microscope.time_machine.run_titles import Origin
from app.microscope.time_machine.shelf import Shelf
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot
from app.microscope.time_machine.taking_snapshots import Watched, take_snapshot
from app.words.lexicon import Lexicon
from nncore.errors import NNCoreError
from nncore.layers import Bias
from nncore.network_file import NetworkFile

Change = Callable[[NetworkFile], NetworkFile]


class TrainingSession:
    """``activity`` and ``notice`` go into the next snapshot. A change at the start of a run that
    has not been trained changes that run; anywhere else it begins a fork."""

    def __init__(self, preset: NetworkPreset, loop_now: LoopNow) -> None:
        self._shelf = Shelf(preset, loop_now, entry=preset.title)
        self._watched = Watched()
        self._words = KnownWords()
        self._attempt: Attempt | None = None
        self._teaching: TeachingReport | None = None
        self.grain = Grain.SAMPLE
        self.activity, self.notice = Activity.AT_START, ""

    # Where one is

    @property
    def book(self) -> RunBook:
        """All runs."""
        return self._history.book

    @property
    def position(self) -> Position:
        """Where in time one looks."""
        return self._history.position

    @property
    def update(self) -> int:
        """How many updates have been made since the start weights, where one looks."""
        return self._history.position.update

    @property
    def head(self) -> int:
        """The last update made in the run that is shown."""
        return self._history.recording().head

    @property
    def has_diverged(self) -> bool:
        """Whether this run has come to an end because a number isn't finite any more."""
        return self.activity is Activity.DIVERGED

    def file_now(self) -> NetworkFile:
        """The settings, and the weights where one looks."""
        return self._history.file_now()

    # Beginning

    def open(self, preset: NetworkPreset, entry: str = "") -> None:
        """Begins with another network; the one before stays on the shelf, and undo leads back to
        it. The runs that its file holds have to be repeated: ``repeat`` while ``is_repeating``."""
        self._shelf.open(preset, entry)
        self._attempt = self._teaching = None
        self.activity, self.notice = Activity.AT_START, ""

    def go_to_entry(self, entry: str, make: Callable[[], NetworkPreset]) -> None:
        """The network that was opened by this entry of the list, with its runs, or if none was,
        the one that ``make`` gives. Raises what ``make`` raises."""
        found = self._shelf.of_entry(entry)
        if found is None:
            self.open(make(), entry)
        else:
            self._go_to_network(found)

    def begin_own(self, preset: NetworkPreset) -> None:
        """Begins with a network to be built on, called "Own network 1", 2 …; where one is shown in
        which nothing was done, nothing changes."""
        now, titles = self._history, {each.preset.title for each in self._shelf.networks}
        if now.is_as_opened and not now.entry and now.preset.file == preset.file:
            return
        free = (title for n in count(1) if (title := f"Own network {n}") not in titles)
        self.open(replace(preset, title=next(free)))

    def go_to_network(self, number: int) -> None:
        """A network that was opened before, with its runs."""
        found = self._shelf.numbered(number)
        if found is not None:
            self._go_to_network(found)

    def restore(self, kept: KeptNetworks) -> None:
        """Begins with these networks in place of what there is; ``repeat`` while
        ``is_repeating``."""
        self._shelf.restore(kept)
        self._attempt = self._teaching = None
        if kept.taught is not None:
            self._teaching = kept.taught.of_run(self.book.runs[kept.taught.run].number)
        self.activity, self.notice = Activity.AT_START, ""

    def kept(self) -> KeptNetworks:
        """The network looked at and all in which something was done, with their runs."""
        numbers = [run.number for run in self.book.runs]
        return replace(self._shelf.kept(), taught=kept_report(self._teaching, numbers))

    @property
    def is_repeating(self) -> bool:
        """Whether runs have still to be repeated."""
        return self._history.is_missing

    def repeat(self, updates: int) -> bool:
        """Repeats at most so many updates of runs that were opened or brought back; returns
        whether any are left."""
        if not self._history.is_missing:
            return False
        self.notice = self._history.repeat(updates)
        if self._history.is_missing:
            return True
        if self.activity is not Activity.TRAINING:
            self.activity = Activity.STEPPED
        return False

    def saved_file(self) -> NetworkFile:
        """The network as it is where one looks, with all runs."""
        return self._history.saved_with(replace(self.file_now(), runs=()))

    def same_start(self) -> None:
        """Back to the start weights. With other settings than the first run's, a new run."""
        start = self.book.beginning(self.position.run).file
        settings = self._history.owner().file
        file = replace(settings, weights=start.weights, bias_weights=start.bias_weights,
                       biases=start.biases, seed=start.seed)  # fmt: skip
        same = [run for run in self.book.runs if run.parent is None and run.file == file]
        if same:
            self.show_run(same[0].number)
            self._history.look(Position(same[0].number, same[0].start))
        else:
            self._add_changed(Origin("same start", start), file)
        self.activity, self.notice = Activity.AT_START, "back at the same start weights"

    def new_draw(self) -> None:
        """New start weights, drawn in [0, 1) from the next seed."""
        settings = self._history.owner().file
        seed = max((run.file.seed or 0 for run in self.book.runs), default=0) + 1
        file = replace(settings, weights={}, bias_weights={}, seed=seed)
        self._add_changed(Origin(f"seed {seed}", file), file)
        self.activity = Activity.AT_START
        self.notice = f"new start weights, drawn with seed {seed}"

    def add_run(self, file: NetworkFile, title: str) -> None:
        """One run more, at its start."""
        self._history.add(self._history.new_run(title, file))
        self.activity, self.notice = Activity.AT_START, ""

    # Changing

    def edit(self, change: Change, what: str) -> None:
        """Changes settings or weights where one looks. ``what`` names it in the list of runs
        ("w5 = 0.4"). A change that the network can't have is refused with a notice."""
        before = self.file_now()
        try:
            after = change(before)
            after.rate_array(after.build())
        except (NNCoreError, ValueError) as error:
            self.notice = str(error)
            return
        if after == before:
            return
        self.notice = self._put_changed(before, after) or what
        if self.activity is not Activity.TRAINING:
            self.activity = Activity.STEPPED if self.update else Activity.AT_START

    def set_rate(self, rate: float) -> None:
        """A learning rate η for all weights that have none of their own."""
        self.edit(lambda file: replace(file, rate=rate), f"η = {rate:g}")

    def set_bias(self, bias: Bias) -> None:
        """None, fixed or trained biases."""
        self.edit(lambda file: replace(file, bias=bias), f"bias {bias}")

    def undo(self) -> None:
        """Takes the last change to the runs back, or the last opening of a network; updates that
        were made stay made."""
        before = self._history
        if self._shelf.undo():
            self._look_around(before)

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        before = self._history
        if self._shelf.redo():
            self._look_around(before)

    # Runs

    def show_run(self, number: int) -> None:
        """Looks at another run, at the update where one looks now or at its nearest."""
        self._history.show(number)
        recording = self._history.recording()
        diverged = recording.diverged is not None and self.update == recording.head
        self.activity = Activity.DIVERGED if diverged else Activity.STEPPED
        self.notice = ""

    def rename_run(self, number: int, title: str) -> None:
        """Another name for a run."""
        self._history.put_run(replace(self.book.run(number), title=title))

    def hide_run(self, number: int, is_hidden: bool) -> None:
        """Leaves a run's curves out, or shows them again."""
        self._history.put_run(replace(self.book.run(number), is_hidden=is_hidden))

    def remove_run(self, number: int) -> None:
        """Takes a run off the list; the last one stays."""
        if len(self.book.runs) == 1:
            self.notice = "the last run stays; open another network instead"
            return
        self._history.put(self.book.without(number))
        self.show_run(self.book.shown)

    # Moving in time

    def choose_grain(self, grain: Grain) -> None:
        """How far steps go from now on. From rest, finer steps begin with nothing computed."""
        if grain.is_fine and self.position.past is None:
            self._history.look(replace(self.position, past=0))
        self.grain = grain

    def step(self) -> None:
        """One step on, with an update where the step leads over one."""
        self._go_to(step_on(self.position, self.grain, self._history.moments(), self.samples))

    def back(self) -> None:
        """One step back."""
        here = step_back(self.position, self.grain, self._history.moments(), self.samples)
        least = self.book.beginning(here.run).start
        if here.update < least:
            here = Position(here.run, least, self._past_at_first())
        self._go_to(here)

    def scrub(self, update: int) -> None:
        """Looks at an update that has been made."""
        least = self.book.beginning(self.position.run).start
        update = min(max(update, least), self.head)
        self._go_to(Position(self.position.run, update, self._past_at_first()))

    def advance(self, updates: int, below: float | None = None) -> bool:
        """Goes on by this many updates: first through those that have been made already, then by
        making more. Where the numbers run away it stops and says why; a network that is taught
        stops at the update at which it has learned. Returns whether it stopped at the first update
        at which the mean error of a round is ``below``."""
        if self._attempt is None or not self.is_teaching:
            return self._go_to(Position(self.position.run, self.update + updates), below)
        self._attempt.advance(updates)
        self._tell_attempt(self._attempt)
        return False

    @property
    def until(self) -> float | None:
        """Play stops where E_total is below it; None: nowhere. Each network has its own."""
        return self._history.until

    @until.setter
    def until(self, until: float | None) -> None:
        self._history.until = until

    def weights_now(self) -> npt.NDArray[np.float64]:
        """All parameters where one looks, shape (parameters,); for reading, until the next call."""
        return np.asarray(self._history.there().network.values, np.float64)

    def is_below(self, error: float) -> bool:
        """Whether the error is that small already: with several samples their mean over the last
        whole round."""
        recording = self._history.recording(self._history.owner().number)
        if recording.samples == 1:
            now = self.snapshot().error
            return now is not None and now < error
        curve = recording.curve()
        known = curve.errors[curve.updates <= self.update]
        return bool(len(known) and known[-1] < error)

    def stop(self, activity: Activity, notice: str) -> None:
        """Play has stopped by itself."""
        self.activity, self.notice = activity, notice

    # Teaching

    @property
    def is_teaching(self) -> bool:
        """Whether the run looked at is trained until it has learned its phrases."""
        attempt = self._attempt
        return attempt is not None and attempt.is_on and self._is_here(attempt)

    def know_words(self, lexicon: Lexicon) -> None:
        """From now on outputs of samples that are words are read with this dictionary."""
        self._words.lexicon = lexicon

    def teach(self, text: str, lexicon: Lexicon) -> None:
        """Makes the phrases in the lines of ``text`` the samples, and looks for the update at which
        all their words come first; while ``is_teaching``, ``advance`` goes on towards it."""
        self.know_words(lexicon)
        try:
            file = taught_file(self.file_now(), text)
            lesson = lesson_of(file.samples, lexicon)
        except LettersumError as error:
            self._teaching = TeachingReport(Verdict.REFUSED, str(error))
            self.notice = str(error)
            return
        self.edit(lambda _: file, "other phrases")
        self._history.show(self._history.owner().number)
        self.choose_grain(Grain.SAMPLE)
        self._attempt = Attempt(lesson, self._history.recording())
        self._attempt.look_back()
        self._tell_attempt(self._attempt)

    # Telling

    def watch(self, weight: str) -> None:
        """The history of this weight goes into the snapshots."""
        self._watched.weight = weight

    def watch_pair(self, first: str, second: str) -> None:
        """So does the way of these two."""
        self._watched.pair = (first, second)

    def snapshot(self, updates_per_second: float = 0.0) -> NetworkSnapshot:
        """The network where one looks."""
        taken = take_snapshot(
            self._shelf, self._watched, self.grain, self.activity, self.notice,
            updates_per_second, self._words, self._report(),
        )  # fmt: skip
        return replace(taken, until=self.until)

    def _is_here(self, attempt: Attempt) -> bool:
        """Whether an attempt is about the run looked at, of whichever network."""
        return attempt.recording is self._history.recording()

    def _report(self) -> TeachingReport | None:
        """What came of teaching; nothing of another run, or of one that is still repeated."""
        report = self._teaching
        if report is None or report.verdict is Verdict.REFUSED:
            return report
        is_there = report.update is None or report.update <= self.head
        return report if report.run == self.position.run and is_there else None

    def _tell_attempt(self, attempt: Attempt) -> None:
        """Looks where an attempt has come to, and at its update where it has found one."""
        report = self._teaching = attempt.report
        recording = self._history.recording(attempt.run)
        until = recording.head if report.update is None else report.update
        self._go_to(Position(attempt.run, until + (recording.diverged is not None)))
        if not attempt.is_on and not self.has_diverged:
            self.activity, self.notice = Activity.FINISHED, report.text

    @property
    def _history(self) -> RunHistory:
        return self._shelf.current

    def _go_to_network(self, network: RunHistory) -> None:
        before = self._history
        if network is not before:
            self._shelf.go_to(network)
            self._look_around(before)

    def _look_around(self, before: RunHistory) -> None:
        """One looks at something else that was there already, perhaps in another network."""
        self.activity, self.notice = Activity.STEPPED, ""
        if self._history is not before:
            self._attempt = self._teaching = None
            self.notice = f"{self._history.preset.title}, with its runs as they were"

    def _put_changed(self, before: NetworkFile, after: NetworkFile) -> str:
        """The run looked at as ``after``, or a fork of it, of which the returned words tell."""
        owner, position = self._history.owner(), self.position
        run = changed_run(self._history, before, after)
        if run.parent is None and owner.file.layers != after.layers:
            position = Position(position.run, run.start, self._past_at_first())
        said = ""
        if owner.number == position.run and self._history.is_untouched(owner):
            run = replace(run, line=owner.line)
            if owner.title != self._history.origin(before).title(owner.file):  # one of its own
                run = replace(run, title=owner.title)
            self._history.put(self.book.with_instead(owner.number, run))
        else:
            self._history.put(self.book.with_run(run))
            said = f"{run.title}; the run before is kept"
        self._history.look(replace(position, run=run.number))
        return said

    def _go_to(self, target: Position, below: float | None = None) -> bool:
        recording = self._history.recording(target.run)
        is_reached = False
        if target.update > recording.head:
            with np.errstate(over="ignore", invalid="ignore"):
                is_reached = recording.advance(target.update - recording.head, below)
        self.notice = ""
        if is_reached:
            target = Position(target.run, recording.head)
        if recording.head < target.update:
            target = Position(target.run, recording.head)
            event = recording.diverged
            assert event is not None  # nothing else ends a run early
            self.activity = Activity.DIVERGED
            self.notice = (
                f"training diverged at update {event.update:,}: {event.reason}; {event.advice}"
            )
        elif self.has_diverged:
            self.activity = Activity.STEPPED
        self._history.look(target)
        return is_reached

    def _past_at_first(self) -> int | None:
        """In fine steps an update that is gone to begins with nothing computed."""
        return 0 if self.grain.is_fine else None

    @property
    def samples(self) -> int:
        """How many samples are taken in turn."""
        return len(self._history.owner().file.samples)

    def _add_changed(self, origin: Origin, file: NetworkFile) -> None:
        self._history.add(replace(self._history.new_run(origin.title(file), file), origin=origin))
