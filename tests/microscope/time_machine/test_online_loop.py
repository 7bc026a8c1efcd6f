from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import numpy as np
import pytest

from app.microscope.network_presets import ARTICLE
from app.microscope.time_machine.online_loop import WarmingLoop
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.patience import PATIENCE_SECONDS


def wait_until(condition: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.001)


def trained(loop: WarmingLoop) -> dict[str, float]:
    session = TrainingSession(ARTICLE, loop.now)
    session.advance(100)
    return dict(session.snapshot().weights)


def test_it_trains_before_and_after_it_is_warm_and_says_when() -> None:
    steps: list[str] = []
    loop = WarmingLoop(
        lambda: steps.append("also"), lambda: steps.append("ready"), lambda: steps.append("last")
    )
    before = trained(loop)
    loop.start()
    wait_until(lambda: len(steps) == 3)
    loop.stop()
    assert steps == ["also", "ready", "last"]
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


def test_where_the_curves_can_not_be_imported_the_loop_is_compiled_all_the_same(
    monkeypatch: pytest.MonkeyPatch, told_mishaps: SimpleQueue[str]
) -> None:
    def fast(*arguments: Any) -> int:
        return train_online_numpy(*arguments)

    def also() -> None:
        raise ImportError("no plotting")

    monkeypatch.setattr("app.microscope.time_machine.online_loop.online_training", lambda: fast)
    steps: list[str] = []
    loop = WarmingLoop(also, lambda: steps.append("ready"))
    loop.start()
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "the curves can't be drawn: no plotting"
    wait_until(lambda: loop.now() is fast)
    loop.stop()
    assert steps == []


def test_without_the_compiled_loop_training_goes_on(
    monkeypatch: pytest.MonkeyPatch, told_mishaps: SimpleQueue[str]
) -> None:
    def broken() -> None:
        raise OSError("no compiler")

    monkeypatch.setattr("app.microscope.time_machine.online_loop.online_training", broken)
    loop = WarmingLoop(lambda: None, lambda: None)
    loop.start()
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "training stays slow: no compiler"
    assert loop.now() is train_online_numpy
    loop.stop()
