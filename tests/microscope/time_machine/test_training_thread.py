from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Any

import pytest

from app.microscope.network_presets import ARTICLE, OSCILLATING, NetworkPreset
from app.microscope.time_machine import training_thread as module
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot
from app.microscope.time_machine.training_thread import (
    LARGEST_GROWTH,
    REPORT_SECONDS,
    TrainingThread,
)
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import DIVERGING_PRESET
from tests.patience import PATIENCE_SECONDS

ENDLESS = OSCILLATING  # it never comes to rest


class Listener:
    """Keeps every report; waits for one that is as wanted."""

    def __init__(self) -> None:
        self.reports: list[NetworkSnapshot] = []
        self._news = threading.Condition()

    def hear(self, snapshot: NetworkSnapshot) -> None:
        with self._news:
            self.reports.append(snapshot)
            self._news.notify_all()

    def wait_for(self, wanted: Callable[[NetworkSnapshot], bool]) -> NetworkSnapshot:
        with self._news:
            found = self._news.wait_for(
                lambda: bool(self.reports) and wanted(self.reports[-1]), PATIENCE_SECONDS
            )
            assert found, self.reports[-1:] and self.reports[-1].activity
            return self.reports[-1]

    def wait_for_activity(self, activity: Activity) -> NetworkSnapshot:
        return self.wait_for(lambda snapshot: snapshot.activity is activity)

    def wait_for_all_asked(self, thread: TrainingThread) -> NetworkSnapshot:
        """The report after everything that the thread was asked to do until now."""
        before: list[int] = []
        thread.change(lambda _: before.append(len(self.reports)))
        self.wait_for(lambda _: bool(before) and len(self.reports) > before[0])
        return self.reports[before[0]]


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def thread(listener: Listener) -> Iterator[TrainingThread]:
    made = TrainingThread(TrainingSession(ENDLESS, lambda: train_online_numpy), listener.hear)
    made.start()
    yield made
    made.shut_down()


def test_a_step_is_one_update(thread: TrainingThread, listener: Listener) -> None:
    for _ in range(3):
        thread.step()
    snapshot = listener.wait_for(lambda s: s.update == 3)
    assert snapshot.activity is Activity.STEPPED


@pytest.mark.parametrize("pace", [Pace.FULL, Pace.BRISK])
def test_training_makes_the_updates_asked_for(
    thread: TrainingThread, listener: Listener, pace: Pace
) -> None:
    thread.set_pace(pace)
    thread.train(700)
    assert listener.wait_for_activity(Activity.FINISHED).update == 700
    thread.train(50)
    listener.wait_for(lambda s: s.update == 750 and s.activity is Activity.FINISHED)


def test_after_a_pause_the_rest_is_made(thread: TrainingThread, listener: Listener) -> None:
    thread.set_pace(Pace.SLOW)  # so that it can't end before it is paused
    thread.train(400)
    listener.wait_for(lambda s: s.update > 0)
    thread.pause()
    paused = listener.wait_for_activity(Activity.PAUSED)
    assert 0 < paused.update < 400
    thread.set_pace(Pace.FULL)
    assert listener.wait_for_all_asked(thread).update == paused.update
    thread.train(400)
    assert listener.wait_for_activity(Activity.FINISHED).update == 400


def test_a_step_while_playing_pauses_and_the_rest_is_made(
    thread: TrainingThread, listener: Listener
) -> None:
    thread.set_pace(Pace.SLOW)
    thread.train(400)
    listener.wait_for(lambda s: s.update > 0)
    thread.step()
    assert listener.wait_for_activity(Activity.PAUSED).update < 400
    thread.set_pace(Pace.FULL)
    thread.train(400)
    assert listener.wait_for_activity(Activity.FINISHED).update == 401  # the step is one more


def test_without_end_it_goes_on_until_it_is_told(
    thread: TrainingThread, listener: Listener
) -> None:
    thread.train(None)
    listener.wait_for(lambda s: s.update > 2_000)
    thread.pause()
    listener.wait_for_activity(Activity.PAUSED)


def test_reports_come_by_time_not_by_update(thread: TrainingThread, listener: Listener) -> None:
    began = time.monotonic()
    thread.train(20_000)
    listener.wait_for_activity(Activity.FINISHED)
    took = time.monotonic() - began
    assert len(listener.reports) <= took / REPORT_SECONDS + 2  # the first and the last


def test_the_curve_begins_fine_and_is_bounded(thread: TrainingThread, listener: Listener) -> None:
    thread.train(20_000)
    curve = listener.wait_for_activity(Activity.FINISHED).run.curve
    assert 1_000 <= len(curve.errors) <= 2_048
    assert curve.updates[1] - curve.updates[0] < 20


def test_a_restart_ends_training(thread: TrainingThread, listener: Listener) -> None:
    start = TrainingSession(ENDLESS, lambda: train_online_numpy).snapshot().weights
    thread.train(None)
    listener.wait_for(lambda s: s.update > 0)
    thread.restart(TrainingSession.same_start)
    snapshot = listener.wait_for_activity(Activity.AT_START)
    assert snapshot.weights == start
    after = listener.wait_for_all_asked(thread)
    assert (after.activity, after.update, after.head) == (Activity.AT_START, 0, snapshot.head)


def test_a_change_while_training_does_not_end_it(
    thread: TrainingThread, listener: Listener
) -> None:
    thread.train(None)
    listener.wait_for(lambda s: s.update > 0)
    thread.change(lambda session: session.set_rate(0.1))
    snapshot = listener.wait_for(lambda s: s.file.rate == 0.1)
    assert snapshot.activity is Activity.TRAINING


def test_divergence_stops_training(thread: TrainingThread, listener: Listener) -> None:
    thread.restart(lambda session: session.open(DIVERGING_PRESET))
    thread.train(1_000)
    snapshot = listener.wait_for_activity(Activity.DIVERGED)
    assert "diverged" in snapshot.notice
    thread.train(10)
    thread.step()
    after = listener.wait_for_all_asked(thread)
    assert (after.activity, after.update) == (Activity.DIVERGED, snapshot.update)


def test_a_change_that_fails_is_told_and_survived(
    thread: TrainingThread, listener: Listener
) -> None:
    def fail(_: TrainingSession) -> None:
        raise ValueError("this can't be done")

    thread.change(fail)
    listener.wait_for(lambda s: s.notice == "stopped: this can't be done")
    thread.step()
    listener.wait_for(lambda s: s.update == 1)


def test_runs_that_are_opened_are_repeated_while_other_things_are_asked(
    thread: TrainingThread, listener: Listener
) -> None:
    made = TrainingSession(ARTICLE, lambda: train_online_numpy)
    made.advance(300)
    made.scrub(100)
    made.set_rate(2.0)
    made.advance(50)
    thread.change(TrainingSession.open, NetworkPreset("saved", made.saved_file()))
    thread.change(TrainingSession.watch, "w5")
    snapshot = listener.wait_for(lambda s: s.preset.title == "saved" and s.update == 150)
    assert [run.head for run in snapshot.runs] == [300, 150]
    assert snapshot.activity is Activity.STEPPED
    assert any(report.notice.startswith("repeating") for report in listener.reports)


def test_what_is_repeated_may_be_trained_on_meanwhile(
    thread: TrainingThread, listener: Listener
) -> None:
    made = TrainingSession(ARTICLE, lambda: train_online_numpy)
    made.advance(300)
    thread.change(TrainingSession.open, NetworkPreset("saved", made.saved_file()))
    thread.train(400)
    snapshot = listener.wait_for_activity(Activity.FINISHED)
    assert snapshot.update >= 400
    assert snapshot.head >= 400


def test_shutting_down_while_training_joins_the_thread(listener: Listener) -> None:
    thread = TrainingThread(TrainingSession(ENDLESS, lambda: train_online_numpy), listener.hear)
    thread.start()
    thread.train(None)
    listener.wait_for(lambda s: s.update > 0)
    thread.shut_down()
    assert "training" not in {each.name for each in threading.enumerate()}


class SlowLoop:
    """Takes ``seconds`` an update; after ``slow_calls`` calls a hundredth of that, as when the
    compiled loop takes over. Keeps how long each call lasted, by a clock that goes on by just as
    much: nothing waits for it."""

    def __init__(self, seconds: float, slow_calls: int = 10_000) -> None:
        self._seconds, self._slow_calls = seconds, slow_calls
        self._passed_seconds = 0.0
        self.call_seconds: list[float] = []

    def __call__(self, *arguments: Any) -> int:
        updates, errors = arguments[9], arguments[10]
        slow = len(self.call_seconds) < self._slow_calls
        took = updates * self._seconds / (1 if slow else 100)
        self.call_seconds.append(took)
        self._passed_seconds += took
        errors[:] = 1.0
        arguments[4][0] += 1.0  # weights that stay the same would end training
        return int(updates)

    def perf_counter(self) -> float:
        """In the place of the system's clock."""
        return time.perf_counter() + self._passed_seconds


def longest_of(
    loop: SlowLoop, calls: int, pace: Pace, listener: Listener, patch: pytest.MonkeyPatch
) -> float:
    """How many seconds the longest of the first calls took while training at this pace."""
    patch.setattr(module, "time", loop)
    thread = TrainingThread(TrainingSession(ARTICLE, lambda: loop), listener.hear)
    thread.start()
    thread.set_pace(pace)
    thread.train(None)
    listener.wait_for(lambda _: len(loop.call_seconds) >= calls)
    thread.shut_down()
    return max(loop.call_seconds)


def test_no_stretch_is_long_when_the_loop_becomes_faster(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    longest = longest_of(SlowLoop(1e-3, slow_calls=10), 30, Pace.FULL, listener, monkeypatch)
    # The clock shows no less than a call took, so what is measured can't be too small.
    assert longest <= LARGEST_GROWTH * REPORT_SECONDS


def test_a_pace_that_is_too_fast_makes_no_long_stretches_either(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    longest = longest_of(SlowLoop(5e-3), 12, Pace.BRISK, listener, monkeypatch)
    assert longest <= LARGEST_GROWTH * REPORT_SECONDS


def test_shutting_down_drops_what_waits(listener: Listener) -> None:
    thread = TrainingThread(TrainingSession(ENDLESS, lambda: train_online_numpy), listener.hear)
    thread.start()
    begun, go_on, done = threading.Event(), threading.Event(), []

    def wait(_: TrainingSession) -> None:
        begun.set()
        go_on.wait(PATIENCE_SECONDS)

    thread.change(wait)
    assert begun.wait(PATIENCE_SECONDS)
    for number in range(5):
        thread.change(lambda _, number=number: done.append(number))  # type: ignore[misc]
    closing = threading.Thread(target=thread.shut_down)
    closing.start()
    assert thread._closing.wait(PATIENCE_SECONDS)
    go_on.set()
    closing.join(PATIENCE_SECONDS)
    assert not closing.is_alive()
    assert done == []


def test_training_that_fails_is_told_and_survived(listener: Listener) -> None:
    def loop(*arguments: Any) -> int:
        if broken.is_set():
            raise MemoryError("no memory")
        return train_online_numpy(*arguments)

    broken = threading.Event()
    broken.set()
    thread = TrainingThread(TrainingSession(ARTICLE, lambda: loop), listener.hear)
    thread.start()
    thread.train(None)
    stopped = listener.wait_for_activity(Activity.STOPPED)
    assert stopped.notice == "stopped: no memory"
    broken.clear()
    thread.train(10)
    assert listener.wait_for_activity(Activity.FINISHED).update == 10
    thread.shut_down()


@pytest.mark.parametrize("failures", [1, 100])
def test_reports_that_fail_are_told_and_survived(
    listener: Listener, told_mishaps: SimpleQueue[str], failures: int
) -> None:
    def report(snapshot: NetworkSnapshot) -> None:
        if failing and failing.pop():
            raise RuntimeError("no window")
        listener.hear(snapshot)

    failing = [True] * failures
    thread = TrainingThread(TrainingSession(ENDLESS, lambda: train_online_numpy), report)
    thread.start()
    thread.step()
    while failing:
        thread.change(lambda _: None)
        time.sleep(0.001)
    thread.step()
    listener.wait_for(lambda s: s.update == 2)
    thread.shut_down()
    assert told_mishaps.empty() == (failures == 1)


def test_play_stops_by_itself_where_the_error_is_small(
    thread: TrainingThread, listener: Listener
) -> None:
    thread.restart(TrainingSession.open, ARTICLE)
    thread.set_until(1e-3)
    thread.train(None)
    reached = listener.wait_for_activity(Activity.REACHED)
    assert reached.error is not None
    assert reached.error < 1e-3
    assert "Play goes on past it" in reached.notice
    thread.train(200)
    assert listener.wait_for_activity(Activity.FINISHED).update == reached.update + 200


def test_a_quickening_play_is_paced_by_its_clock(listener: Listener) -> None:
    now = [0.0]
    made = TrainingThread(
        TrainingSession(ENDLESS, lambda: train_online_numpy), listener.hear, lambda: now[0]
    )
    made.start()
    made.set_pace(Pace.QUICKENING)
    made.train(None)
    listener.wait_for_activity(Activity.TRAINING)
    for seconds in (1.0, 2.0, 3.0, 4.0):
        now[0] = seconds
        due = int(Pace.QUICKENING.due(seconds, is_fine=False))
        listener.wait_for(lambda s, due=due: s.update >= due)  # type: ignore[misc]
        assert listener.wait_for_all_asked(made).update == due
    made.shut_down()


def test_reports_are_rare_while_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REPORT_SECONDS", 0.0)  # then one after each stretch
    monkeypatch.setattr(module, "UNSEEN_REPORT_SECONDS", math.inf)
    listener = Listener()
    thread = TrainingThread(TrainingSession(ENDLESS, lambda: train_online_numpy), listener.hear)
    thread.start()
    thread.set_pace(Pace.FULL)
    reported = {}
    for is_seen, updates in ((True, 20), (False, 40)):  # after so many
        thread.set_seen(is_seen)
        before = len(listener.reports)
        thread.train(20)
        listener.wait_for(lambda snapshot, end=updates: snapshot.update == end)
        reported[is_seen] = len(listener.reports) - before
    thread.shut_down()
    assert reported[True] >= 20
    assert reported[False] <= 3  # what was asked, and the end
