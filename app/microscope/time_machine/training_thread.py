"""Training in a thread of its own.

The thread owns the session: every change to it is a command that is carried out between two
stretches of updates. Reports go out about 30 times a second while they are seen, now and then
while nobody looks, and at once after a command.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import TypeVarTuple

from app.giving_way import give_way
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.pacing import Pacing
from app.microscope.time_machine.play_end import PlayEnd
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot
from app.mishaps import guarded, one_line
from app.words.lexicon import Lexicon

REPORT_SECONDS = 1 / 30
UNSEEN_REPORT_SECONDS = 0.5  # rarely, so that typing in another room has the time
LARGEST_GROWTH = 2  # of a stretch, from one to the next
_LONGEST_STRETCH = 2_000_000  # updates; their errors then take 16 MB for a moment
REPEATED_AT_ONCE = 500_000  # updates of runs that were opened, from one report to the next
_TRAINING = "training"
_LONGEST_NAP = 0.1  # seconds; a quickening pace asks for more while one sleeps
_RATE_SECONDS = 0.5  # over which updates a second are measured

Command = Callable[[], None]
_Sent = TypeVarTuple("_Sent")
Change = Callable[[TrainingSession, *_Sent], None]
Report = Callable[[NetworkSnapshot], None]
Clock = Callable[[], float]


class TrainingThread:
    """``report`` is called in this thread. A change is given as what does it to the session,
    and what else that takes: ``change(TrainingSession.hide_run, 2, True)``."""

    def __init__(
        self, session: TrainingSession, report: Report, clock: Clock | None = None
    ) -> None:
        self._session, self._report = session, report
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="training", daemon=True)
        self._closing = threading.Event()
        self._remaining: int | None = 0
        self._pacing = Pacing(clock or (lambda: time.perf_counter()))
        self._stretch = 1
        self._repeated_at_once, self._repeat_waits = 1, False
        self._end = PlayEnd(session)
        self._reported_at, self._report_seconds = 0.0, REPORT_SECONDS
        self._measured_at, self._measured_update, self._updates_per_second = 0.0, 0, 0.0

    # Called from the window's thread:

    def start(self) -> None:
        """Begins to wait for commands."""
        self._thread.start()

    def change(self, change: Change[*_Sent], *sent: *_Sent) -> None:
        """Carries out a change to the session that doesn't end training."""
        self._commands.put(lambda: change(self._session, *sent))

    def restart(self, change: Change[*_Sent], *sent: *_Sent) -> None:
        """Carries out a change that begins a new run; training ends."""
        self._commands.put(lambda: self._restart(lambda session: change(session, *sent)))

    def step(self) -> None:
        """One step of the session's grain; training pauses."""
        self.rest_and(TrainingSession.step)

    def rest_and(self, change: Change[*_Sent], *sent: *_Sent) -> None:
        """Pauses training, then carries out a change, such as looking at another update."""
        self._commands.put(lambda: self._rest_and(lambda session: change(session, *sent)))

    def train(self, updates: int | None) -> None:
        """Makes this many updates, or goes on until told otherwise; after a pause, the rest."""
        self._commands.put(lambda: self._train(updates))

    def teach(self, text: str, load: Callable[[], Lexicon]) -> None:
        """Trains until the phrases in the lines of ``text`` have been learned; ``load`` gives the
        dictionary, in this thread."""
        self._commands.put(lambda: self._teach(text, load))

    def pause(self) -> None:
        """Pauses; ``train`` goes on with what is left."""
        self._commands.put(lambda: self._rest())

    def set_pace(self, pace: Pace) -> None:
        """How fast to train, or to step while watching."""
        self._commands.put(lambda: self._set_pace(pace))

    def set_seen(self, is_seen: bool) -> None:
        """Whether somebody looks at the reports."""
        self._report_seconds = REPORT_SECONDS if is_seen else UNSEEN_REPORT_SECONDS

    def set_until(self, until: float | None) -> None:
        """Play stops where E_total is below it; None: nowhere."""
        self._commands.put(lambda: self._end.set_until(until))

    def choose_grain(self, grain: Grain) -> None:
        """How far steps go, and Play's steps too."""
        self._commands.put(lambda: self._choose_grain(grain))

    def shut_down(self) -> None:
        """Ends the thread after the stretch being made, and waits for it; commands still waiting
        are dropped."""
        self._closing.set()
        self._commands.put(_wake)
        if self._thread.ident is not None:
            self._thread.join()

    # Called in the thread itself:

    @property
    def _rate(self) -> float | None:
        """Updates or steps a second; None is as fast as possible, as is teaching: what is looked
        for may be a million updates away."""
        return None if self._session.is_teaching else self._pacing.rate

    @property
    def _training(self) -> bool:
        return self._session.activity is Activity.TRAINING

    def _run(self) -> None:
        give_way()
        while not self._closing.is_set():
            command = self._next_command()
            if command is not None:
                self._carry_out(command)
            elif self._training:
                with guarded(_TRAINING, self._survive):
                    self._advance()

    def _next_command(self) -> Command | None:
        try:
            if not self._training:
                return self._commands.get()
            rate = self._rate
            if rate is None:
                return self._commands.get_nowait()
            return self._commands.get(timeout=min(max(REPORT_SECONDS, 1 / rate) / 2, _LONGEST_NAP))
        except queue.Empty:
            return None

    def _carry_out(self, command: Command) -> None:
        with guarded(_TRAINING, self._survive):
            command()
            if not self._closing.is_set():
                self._send()
                self._go_on_repeating()

    def _survive(self, error: Exception) -> None:
        """The thread lives on: the window still talks to it, and says what happened."""
        self._remaining = 0
        self._session.activity = Activity.STOPPED
        self._session.notice = f"stopped: {one_line(error)}"
        self._send()

    def _advance(self) -> None:
        if self._rate is None:
            self._make(self._stretch if self._remaining is None else self._remaining)
        else:
            self._advance_in_pace()
        if not self._training:  # it has come to an end of its own
            self._remaining = 0
        elif self._remaining == 0:
            self._session.activity = Activity.FINISHED
        if not self._training or time.perf_counter() - self._reported_at >= self._report_seconds:
            self._send()

    def _advance_in_pace(self) -> None:
        due = self._pacing.due()
        due = min(due, self._remaining if self._remaining is not None else due)
        while due > 0 and self._training and self._commands.empty():
            made = self._make(due)
            due -= made
            self._pacing.made(made)

    def _make(self, most: int) -> int:
        """Makes a stretch of at most so many updates, or one step within a sample; returns how
        many were asked for."""
        if self._session.grain.is_fine:
            self._session.step()
            return 1
        updates = min(most, self._stretch)
        started = time.perf_counter()
        self._end.advance(updates)
        took = time.perf_counter() - started
        if self._remaining is not None:
            self._remaining -= updates
        if updates == self._stretch or took > REPORT_SECONDS:
            self._fit_stretch(updates, took)
        return updates

    def _fit_stretch(self, updates: int, took_seconds: float) -> None:
        """Towards a stretch that lasts as long as one report: closing never waits for longer ones.

        The first stretches are short, so that the curve's beginning is fine, and they grow slowly:
        one measured at a lucky moment must not make the next one long.
        """
        factor = min(REPORT_SECONDS / max(took_seconds, 1e-9), LARGEST_GROWTH)
        self._stretch = min(max(int(updates * factor), 1), _LONGEST_STRETCH)

    def _rest_and(self, change: Callable[[TrainingSession], None]) -> None:
        self._rest()
        if self._session.activity is not Activity.DIVERGED:
            paused = self._session.activity is Activity.PAUSED and self._remaining
            self._session.activity = Activity.PAUSED if paused else Activity.STEPPED
        change(self._session)

    def _train(self, updates: int | None) -> None:
        if self._session.has_diverged:
            return
        if self._session.activity is not Activity.PAUSED or self._remaining == 0:
            self._remaining = updates
        self._end.begin()
        self._session.activity, self._session.notice = Activity.TRAINING, ""
        self._stretch = 1
        self._measured_at = 0.0
        self._set_pace(self._pacing.pace)

    def _teach(self, text: str, load: Callable[[], Lexicon]) -> None:
        self._rest()
        self._remaining = 0
        self._session.teach(text, load())
        if self._session.is_teaching:
            self._train(None)

    def _rest(self) -> None:
        if self._training or self._session.activity is Activity.PAUSED:
            self._session.activity = Activity.PAUSED

    def _restart(self, change: Callable[[TrainingSession], None]) -> None:
        self._remaining = 0
        change(self._session)

    def _set_pace(self, pace: Pace) -> None:
        self._pacing.pace = pace
        self._pacing.begin(self._session.grain.is_fine)

    def _repeat(self) -> None:
        """One stretch; whatever else is asked comes between two of them."""
        self._repeat_waits = False
        started = time.perf_counter()
        self._session.repeat(self._repeated_at_once)
        factor = min(REPORT_SECONDS / max(time.perf_counter() - started, 1e-9), LARGEST_GROWTH)
        self._repeated_at_once = min(max(int(self._repeated_at_once * factor), 1), REPEATED_AT_ONCE)

    def _go_on_repeating(self) -> None:
        if self._session.is_repeating and not self._repeat_waits:
            self._repeat_waits = True
            self._commands.put(self._repeat)

    def _choose_grain(self, grain: Grain) -> None:
        self._session.choose_grain(grain)
        self._set_pace(self._pacing.pace)

    def _send(self) -> None:
        self._reported_at = time.perf_counter()
        self._measure()
        self._report(self._session.snapshot(self._updates_per_second if self._training else 0.0))

    def _measure(self) -> None:
        now, update = self._reported_at, self._session.update
        if not self._measured_at or update < self._measured_update:
            self._measured_at, self._measured_update, self._updates_per_second = now, update, 0.0
        elif now - self._measured_at >= _RATE_SECONDS:
            rate = (update - self._measured_update) / (now - self._measured_at)
            self._measured_at, self._measured_update, self._updates_per_second = now, update, rate


def _wake() -> None:
    """A command that does nothing, for a thread that waits for one."""
