from __future__ import annotations

from app.gui.network.controls.place_in_time import first_update, forks, history
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET


def test_forks_along_the_history_of_the_run_that_is_shown() -> None:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.advance(100)
    session.scrub(60)
    session.set_rate(1.0)  # run 2 leaves run 1 at 60
    session.advance(100)
    session.scrub(120)
    session.set_rate(2.0)  # run 3 leaves run 2 at 120
    session.show_run(1)
    session.scrub(90)
    session.set_rate(3.0)  # run 4 leaves run 1 at 90, where run 2 is gone already
    session.show_run(2)
    snapshot = session.snapshot()
    assert [run.number for run in history(snapshot)] == [2, 1]
    assert forks(snapshot) == (60, 120)
    assert first_update(snapshot) == 0
    session.show_run(1)
    assert forks(session.snapshot()) == (60, 90)
    session.hide_run(4, True)
    assert forks(session.snapshot()) == (60,)
