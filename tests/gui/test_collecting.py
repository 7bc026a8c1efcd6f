"""Garbage is collected in the window's thread, whoever allocates."""

from __future__ import annotations

import gc
import threading

from app.gui.collecting import Collector
from app.waiting_thread import Task, WaitingThread


class Ring:
    """Refers to itself, so that only the collector can end it; says which thread did."""

    def __init__(self, ended_in: list[threading.Thread]) -> None:
        self.itself = self
        self._ended_in = ended_in

    def __del__(self) -> None:
        self._ended_in.append(threading.current_thread())


class Hoarder(WaitingThread):
    """Allocates once, far past what makes Python look for garbage."""

    def __init__(self) -> None:
        super().__init__("hoarder")
        self.hoard: list[list[int]] = []
        self.done = False

    def _next(self) -> Task | None:
        return None if self.done else self._allocate

    def _allocate(self) -> None:
        self.hoard = [[place] for place in range(100 * gc.get_threshold()[0])]
        self.done = True


def allocate_in_another_thread() -> Hoarder:
    hoarder = Hoarder()
    hoarder.start()
    hoarder.stop()
    return hoarder


def test_without_it_a_working_thread_collects() -> None:
    """What this guards against; should Python stop doing so, the collector can go."""
    gc.enable()
    ended_in: list[threading.Thread] = []
    Ring(ended_in)
    allocate_in_another_thread()
    gc.disable()
    assert ended_in
    assert ended_in[0] is not threading.current_thread()


def test_a_working_thread_never_collects(collector: Collector) -> None:
    ended_in: list[threading.Thread] = []
    Ring(ended_in)
    hoarder = allocate_in_another_thread()
    assert ended_in == []
    collector.collect_due()
    assert ended_in == [threading.current_thread()]
    assert hoarder.hoard


def test_nothing_is_collected_before_it_is_due(collector: Collector) -> None:
    gc.collect()
    ended_in: list[threading.Thread] = []
    Ring(ended_in)
    collector.collect_due()
    assert ended_in == []


def test_what_lived_long_is_collected_when_enough_lives_long(collector: Collector) -> None:
    ended_in: list[threading.Thread] = []
    rings = [Ring(ended_in)]
    gc.collect()  # the ring is among what lives long from here on
    rings.clear()
    kept: list[list[int]] = []
    enough = 2 * len(gc.get_objects(2))
    while not ended_in and len(kept) < 100 * enough:
        kept.extend([place] for place in range(1 + gc.get_threshold()[0]))
        collector.collect_due()
    assert ended_in == [threading.current_thread()]
