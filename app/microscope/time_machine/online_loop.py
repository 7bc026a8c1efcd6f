"""The function that makes the updates: readable at first, compiled as soon as that is ready."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.mishaps import guarded
from nncore.kernels.online import OnlineTraining, online_training, train_online_numpy


class WarmingLoop:
    """Trains in NumPy until the compiled loop has been loaded, so nobody waits for it.

    Loading takes a second; so does importing what draws the curve. ``also`` is called in the same
    thread before it, and then ``ready`` unless it failed; ``last`` after it.
    """

    def __init__(
        self,
        also: Callable[[], object],
        ready: Callable[[], object],
        last: Callable[[], object] = lambda: None,
    ) -> None:
        self._function: OnlineTraining = train_online_numpy
        self._also, self._ready, self._last = also, ready, last
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._warm_up, name="warm-up", daemon=True)

    def now(self) -> OnlineTraining:
        """The fastest function that is ready."""
        return self._function

    def start(self) -> None:
        """Begins to load."""
        self._thread.start()

    def stop(self) -> None:
        """Ends loading after what is being loaded now, which can't be interrupted, and waits."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _warm_up(self) -> None:
        """What can't be loaded is said, and the rest loaded all the same."""
        with guarded("the curves can't be drawn"):
            for load in (self._also, self._ready):
                if self._stopping.is_set():
                    return
                load()
        if not self._stopping.is_set():
            with guarded("training stays slow"):
                self._function = online_training()
        if not self._stopping.is_set():
            with guarded("outputs can't be read as words"):
                self._last()
