"""The property that every reader has: a value, or the one error it documents, in one short line."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning

from nncore.untrusted.quoting import LONGEST_LINE

SMOKE_INPUTS = 30  # of each target, when all tests are run
MOST_MEMORY_BYTES = 1_200_000_000  # that a reader may take beside what there was before
SHOWN_EVERY = 2_000  # inputs

Input = TypeVar("Input")
Refused = type[Exception] | tuple[type[Exception], ...]


class Fuzz:
    """Feeds one reader, and says how far it is."""

    def __init__(self, name: str, inputs: int | None) -> None:
        self._name, self._inputs = name, inputs
        self._fed = self._refused = 0
        self._slowest_seconds = 0.0
        self._longest = ""

    def feed(
        self, inputs: st.SearchStrategy[Input], read: Callable[[Input], Any], refused: Refused = ()
    ) -> None:
        """Calls ``read`` with as many inputs as were asked for. What is raised that is not
        ``refused`` is a crash; so is a message of more than one short, printable line."""

        @settings(
            max_examples=self._inputs or SMOKE_INPUTS,
            derandomize=self._inputs is None,  # a smoke test is the same for everyone
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(inputs)
        def each(one: Input) -> None:
            began = time.perf_counter()
            try:
                with bounded_memory():  # the reader's, not what hypothesis keeps
                    read(one)
            except refused as error:
                self._refused += 1
                assert_one_short_line(str(error))
                self._longest = max(self._longest, str(error), key=len)
            self._count(time.perf_counter() - began)

        crashes = 1
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", HypothesisWarning)  # of inputs too long to print
                each()
            crashes = 0
        finally:
            self._show(f"{crashes} crashes")

    def _count(self, seconds: float) -> None:
        self._fed += 1
        self._slowest_seconds = max(self._slowest_seconds, seconds)
        if self._fed % SHOWN_EVERY == 0:
            self._show("…")

    def _show(self, state: str) -> None:
        print(
            f"{self._name:24} {self._fed:7,} inputs, {self._refused:7,} refused, longest message "
            f"{len(self._longest):3}, slowest {self._slowest_seconds:.2f} s: {state}",
            flush=True,
        )


def assert_one_short_line(message: str) -> None:
    """A message as a terminal and a status line can show it."""
    assert message, "an error without a word"
    assert len(message) <= LONGEST_LINE, f"{len(message):,} signs: {message[:LONGEST_LINE]!r}"
    assert message.isprintable(), repr(message)


@contextmanager
def bounded_memory() -> Iterator[None]:
    """Within it, this process can take only so much more memory; where the system can tell."""
    try:
        import resource

        with open("/proc/self/status", encoding="ascii") as status:
            (taken,) = (int(line.split()[1]) for line in status if line.startswith("VmData:"))
    except (ImportError, OSError, ValueError):
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (taken * 1024 + MOST_MEMORY_BYTES, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
