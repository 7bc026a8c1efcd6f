"""All runs of a network with what was recorded of them, and where in time one looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.moments import Moment, moments_of
from app.microscope.time_machine.position import Position
from app.microscope.time_machine.recording import LoopNow, Recording
from app.microscope.time_machine.run import Run, RunBook
from app.microscope.time_machine.run_titles import Origin
from app.microscope.time_machine.saved_runs import MOST_REPEATED, reopened, within_reach
from app.microscope.time_machine.saved_runs import saved as saved_runs
from app.microscope.time_machine.undo_steps import Standing, UndoSteps
from nncore.network_file import FileRun, NetworkFile

_CUT = "the runs were longer; they can be trained on"


class RunHistory:
    """The runs of one network. ``number`` is its own, ``entry`` says by which entry of the list it
    was opened; ``run_numbers`` gives each run one that no other has, of any network, and
    ``loop_now`` says which function makes the updates (see nncore.kernels.online).

    The runs of a file, ``saved``, have to be repeated: ``repeat`` until nothing ``is_missing``.
    """

    def __init__(
        self, preset: NetworkPreset, entry: str, number: int, loop_now: LoopNow,
        steps: UndoSteps[RunHistory], run_numbers: Iterator[int], saved: tuple[FileRun, ...] = (),
    ) -> None:  # fmt: skip
        self.preset, self.entry, self.number = preset, entry, number
        self.until = preset.until
        self._loop_now, self._steps, self._run_numbers = loop_now, steps, run_numbers
        self._recordings: dict[int, Recording] = {}
        self._heads: dict[int, int] = {}  # how far a run went that has to be repeated
        self._once_reached: dict[int, int] = {}  # farther, where that would take too long
        self._look_when_repeated: Position | None = None
        self._after_repeating, self._has_saved_runs = "", bool(saved)
        self._last_line = 0
        if not saved:
            first = self.new_run("run 1", preset.file)
            self._book = RunBook((first,), first.number)
        else:
            self._book, heads = reopened(saved, run_numbers)
            self._once_reached = heads
            self._heads, is_cut = within_reach(self._book, heads)
            self._after_repeating = _CUT if is_cut else ""
        self._last_line = max(run.line for run in self._book.runs)
        self._as_opened, shown = self._book, self._book.shown
        self.stand_at(self._book, Position(shown, self._heads.get(shown, 0)))

    @property
    def book(self) -> RunBook:
        """All runs."""
        return self._book

    @property
    def position(self) -> Position:
        """Where in time one looks."""
        return self._position

    @property
    def standing(self) -> Standing[RunHistory]:
        """What undo would bring back."""
        return Standing(self, self._book, self._look_when_repeated or self._position)

    @property
    def is_as_opened(self) -> bool:
        """Whether nothing has been trained or changed since."""
        is_new = all(run.start == self.head_of(run) for run in self._book.runs)
        return not self._has_saved_runs and self._book is self._as_opened and is_new

    @property
    def is_missing(self) -> bool:
        """Whether something of its runs has still to be repeated."""
        return self._look_when_repeated is not None or any(self._missing())

    def recording(self, number: int | None = None) -> Recording:
        """What was recorded of a run; without a number, of the one looked at."""
        run = self._book.run(self._position.run if number is None else number)
        if run.number not in self._recordings:
            self._recordings[run.number] = Recording(run, self._loop_now)
        return self._recordings[run.number]

    def owner(self) -> Run:
        """The run, that looked at or an ancestor, in whose time the update looked at lies."""
        return self._book.owner(self._position.run, self._position.update)

    def there(self) -> Recording:
        """The owner's recording, brought to where one looks."""
        recording = self.recording(self.owner().number)
        recording.go_to(self._position.update)
        return recording

    def file_now(self) -> NetworkFile:
        """The settings, and the weights where one looks."""
        return self.owner().file.with_weights_of(self.there().network)

    def moments(self) -> tuple[Moment, ...]:
        """All that is worked out for one sample where one looks, in order."""
        file = self.owner().file
        return moments_of(file.layers, file.bias)

    def origin(self, now: NetworkFile) -> Origin:
        """What a run leaves that begins where one looks: the run looked at, ``now``; at the start
        of that one, what it has left itself."""
        owner, update = self.owner(), self._position.update
        called = f"fork at {update:,}" if update else ""
        if update > owner.start:
            return Origin(called, now)
        parent = None if owner.parent is None else self.recording(owner.parent)
        if parent is not None and parent.head >= update:  # it may still have to be repeated
            parent.go_to(update)
            return Origin(called, parent.run.file.with_weights_of(parent.network))
        return owner.origin or Origin(called, now)

    def is_untouched(self, run: Run) -> bool:
        """Whether a run was never trained, and none has left it."""
        is_at_start = self.head_of(run) == run.start
        return is_at_start and not self._book.has_forks(run.number)

    def new_run(self, title: str, file: NetworkFile) -> Run:
        """With a number that no run has had, and a line that none of this network has had."""
        return Run(next(self._run_numbers), title, file, line=self._last_line + 1)

    def head_of(self, run: Run) -> int:
        """The last update that was made in a run, repeated already or not."""
        recording = self._recordings.get(run.number)
        made = run.start if recording is None else recording.head
        return max(made, self._heads.get(run.number, run.start))

    @property
    def place(self) -> tuple[int, int]:
        """The place, from 0, of the run that is looked at, and the update."""
        position = self.standing.position
        numbers = [run.number for run in self._book.runs]
        return numbers.index(position.run), position.update

    def look_at_place(self, place: int, update: int) -> None:
        """Looks at the run of this place, from 0, at an update or the nearest that there will be,
        as soon as it is repeated."""
        run = self._book.runs[place]
        least, most = self._book.beginning(run.number).start, self.head_of(run)
        book = replace(self._book, shown=run.number)
        self.stand_at(book, Position(run.number, min(max(update, least), most)))

    def saved(self) -> NetworkFile:
        """The settings of the run that is looked at, at its start, and all runs."""
        return self.saved_with(self._book.run(self._position.run).file)

    def saved_with(self, file: NetworkFile) -> NetworkFile:
        """This file with all runs, as far as they ever went: also where so much of one isn't
        repeated."""
        heads = {
            run.number: max(self.head_of(run), self._once_reached.get(run.number, 0))
            for run in self._book.runs
        }
        return saved_runs(self._book, heads, file)

    def put_away(self) -> None:
        """Forgets all that can be found again by repeating it, if that doesn't take long."""
        made = sum(self.head_of(run) - run.start for run in self._book.runs)
        if made > MOST_REPEATED:
            return
        for number, recording in self._recordings.items():
            self._heads[number] = max(recording.head, self._heads.get(number, 0))
        if self._recordings:
            self._recordings = {}
            self.stand_at(self._book, self._look_when_repeated or self._position)

    def repeat(self, updates: int) -> str:
        """Repeats at most so many updates of what ``is_missing``, and says what; at the end one
        looks where one has looked before, and it says what there is to be said, if anything."""
        for run in self._missing():
            recording = self.recording(run.number)
            recording.advance(min(self._heads[run.number] - recording.head, updates))
            return f"repeating the runs: {run.title}, update {recording.head:,}"
        wanted, self._look_when_repeated = self._look_when_repeated, None
        if wanted is not None and any(run.number == wanted.run for run in self._book.runs):
            self.look(wanted.at(min(wanted.update, self.recording(wanted.run).head)))
        said, self._after_repeating = self._after_repeating, ""
        return said

    def stand_at(self, book: RunBook, position: Position) -> None:
        """These runs, and this place in them as soon as it has been repeated."""
        self._book = book
        if any(self._missing()):
            self.look(Position(position.run, book.beginning(position.run).start))
            self._look_when_repeated = position
        else:
            self.look(position)

    def _missing(self) -> Iterator[Run]:
        """The runs of which something has still to be repeated."""
        for run in self._book.runs:
            wanted, recording = (
                self._heads.get(run.number, run.start),
                self._recordings.get(run.number),
            )
            made = run.start if recording is None else recording.head
            if made < wanted and (recording is None or recording.diverged is None):
                yield run

    def look(self, position: Position) -> None:
        """Looks at another run or update, and not at what was to be looked at after repeating."""
        self._position, self._look_when_repeated = position, None

    def show(self, number: int) -> None:
        """Looks at another run, at the update where one looks now or at its nearest."""
        self._book = replace(self._book, shown=number)
        update = min(self._position.update, self.recording(number).head)
        self.look(Position(number, max(update, self._book.beginning(number).start)))

    def put(self, book: RunBook) -> None:
        """Other runs; it can be undone."""
        self._steps.keep(self.standing)
        self._book = book
        self._last_line = max(self._last_line, *(run.line for run in book.runs))
        self._forget_recordings()

    def put_run(self, run: Run) -> None:
        """A run in the place of the one of the same number."""
        self.put(self._book.with_instead(run.number, run))

    def add(self, run: Run) -> None:
        """One run more, in the place of the one looked at if that has never been trained."""
        shown = self._book.run(self._position.run)
        is_untouched = self.is_untouched(shown)
        instead = self._book.with_instead(shown.number, replace(run, line=shown.line))
        self.put(instead if is_untouched else self._book.with_run(run))
        self.look(Position(run.number, run.start))

    def _forget_recordings(self) -> None:
        """Of runs to which no undo leads back."""
        books = [self._book, *(standing.book for standing in self._steps.of(self))]
        numbers = {run.number for book in books for run in book.runs}
        for number in self._recordings.keys() - numbers:
            del self._recordings[number]
