"""When the garbage collector runs: in the window's thread only. Knows no Qt.

Python starts its collector in whatever thread happens to allocate. In a worker's thread it would
take apart the widgets of a dialog closed long ago; Qt then waits for the window's thread, which
waits for Python, and nothing ever moves again.
"""

from __future__ import annotations

import gc

LOOKS_PER_SECOND = 10
# CPython's own rule: everything is looked through again once what lives long grew by a quarter.
GROWTH_OF_LONG_LIVED = 1.25


class Collector:
    """In the place of Python's own turn: ``collect_due`` is to be called in one thread only.

    From when it is made until ``stop``, Python itself doesn't start the collector.
    """

    def __init__(self) -> None:
        gc.disable()
        self._long_lived = len(gc.get_objects(2))

    def stop(self) -> None:
        """Gives the turn back to Python."""
        gc.enable()

    def collect_due(self) -> None:
        """Collects the generations whose thresholds (gc.get_threshold) are passed, if any."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if not due[0]:
            return
        if due[1] and due[2] and self._has_grown():
            gc.collect(2)
            self._long_lived = len(gc.get_objects(2))
        else:
            gc.collect(1 if due[1] else 0)

    def _has_grown(self) -> bool:
        return len(gc.get_objects(2)) > GROWTH_OF_LONG_LIVED * self._long_lived
