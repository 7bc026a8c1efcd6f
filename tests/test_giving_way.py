from __future__ import annotations

import os
import sys
import threading
from queue import SimpleQueue

import pytest

from app.giving_way import give_way

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="threads have no niceness here")


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_a_thread_that_gives_way_comes_after_the_others() -> None:
    found: SimpleQueue[int] = SimpleQueue()

    def work() -> None:
        give_way()
        found.put(niceness())

    before = niceness()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found.get() == max(before, 5)
    assert niceness() == before
