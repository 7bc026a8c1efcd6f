"""The Network room at work: frames while a weight is dragged and while training runs at full speed,
updates a second beside the same loop without a window, and the way back from update 10,000.

``python -m benchmarks.network_room [SECONDS]`` plays for that long, 60 by default.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.gui.network.room import NetworkRoom
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import OSCILLATING
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.session import TrainingSession
from app.prediction.personal.place import FOLDER_VARIABLE
from benchmarks.report import Table
from nncore.kernels.online import online_training
from nncore.online import OnlineTrainer

FRAMES = 300  # while dragging
HEADLESS_SECONDS = 3.0
SETTLING_SECONDS = 5.0  # before memory is counted
_PATIENCE_SECONDS = 30.0


@dataclass(frozen=True)
class Playing:
    """What came of playing at full speed."""

    updates_per_second: float
    headless_per_second: float
    gaps_ms: np.ndarray
    grown_mb: float


def measure(seconds: float = 60.0) -> list[Table]:
    """One table."""
    application = QApplication.instance() or QApplication([])
    with _room(application) as room:
        dragged_ms = _drag(application, room)
        back_ms, equal = _back(application, room)
        playing = _play(application, room, seconds)
    share = playing.updates_per_second / playing.headless_per_second
    rows = [
        _spread("a weight dragged: recomputed, redrawn", dragged_ms),
        _spread(f"window's thread, playing {seconds:g} s: longest waits", playing.gaps_ms),
        _spread("from update 10,000 back to any", back_ms),
    ]
    figures = [
        ("updates a second in the room", f"{playing.updates_per_second:,.0f}"),
        ("the same loop without a window", f"{playing.headless_per_second:,.0f}"),
        ("share", f"{share:.2f}"),
        (f"memory grown while playing {seconds:g} s", f"{playing.grown_mb:.1f} MB"),
        ("numbers equal to those of the first pass", f"{equal} of {len(back_ms)} updates"),
    ]
    columns = ("2-2-2, ms", "p50", "p95", "p99", "most")
    return [
        Table("the Network room, frames", columns, tuple(rows)),
        Table("the Network room, playing", ("2-2-2", ""), tuple(figures)),
    ]


def _drag(application: QApplication, room: NetworkRoom) -> np.ndarray:
    """Milliseconds from each new value until everything is computed and painted."""
    took = []
    for frame in range(FRAMES):
        value = 0.4 + np.sin(frame / 20)
        started = time.perf_counter()
        room.widgets.slope.dragged.emit("w5", value)
        _wait(application, lambda v=value: _shows(room, v))  # type: ignore[misc]
        room.repaint()
        took.append(time.perf_counter() - started)
    room.widgets.slope.cancelled.emit()
    application.processEvents()
    return np.array(took) * 1e3


def _shows(room: NetworkRoom, value: float) -> bool:
    return room.previewing.shown is not None and room.previewing.shown.request.value == value


def _back(application: QApplication, room: NetworkRoom) -> tuple[np.ndarray, int]:
    room.training.set_pace(Pace.FULL)
    room.training.set_until(None)
    first: dict[int, object] = {}
    rng = np.random.default_rng(1)
    wanted = sorted({int(u) for u in rng.integers(0, 10_000, 60)})
    for update in [*wanted, 10_000]:
        _reach(application, room, update, first)
    took, equal = [], 0
    for update in rng.permutation(wanted):
        started = time.perf_counter()
        room.training.rest_and(TrainingSession.scrub, int(update))
        _wait(application, lambda u=update: room.snapshot.update == u)  # type: ignore[misc]
        took.append(time.perf_counter() - started)
        equal += room.snapshot.trace == first[int(update)]
    return np.array(took) * 1e3, equal


def _reach(
    application: QApplication, room: NetworkRoom, update: int, first: dict[int, object]
) -> None:
    """Trains up to this very update and keeps its numbers."""
    room.training.train(update - room.snapshot.update)
    _wait(application, lambda: room.snapshot.update == update)
    first[update] = room.snapshot.trace


def _play(application: QApplication, room: NetworkRoom, seconds: float) -> Playing:
    headless = [_headless_rate()]
    room.training.train(None)
    _pass(application, SETTLING_SECONDS)
    memory, update, started = _resident_mb(), room.snapshot.update, time.perf_counter()
    gaps = _pass(application, seconds)
    rate = (room.snapshot.update - update) / (time.perf_counter() - started)
    grown = _resident_mb() - memory
    room.training.pause()
    _pass(application, 0.5)
    headless.append(_headless_rate())
    return Playing(rate, float(np.median(headless)), gaps, grown)


def _headless_rate() -> float:
    file = OSCILLATING.file
    network = file.build()
    inputs, targets = file.sample_arrays()
    trainer = OnlineTrainer(
        network, inputs, targets, file.rate_array(network), train=online_training()
    )
    started = time.perf_counter()
    while time.perf_counter() - started < HEADLESS_SECONDS:
        trainer.advance(500_000)
    return trainer.update / (time.perf_counter() - started)


def _pass(application: QApplication, seconds: float) -> np.ndarray:
    """Lets the window live; returns the times, in ms, in which it could do nothing else: from one
    turn of its event loop to the next."""
    gaps: list[float] = []
    last = time.perf_counter()
    end = last + seconds
    timer = QTimer()
    timer.start(1)
    while last < end:
        application.processEvents()
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
        time.sleep(0.0005)
        last = time.perf_counter()
    timer.stop()
    return np.array(gaps) * 1e3


def _wait(application: QApplication, done: Callable[[], bool]) -> None:
    end = time.perf_counter() + _PATIENCE_SECONDS
    while not done():
        if time.perf_counter() > end:
            raise TimeoutError("the Network room doesn't answer")
        application.processEvents()


@contextmanager
def _room(application: QApplication) -> Iterator[NetworkRoom]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER_VARIABLE] = folder  # nothing real is shown or changed
        yield from _opened(application)


def _opened(application: QApplication) -> Iterator[NetworkRoom]:
    room = NetworkRoom(_appearance(application), OSCILLATING)
    room.resize(1196, 744)  # what the rooms have of a window of 1280 × 800
    room.show()
    room.enter()
    online_training()
    _wait(application, lambda: room.widgets.plot.is_ready)
    _pass(application, 2.0)
    yield room
    room.shut_down()


def _appearance(application: QApplication) -> Appearance:
    with tempfile.NamedTemporaryFile(suffix=".ini") as nothing:
        store = QSettings(nothing.name, QSettings.Format.IniFormat)
        return Appearance(Settings(store), application.styleHints())


def _spread(name: str, ms: np.ndarray) -> tuple[str, ...]:
    p50, p95, p99 = np.percentile(ms, [50, 95, 99])
    return (name, *(f"{each:.2f}" for each in (p50, p95, p99, ms.max())))


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    for table in measure(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0):
        print(table.as_markdown())
