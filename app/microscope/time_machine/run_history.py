"""All runs with what was recorded of them, where in time one looks, and what can be undone."""

from __future__ import annotations

from dataclasses import replace

from app.microscope.time_machine.moments import Moment, moments_of
from app.microscope.time_machine.position import Position
from app.microscope.time_machine.recording import LoopNow, Recording
from app.microscope.time_machine.run import Run, RunBook
from app.microscope.time_machine.run_titles import Origin
from nncore.network_file import NetworkFile

_MOST_UNDONE = 200

# What a change replaces, and undo brings back.
_Standing = tuple[RunBook, Position]


class RunHistory:
    """``loop_now`` says which function makes the updates (see nncore.kernels.online)."""

    def __init__(self, loop_now: LoopNow, file: NetworkFile) -> None:
        self._loop_now = loop_now
        self._recordings: dict[int, Recording] = {}
        self._undone: list[_Standing] = []
        self._done: list[_Standing] = []
        self._last_number = 0
        self.begin(file)

    @property
    def book(self) -> RunBook:
        """All runs."""
        return self._book

    @property
    def position(self) -> Position:
        """Where in time one looks."""
        return self._position

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back that can be made again."""
        return bool(self._undone)

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

    def changed(self, before: NetworkFile, after: NetworkFile) -> Run:
        """The run that begins where one looks with a change of what is there, ``before``.

        With other layers it is a beginning of its own, so that within one line of runs each name
        always means the same weight: in curves, on the way over the error surface, going back.
        """
        owner, update, origin = self.owner(), self._position.update, self.origin(before)
        if after.layers == owner.file.layers:
            parent = owner.parent if update == owner.start else owner.number
            run = replace(self.new_run(origin.title(after), after), start=update, parent=parent)
        else:
            if update > owner.start or owner.parent is not None:
                origin = Origin(f"from {self._left_by(owner).title} at {update:,}", origin.file)
            run = self.new_run(origin.title(after), after)
        return replace(run, origin=origin)

    def _left_by(self, owner: Run) -> Run:
        """The run that is left where one looks: at the start of a fork, the one it has left."""
        is_at_start = self._position.update == owner.start and owner.parent is not None
        return self._book.run(owner.parent) if is_at_start and owner.parent is not None else owner

    def is_untouched(self, run: Run) -> bool:
        """Whether a run was never trained, and none has left it."""
        is_at_start = self.recording(run.number).head == run.start
        return is_at_start and not self._book.has_forks(run.number)

    def begin(self, file: NetworkFile) -> None:
        """Only this network, at its start, is left; nothing can be undone."""
        run = self.new_run("run 1", file)
        self.begin_with(RunBook((run,), run.number))

    def begin_with(self, book: RunBook) -> None:
        """Only these runs are left; one looks at the start of the one that is shown."""
        self._recordings.clear()
        self._done.clear()
        self._undone.clear()
        self._book = book
        self.look(Position(book.shown, book.beginning(book.shown).start))
        self._last_number = max(self._last_number, *(run.number for run in book.runs))

    def new_run(self, title: str, file: NetworkFile) -> Run:
        """With a number that no run has had."""
        self._last_number += 1
        return Run(self._last_number, title, file)

    def first_number(self) -> int:
        """The least number that no run has had."""
        return self._last_number + 1

    def look(self, position: Position) -> None:
        """Looks at another run or update."""
        self._position = position

    def show(self, number: int) -> None:
        """Looks at another run, at the update where one looks now or at its nearest."""
        self._book = replace(self._book, shown=number)
        update = min(self._position.update, self.recording(number).head)
        self.look(Position(number, max(update, self._book.beginning(number).start)))

    def put(self, book: RunBook) -> None:
        """Other runs; it can be undone."""
        self._done.append((self._book, self._position))
        del self._done[:-_MOST_UNDONE]
        self._undone.clear()
        self._book = book
        self._forget_recordings()

    def put_run(self, run: Run) -> None:
        """A run in the place of the one of the same number."""
        self.put(self._book.with_instead(run.number, run))

    def add(self, run: Run) -> None:
        """One run more, in the place of the one looked at if that has never been trained."""
        shown = self._book.run(self._position.run)
        is_untouched = self.is_untouched(shown)
        instead = self._book.with_instead(shown.number, run)
        self.put(instead if is_untouched else self._book.with_run(run))
        self.look(Position(run.number, run.start))

    def undo(self) -> bool:
        """Takes the last change back; returns whether there was one."""
        return self._swap(self._done, self._undone)

    def redo(self) -> bool:
        """Makes the change again that was taken back last; returns whether there was one."""
        return self._swap(self._undone, self._done)

    def _swap(self, source: list[_Standing], other: list[_Standing]) -> bool:
        if not source:
            return False
        other.append((self._book, self._position))
        self._book, self._position = source.pop()
        return True

    def _forget_recordings(self) -> None:
        """Of runs to which no undo leads back."""
        books = [self._book, *(book for book, _ in (*self._done, *self._undone))]
        numbers = {run.number for book in books for run in book.runs}
        for number in self._recordings.keys() - numbers:
            del self._recordings[number]
