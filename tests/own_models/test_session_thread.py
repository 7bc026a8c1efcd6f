from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from app.own_models.chosen_text import ChosenText
from app.own_models.session_thread import SessionThread
from app.own_models.training_session import OwnTrainingSession
from app.own_models.training_view import Stage, TrainingView
from tests.own_models.small_training import SmallMeans, small_session, written_text
from tests.patience import PATIENCE_SECONDS


class Watcher:
    """Keeps every view that is reported."""

    def __init__(self) -> None:
        self.views: list[TrainingView] = []
        self._changed = threading.Condition()

    def take(self, view: TrainingView) -> None:
        with self._changed:
            self.views.append(view)
            self._changed.notify_all()

    def wait_for(self, stage: Stage) -> TrainingView:
        with self._changed:
            assert self._changed.wait_for(
                lambda: self.views and self.views[-1].stage is stage, PATIENCE_SECONDS
            )
            return self.views[-1]


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.fixture
def thread(tmp_path: Path, watcher: Watcher) -> Iterator[SessionThread]:
    made = SessionThread(small_session(tmp_path / "own"), watcher.take)
    made.start()
    yield made
    made.stop()


def test_what_is_asked_is_done_and_shown(
    thread: SessionThread, watcher: Watcher, tmp_path: Path
) -> None:
    thread.change(OwnTrainingSession.change_text, ChosenText.add, [written_text(tmp_path)])
    watcher.wait_for(Stage.READY)
    thread.change(OwnTrainingSession.start, "keyboard", "Keyboard")
    view = watcher.wait_for(Stage.DONE)
    assert view.made is not None
    stages = list(dict.fromkeys(view.stage for view in watcher.views))
    assert stages[-3:] == [Stage.COUNTING, Stage.TRAINING, Stage.DONE]


def test_where_no_time_passes_only_news_are_shown(tmp_path: Path, watcher: Watcher) -> None:
    """By a clock that stands still, a view is sent for each stage and each change."""
    session = small_session(tmp_path / "own")
    thread = SessionThread(session, watcher.take, lambda: 0.0)
    thread.start()
    thread.change(OwnTrainingSession.change_text, ChosenText.add, [written_text(tmp_path)])
    watcher.wait_for(Stage.READY)
    thread.change(OwnTrainingSession.start, "keyboard", "Keyboard")
    watcher.wait_for(Stage.DONE)
    thread.stop()
    assert len(watcher.views) < 15


def test_closing_on_the_way_keeps_the_training(tmp_path: Path, watcher: Watcher) -> None:
    means = SmallMeans()
    means.gate.clear()
    thread = SessionThread(small_session(tmp_path, means), watcher.take)
    thread.start()
    thread.change(OwnTrainingSession.change_text, ChosenText.add, [written_text(tmp_path / "text")])
    watcher.wait_for(Stage.READY)
    thread.change(OwnTrainingSession.start, "keyboard", "Keyboard")
    watcher.wait_for(Stage.TRAINING)
    ending = threading.Thread(target=thread.stop)
    ending.start()
    means.gate.set()
    ending.join(PATIENCE_SECONDS)
    again = small_session(tmp_path)
    again.look_for_left()
    assert again.view().left is not None


def test_an_error_that_nobody_expected_is_told_and_the_thread_goes_on(
    tmp_path: Path, watcher: Watcher, told_mishaps: SimpleQueue[str]
) -> None:
    class Broken(SmallMeans):
        def voices(self):  # type: ignore[no-untyped-def]
            raise ZeroDivisionError("nothing to divide by")

    thread = SessionThread(small_session(tmp_path, Broken()), watcher.take)
    thread.start()
    thread.change(OwnTrainingSession.change_text, ChosenText.add, [written_text(tmp_path / "text")])
    assert "nothing to divide by" in told_mishaps.get(timeout=PATIENCE_SECONDS)
    thread.change(OwnTrainingSession.change_text, ChosenText.undo)
    watcher.wait_for(Stage.EMPTY)
    thread.stop()
