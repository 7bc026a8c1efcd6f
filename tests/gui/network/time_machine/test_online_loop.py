from __future__ import annotations

import threading

import numpy as np

from app.gui.network.presets import ARTICLE
from app.gui.network.time_machine.online_loop import WarmingLoop
from app.gui.network.time_machine.session import TrainingSession
from tests.patience import PATIENCE_SECONDS


def trained(loop: WarmingLoop) -> dict[str, float]:
    session = TrainingSession(ARTICLE, loop.now)
    session.advance(100)
    return dict(session.snapshot().weights)


def test_it_trains_before_and_after_it_is_warm_and_says_when() -> None:
    steps: list[str] = []
    loop = WarmingLoop(lambda: steps.append("also"), lambda: steps.append("ready"))
    before = trained(loop)
    loop.start()
    loop.stop()
    assert steps == ["also", "ready"]
    assert "warm-up" not in {each.name for each in threading.enumerate()}
    after = trained(loop)
    assert list(before) == list(after)
    assert np.allclose(list(before.values()), list(after.values()), rtol=1e-12)


def test_it_can_be_stopped_before_it_began() -> None:
    WarmingLoop(lambda: None, lambda: None).stop()


def test_stopped_while_it_loads_it_loads_nothing_more() -> None:
    begun, go_on, steps = threading.Event(), threading.Event(), []

    def also() -> None:
        begun.set()
        go_on.wait(PATIENCE_SECONDS)

    loop = WarmingLoop(also, lambda: steps.append("ready"))
    loop.start()
    assert begun.wait(PATIENCE_SECONDS)
    stopping = threading.Thread(target=loop.stop)
    stopping.start()
    assert loop._stopping.wait(PATIENCE_SECONDS)
    go_on.set()
    stopping.join(PATIENCE_SECONDS)
    assert not stopping.is_alive()
    assert steps == []
