"""Networks in training: all their runs, where in time one looks, and what was changed.

A session belongs to one thread at a time; what it hands out are snapshots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.moments import Grain, Moment, moments_of, moments_of_step
from app.microscope.time_machine.position import Position, step_back, step_on
from app.microscope.time_machine.recording import LoopNow, Recording
from app.microscope.time_machine.run import Run, RunBook
from app.microscope.time_machine.run_titles import Origin
from app.microscope.time_machine.saved_runs import reopened, saved, within_reach
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot, Path, RunView
from app.microscope.time_machine.standstill import explain_standstill
from nncore.errors import NNCoreError
from nncore.layers import Bias
from nncore.network_file import NetworkFile
from nncore.tracing import trace_sample

Change = Callable[[NetworkFile], NetworkFile]

_MOST_UNDONE = 200


class TrainingSession:
    """``loop_now`` says which function makes the updates (see nncore.kernels.online).

    ``activity`` and ``notice`` go into the next snapshot; so do the history of the weight
    ``watched``, and the way of the two weights ``watched_pair``. A change at the start of a run
    that has not been trained changes that run; anywhere else it begins a fork.
    """

    def __init__(self, preset: NetworkPreset, loop_now: LoopNow) -> None:
        self._loop_now = loop_now
        self._recordings: dict[int, Recording] = {}
        self._undone: list[tuple[RunBook, Position]] = []
        self._done: list[tuple[RunBook, Position]] = []
        self._last_number = 0
        self._heads_to_reach: dict[int, int] = {}
        self._after_repeating = ""
        self.grain = Grain.SAMPLE
        self.watched = ""
        self.watched_pair: tuple[str, str] | None = None
        self.activity, self.notice = Activity.AT_START, ""
        self.open(preset)

    # Where one is

    @property
    def book(self) -> RunBook:
        """All runs."""
        return self._book

    @property
    def position(self) -> Position:
        """Where in time one looks."""
        return self._position

    @property
    def update(self) -> int:
        """How many updates have been made since the start weights, where one looks."""
        return self._position.update

    @property
    def head(self) -> int:
        """The last update made in the run that is shown."""
        return self._recording(self._position.run).head

    @property
    def has_diverged(self) -> bool:
        """Whether this run has come to an end because a number isn't finite any more."""
        return self.activity is Activity.DIVERGED

    def file_now(self) -> NetworkFile:
        """The settings, and the weights where one looks."""
        owner = self._owner()
        recording = self._recording(owner.number)
        recording.go_to(self.update)
        return owner.file.with_weights_of(recording.network)

    # Beginning

    def open(self, preset: NetworkPreset) -> None:
        """Begins with another network; the runs of the last one are gone, as is what could be
        undone."""
        self._preset = preset
        self._heads_to_reach = {}
        self._recordings.clear()
        self._done.clear()
        self._undone.clear()
        first = self._new_run("run 1", replace(preset.file, runs=()))
        self._book = RunBook((first,), first.number)
        self._position = Position(first.number, 0)
        self.activity, self.notice = Activity.AT_START, ""

    def open_runs(self, preset: NetworkPreset) -> None:
        """Begins with another network and the runs its file holds. They have to be repeated:
        ``repeat`` until it says that nothing is left."""
        self.open(preset)
        if not preset.file.runs:
            return
        book, heads = reopened(preset.file, self._last_number + 1)
        self._last_number += len(book.runs)
        self._book = book
        heads, cut = within_reach(book, heads)
        self._heads_to_reach = heads
        self._position = Position(book.shown, book.beginning(book.shown).start)
        self._after_repeating = "the runs were longer; they can be trained on" if cut else ""

    def repeat(self, updates: int) -> bool:
        """Repeats at most so many updates of the runs just opened; returns whether any are left."""
        for run in self._book.runs:  # whichever of them are still there
            recording = self._recording(run.number)
            head = self._heads_to_reach.get(run.number, run.start)
            missing = min(head - recording.head, updates)
            if missing > 0 and recording.diverged is None:
                recording.advance(missing)
                self.notice = f"repeating the runs: {run.title}, update {recording.head:,}"
                return True
        if self._heads_to_reach:
            self._heads_to_reach = {}
            self._position = Position(self._book.shown, self.head)
            self.activity, self.notice = Activity.STEPPED, self._after_repeating
        return False

    def saved_file(self) -> NetworkFile:
        """The network as it is where one looks, with all runs."""
        heads = {run.number: self._recording(run.number).head for run in self._book.runs}
        return saved(self._book, heads, replace(self.file_now(), runs=()))

    def same_start(self) -> None:
        """Back to the start weights. With other settings than the first run's, a new run."""
        beginning = self._book.beginning(self._position.run)
        start = beginning.file
        settings = self._owner().file
        file = replace(settings, weights=start.weights, bias_weights=start.bias_weights,
                       biases=start.biases, seed=start.seed)  # fmt: skip
        same = [run for run in self._book.runs if run.parent is None and run.file == file]
        if same:
            self.show_run(same[0].number)
            self._position = Position(same[0].number, same[0].start)
        else:
            self._add_changed(Origin("same start", start), file)
        self.activity, self.notice = Activity.AT_START, "back at the same start weights"

    def new_draw(self) -> None:
        """New start weights, drawn in [0, 1) from the next seed."""
        settings = self._owner().file
        seed = max((run.file.seed or 0 for run in self._book.runs), default=0) + 1
        file = replace(settings, weights={}, bias_weights={}, seed=seed)
        self._add_changed(Origin(f"seed {seed}", file), file)
        self.activity = Activity.AT_START
        self.notice = f"new start weights, drawn with seed {seed}"

    def add_run(self, file: NetworkFile, title: str) -> None:
        """One run more, at its start."""
        self._add(self._new_run(title, file))
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
        owner, origin = self._owner(), self._origin(before)
        update, past = self.update, self._position.past
        parent = owner.parent if update == owner.start else owner.number
        run = replace(
            self._new_run(origin.title(after), after), start=update, parent=parent, origin=origin
        )
        if owner.number == self._position.run and self._is_untouched(owner):
            if owner.title != origin.title(owner.file):  # a title of its own
                run = replace(run, title=owner.title)
            self._put(self._book.with_instead(owner.number, run))
            self.notice = what
        else:
            self._put(self._book.with_run(run))
            self.notice = f"{run.title}; the run before is kept"
        self._position = Position(run.number, update, past)
        if self.activity is not Activity.TRAINING:
            self.activity = Activity.STEPPED if update else Activity.AT_START

    def set_rate(self, rate: float) -> None:
        """A learning rate η for all weights that have none of their own."""
        self.edit(lambda file: replace(file, rate=rate), f"η = {rate:g}")

    def set_bias(self, bias: Bias) -> None:
        """None, fixed or trained biases."""
        self.edit(lambda file: replace(file, bias=bias), f"bias {bias}")

    def undo(self) -> None:
        """Takes the last change to the runs back; updates that were made stay made."""
        self._swap(self._done, self._undone)

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        self._swap(self._undone, self._done)

    # Runs

    def show_run(self, number: int) -> None:
        """Looks at another run, at the update where one looks now or at its nearest."""
        self._book = replace(self._book, shown=number)
        update = min(self.update, self._recording(number).head)
        self._position = Position(number, max(update, self._book.beginning(number).start))
        diverged = self._recording(number).diverged is not None and update == self.head
        self.activity = Activity.DIVERGED if diverged else Activity.STEPPED
        self.notice = ""

    def rename_run(self, number: int, title: str) -> None:
        """Another name for a run."""
        self._put(self._book.with_instead(number, replace(self._book.run(number), title=title)))

    def hide_run(self, number: int, is_hidden: bool) -> None:
        """Leaves a run's curves out, or shows them again."""
        run = replace(self._book.run(number), is_hidden=is_hidden)
        self._put(self._book.with_instead(number, run))

    def remove_run(self, number: int) -> None:
        """Takes a run off the list; the last one stays."""
        if len(self._book.runs) == 1:
            self.notice = "the last run stays; open another network instead"
            return
        self._put(self._book.without(number))
        self.show_run(self._book.shown)

    # Moving in time

    def choose_grain(self, grain: Grain) -> None:
        """How far steps go from now on. From rest, finer steps begin with nothing computed."""
        if grain.is_fine and self._position.past is None:
            self._position = replace(self._position, past=0)
        self.grain = grain

    def step(self) -> None:
        """One step on, with an update where the step leads over one."""
        self._go_to(step_on(self._position, self.grain, self._moments(), self._samples()))

    def back(self) -> None:
        """One step back."""
        here = step_back(self._position, self.grain, self._moments(), self._samples())
        least = self._book.beginning(here.run).start
        if here.update < least:
            here = Position(here.run, least, 0 if self.grain.is_fine else None)
        self._go_to(here)

    def scrub(self, update: int) -> None:
        """Looks at an update that has been made."""
        least = self._book.beginning(self._position.run).start
        update = min(max(update, least), self.head)
        past = 0 if self.grain.is_fine else None
        self._go_to(Position(self._position.run, update, past))

    def advance(self, updates: int) -> None:
        """Goes on by this many updates: first through those that have been made already, then by
        making more. Where the numbers run away it stops and says why."""
        self._go_to(Position(self._position.run, self.update + updates))

    # Telling

    def watch(self, weight: str) -> None:
        """The history of this weight goes into the snapshots."""
        self.watched = weight

    def watch_pair(self, first: str, second: str) -> None:
        """So does the way of these two."""
        self.watched_pair = (first, second)

    def snapshot(self, updates_per_second: float = 0.0) -> NetworkSnapshot:
        """The network where one looks."""
        owner = self._owner()
        recording = self._recording(owner.number)
        recording.go_to(self.update)
        sample = self.update % recording.samples
        with np.errstate(over="ignore", invalid="ignore"):
            trace = trace_sample(
                recording.network, recording.inputs[sample], recording.targets[sample],
                recording.rates,
            )  # fmt: skip
        past, moments = self._position.past, self._moments()
        notice = self.notice
        if not notice and self.update == recording.head:
            notice = explain_standstill(recording.curve(), recording.head, trace)
        return NetworkSnapshot(
            preset=self._preset,
            file=owner.file,
            position=self._position,
            head=self.head,
            grain=self.grain,
            sample=sample + 1,
            samples=recording.samples,
            trace=trace,
            computed=None if past is None else frozenset(m.name for m in moments[:past]),
            lit=() if past is None else moments_of_step(moments, past, self.grain),
            runs=tuple(self._view(run) for run in self._book.runs),
            activity=self.activity,
            notice=notice,
            updates_per_second=updates_per_second,
            can_undo=bool(self._done),
            can_redo=bool(self._undone),
            path=self._path(),
            path_of=self.watched_pair,
        )

    def _go_to(self, target: Position) -> None:
        recording = self._recording(target.run)
        if target.update > recording.head:
            with np.errstate(over="ignore", invalid="ignore"):
                recording.advance(target.update - recording.head)
        self.notice = ""
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
        self._position = target

    def _view(self, run: Run) -> RunView:
        recording = self._recording(run.number)
        parameter = recording.index_of(self.watched)
        return RunView(
            number=run.number,
            title=run.title,
            start=run.start,
            head=recording.head,
            parent=run.parent,
            is_hidden=run.is_hidden,
            curve=recording.curve(),
            weight_curve=None if parameter is None else recording.weight_curve(parameter),
        )

    def _path(self) -> Path | None:
        """The way of the pair that is watched, from the first ancestor's start to the head."""
        if self.watched_pair is None:
            return None
        line = [self._book.run(self._position.run)]
        while line[0].parent is not None:
            line.insert(0, self._book.run(line[0].parent))
        until = [run.start for run in line[1:]] + [self.head]
        parts = [
            self._recording(run.number).path(self.watched_pair, end)
            for run, end in zip(line, until, strict=True)
        ]
        known = [part for part in parts if part is not None]
        return np.vstack(known) if known else None

    def _owner(self) -> Run:
        return self._book.owner(self._position.run, self.update)

    def _recording(self, number: int) -> Recording:
        run = self._book.run(number)
        if number not in self._recordings:
            self._recordings[number] = Recording(run, self._loop_now)
        return self._recordings[number]

    def _origin(self, now: NetworkFile) -> Origin:
        """What a run leaves that begins where one looks: the run looked at, ``now``; at the start
        of that one, what it has left itself."""
        owner = self._owner()
        called = f"fork at {self.update:,}" if self.update else ""
        if self.update > owner.start:
            return Origin(called, now)
        parent = None if owner.parent is None else self._recording(owner.parent)
        if parent is not None and parent.head >= self.update:  # it may still have to be repeated
            parent.go_to(self.update)
            return Origin(called, parent.run.file.with_weights_of(parent.network))
        return owner.origin or Origin(called, now)

    def _moments(self) -> tuple[Moment, ...]:
        file = self._owner().file
        return moments_of(file.layers, file.bias)

    def _samples(self) -> int:
        return len(self._owner().file.samples)

    def _is_untouched(self, run: Run) -> bool:
        return self._recording(run.number).head == run.start and not self._book.has_forks(
            run.number
        )

    def _new_run(self, title: str, file: NetworkFile) -> Run:
        self._last_number += 1
        return Run(self._last_number, title, file)

    def _add_changed(self, origin: Origin, file: NetworkFile) -> None:
        self._add(replace(self._new_run(origin.title(file), file), origin=origin))

    def _add(self, run: Run) -> None:
        """One run more, in the place of the one shown if that has never been trained."""
        shown = self._book.run(self._position.run)
        if self._is_untouched(shown):
            self._put(self._book.with_instead(shown.number, run))
        else:
            self._put(self._book.with_run(run))
        self._position = Position(run.number, run.start)

    def _put(self, book: RunBook) -> None:
        self._done.append((self._book, self._position))
        del self._done[:-_MOST_UNDONE]
        self._undone.clear()
        self._book = book
        self._forget_recordings()

    def _swap(
        self, source: list[tuple[RunBook, Position]], other: list[tuple[RunBook, Position]]
    ) -> None:
        if source:
            other.append((self._book, self._position))
            self._book, self._position = source.pop()
            self.activity, self.notice = Activity.STEPPED, ""

    def _forget_recordings(self) -> None:
        """Of runs to which no undo leads back."""
        books = [self._book, *(book for book, _ in (*self._done, *self._undone))]
        numbers = {run.number for book in books for run in book.runs}
        for number in self._recordings.keys() - numbers:
            del self._recordings[number]
