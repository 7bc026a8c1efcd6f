"""Networks that were opened keep their runs, and undo leads from one to another."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from app.microscope.network_presets import (
    ARTICLE,
    EXCLUSIVE_OR,
    FOUR_LAYERS,
    NEW,
    SMALLEST,
    NetworkPreset,
)
from app.microscope.time_machine import run_history, shelf
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from nncore.network_file_reading import parse_network_file


def session_of(preset: NetworkPreset = ARTICLE) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


def go_to(session: TrainingSession, *presets: NetworkPreset) -> None:
    for preset in presets:
        session.go_to_entry(preset.title, lambda preset=preset: preset)


def repeat_all(session: TrainingSession) -> None:
    while session.is_repeating:
        session.repeat(7)


def trained_and_forked(session: TrainingSession) -> NetworkSnapshot:
    session.advance(60)
    session.set_rate(2.0)
    session.advance(40)
    session.scrub(80)
    return session.snapshot()


def assert_same_runs(one: NetworkSnapshot, other: NetworkSnapshot) -> None:
    assert [run.title for run in one.runs] == [run.title for run in other.runs]
    for old, new in zip(one.runs, other.runs, strict=True):
        assert (old.start, old.head, old.line) == (new.start, new.head, new.line)
        assert np.array_equal(old.curve.errors, new.curve.errors)


def test_going_back_to_an_entry_finds_its_runs_and_where_one_looked() -> None:
    session = session_of()
    before = trained_and_forked(session)
    go_to(session, EXCLUSIVE_OR)
    assert session.snapshot().preset is EXCLUSIVE_OR
    assert (session.update, session.activity) == (0, Activity.AT_START)
    go_to(session, ARTICLE)
    after = session.snapshot()
    assert_same_runs(before, after)
    assert (after.position, after.weights) == (before.position, before.weights)
    assert after.notice == "Article 2-2-2, with its runs as they were"


def test_the_entry_that_is_shown_changes_nothing() -> None:
    session = session_of()
    before = trained_and_forked(session)
    session.activity = Activity.TRAINING
    go_to(session, ARTICLE)
    assert session.position == before.position
    assert session.activity is Activity.TRAINING
    assert len(session.snapshot().opened) == 1


def test_undo_leads_back_from_one_network_to_the_other_in_the_order_of_time() -> None:
    session = session_of()
    trained_and_forked(session)
    go_to(session, EXCLUSIVE_OR)
    session.set_rate(3.0)
    go_to(session, ARTICLE)
    session.set_rate(4.0)
    seen = []
    while session.snapshot().can_undo:
        session.undo()
        now = session.snapshot()
        seen.append((now.preset.title.split()[0], now.file.rate, len(now.runs)))
    assert seen == [
        ("Article", 2.0, 2), ("Exclusive", 3.0, 1), ("Exclusive", 0.5, 1), ("Article", 2.0, 2),
        ("Article", 0.5, 1),
    ]  # fmt: skip
    for _ in seen:
        session.redo()
    assert not session.snapshot().can_redo
    assert (session.snapshot().file.rate, session.snapshot().preset) == (4.0, ARTICLE)


def test_a_network_from_a_file_is_one_more_and_can_be_gone_back_to() -> None:
    session = session_of()
    for _ in range(2):
        session.open(NetworkPreset("mine", SMALLEST.file))
        session.advance(5)
    opened = session.snapshot().opened
    assert [each.title for each in opened] == ["Article 2-2-2", "mine", "mine"]
    session.go_to_network(opened[1].number)
    session.advance(1)
    assert (session.snapshot().network, session.head) == (opened[1].number, 6)
    session.go_to_network(999)
    assert session.snapshot().network == opened[1].number


def test_what_can_not_be_made_leaves_everything_as_it_is() -> None:
    session = session_of()
    before = trained_and_forked(session)

    def fail() -> NetworkPreset:
        raise FileNotFoundError("gone")

    with pytest.raises(FileNotFoundError):
        session.go_to_entry("missing", fail)
    assert session.position == before.position
    assert session.snapshot().can_undo == before.can_undo


def test_an_own_network_is_new_each_time_unless_nothing_was_done_in_it() -> None:
    session = session_of()
    for _ in range(2):
        session.begin_own(NEW)
    assert [each.title for each in session.snapshot().opened] == ["Article 2-2-2", "Own network 1"]
    session.advance(1)
    session.begin_own(NEW)
    assert session.snapshot().preset.title == "Own network 2"
    session.undo()
    assert (session.snapshot().preset.title, session.head) == ("Own network 1", 1)


def test_networks_left_long_ago_are_repeated_to_the_last_bit() -> None:
    session = session_of()
    before = trained_and_forked(session)
    others = [NetworkPreset(f"other {n}", SMALLEST.file) for n in range(shelf.MOST_RECORDED)]
    go_to(session, *others)
    go_to(session, ARTICLE)
    assert session.is_repeating
    assert session.saved_file().runs == session_saved(before).runs  # also before it is repeated
    session.repeat(1)
    assert session.snapshot().notice == "repeating the runs: run 1, update 1"
    repeat_all(session)
    after = session.snapshot()
    assert_same_runs(before, after)
    assert (after.position, after.weights) == (before.position, before.weights)


def session_saved(snapshot: NetworkSnapshot) -> object:
    """The file of a session to which the same was done."""
    session = session_of()
    assert trained_and_forked(session).position == snapshot.position
    return session.saved_file()


def test_undo_to_runs_that_were_put_away_repeats_them_too() -> None:
    session = session_of()
    session.advance(60)
    session.set_rate(2.0)
    fork = session.book.shown
    session.advance(40)
    before = session.snapshot()
    session.remove_run(fork)
    go_to(session, *(NetworkPreset(f"other {n}", SMALLEST.file) for n in range(9)))
    while session.snapshot().preset is not ARTICLE:
        session.undo()
    repeat_all(session)
    session.undo()
    repeat_all(session)
    assert_same_runs(before, session.snapshot())
    assert session.position == before.position


def test_a_change_while_runs_are_repeated_loses_none_of_them() -> None:
    session = session_of()
    trained_and_forked(session)
    file = session.saved_file()
    again = session_of(EXCLUSIVE_OR)
    again.open(NetworkPreset("saved", file))
    again.set_rate(7.0)  # at the start of what isn't repeated yet
    repeat_all(again)
    heads = [run.head for run in again.snapshot().runs]
    assert heads == [60, 100, 0]


def test_runs_that_would_take_long_to_repeat_are_not_put_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_history, "MOST_REPEATED", 50)
    session = session_of()
    before = trained_and_forked(session)
    go_to(session, *(NetworkPreset(f"other {n}", SMALLEST.file) for n in range(9)), ARTICLE)
    assert not session.is_repeating
    assert_same_runs(before, session.snapshot())


def test_the_shelf_is_bounded_and_keeps_what_was_worked_on() -> None:
    session = session_of()
    before = trained_and_forked(session)
    for number in range(2 * shelf.MOST_OPENED):
        go_to(session, NetworkPreset(f"other {number}", SMALLEST.file))
    opened = session.snapshot().opened
    assert len(opened) == shelf.MOST_OPENED
    assert opened[0].title == ARTICLE.title
    go_to(session, ARTICLE)
    repeat_all(session)
    assert_same_runs(before, session.snapshot())
    while session.snapshot().can_undo:
        session.undo()
    repeat_all(session)
    assert session.snapshot().preset is not None


def test_lines_stay_with_their_runs_when_others_go_and_when_they_are_reopened() -> None:
    session = session_of(FOUR_LAYERS)
    session.set_rate(0.7)  # in place of run 1: the same line
    session.advance(10)
    for rate in (1.0, 2.0):
        session.set_rate(rate)
        session.advance(10)
    lines = {run.title: run.line for run in session.snapshot().runs}
    assert list(lines.values()) == [1, 2, 3]
    session.remove_run(session.book.runs[1].number)
    text = json.dumps(session.saved_file().to_json())
    again = session_of()
    again.open(NetworkPreset("saved", parse_network_file(text)))
    repeat_all(again)
    assert [run.line for run in again.snapshot().runs] == [1, 3]
    again.set_rate(5.0)
    assert [run.line for run in again.snapshot().runs] == [1, 3, 4]
    assert "line" not in json.dumps(session_of().saved_file().to_json())


def test_runs_of_two_networks_never_share_a_number() -> None:
    session = session_of()
    trained_and_forked(session)
    first = {run.number for run in session.snapshot().runs}
    session.open(replace(EXCLUSIVE_OR, file=session.saved_file()))
    assert not first & {run.number for run in session.snapshot().runs}
