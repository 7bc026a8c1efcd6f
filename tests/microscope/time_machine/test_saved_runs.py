from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from app.microscope.network_presets import EXCLUSIVE_OR, NetworkPreset
from app.microscope.time_machine import saved_runs
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.network_file_reading import parse_network_file


def session_with_forks() -> TrainingSession:
    session = TrainingSession(EXCLUSIVE_OR, lambda: train_online_numpy)
    session.advance(300)
    session.scrub(120)
    session.set_rate(1.5)
    session.rename_run(session.book.shown, "faster")
    session.advance(80)
    session.set_rate(2.5)
    session.advance(7)
    session.hide_run(session.book.runs[0].number, True)
    session.new_draw()
    session.advance(5)
    session.show_run(session.book.runs[2].number)
    return session


def reopened(session: TrainingSession) -> TrainingSession:
    text = json.dumps(session.saved_file().to_json())
    again = TrainingSession(EXCLUSIVE_OR, lambda: train_online_numpy)
    again.open(NetworkPreset("saved", parse_network_file(text)))
    while again.repeat(50):
        assert again.notice.startswith("repeating the runs")
    return again


def test_saved_and_reopened_runs_are_the_same() -> None:
    session = session_with_forks()
    again = reopened(session)
    before, after = session.snapshot(), again.snapshot()
    for old, new in zip(before.runs, after.runs, strict=True):
        assert (new.title, new.start, new.head, new.is_hidden) == (
            old.title, old.start, old.head, old.is_hidden,
        )  # fmt: skip
        assert np.array_equal(new.curve.updates, old.curve.updates)
        assert np.array_equal(new.curve.errors, old.curve.errors)
    for old_run, new_run in zip(session.book.runs, again.book.runs, strict=True):
        session.show_run(old_run.number)
        again.show_run(new_run.number)
        for update in (0, 60, 130, 205):
            session.scrub(update)
            again.scrub(update)
            assert again.snapshot().trace == session.snapshot().trace
            assert again.update == session.update


def test_the_network_itself_is_that_of_now() -> None:
    session = session_with_forks()
    session.scrub(150)
    file = session.saved_file()
    assert replace(file, runs=()) == replace(session.file_now(), runs=())
    assert file.build().values.tolist() == session.file_now().build().values.tolist()


def test_runs_too_long_to_repeat_are_cut_and_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_runs, "MOST_REPEATED", 250)
    session = session_with_forks()
    again = reopened(session)
    first, faster, fastest, _ = again.snapshot().runs
    assert first.head == 250
    assert (faster.head, fastest.start) == (200, 200)
    assert "can be trained on" in again.notice
    assert again.saved_file().runs == session.saved_file().runs  # nothing of it is given up


def test_a_file_without_runs_opens_at_its_start() -> None:
    again = TrainingSession(EXCLUSIVE_OR, lambda: train_online_numpy)
    again.open(EXCLUSIVE_OR)
    assert not again.repeat(50)
    assert again.snapshot().head == 0


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_a_run_removed_while_it_is_repeated_leaves_the_others(place: int) -> None:
    session = session_with_forks()
    file, heads = session.saved_file(), [run.head for run in session.snapshot().runs]
    session.open(NetworkPreset("saved", file))
    for _ in range(7):  # the first run is 300 updates long, so only it has been begun
        assert session.repeat(40)
    session.remove_run(session.book.runs[place].number)
    while session.repeat(40):
        pass
    del heads[place]
    assert [run.head for run in session.snapshot().runs] == heads


def test_another_network_opened_while_repeating_ends_it() -> None:
    session = session_with_forks()
    file = session.saved_file()
    session.open(NetworkPreset("saved", file))
    assert session.repeat(10)
    session.open(EXCLUSIVE_OR)
    assert not session.repeat(10)
    assert len(session.book.runs) == 1
