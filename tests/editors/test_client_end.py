"""An editor that is gone."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest

from app.editors.client_end import end_of, is_running

SLEEPER = [sys.executable, "-c", "input()"]


async def _ends(process: subprocess.Popen[bytes]) -> None:
    waiting = asyncio.ensure_future(end_of(process.pid))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    process.kill()
    process.wait()
    await waiting


@pytest.mark.parametrize("has_pidfd", [True, False])
def test_its_end_is_seen(monkeypatch: pytest.MonkeyPatch, has_pidfd: bool) -> None:
    monkeypatch.setattr("app.editors.client_end._SECONDS_BETWEEN_LOOKS", 0.01)
    if not has_pidfd:
        monkeypatch.delattr(os, "pidfd_open", raising=False)
    with subprocess.Popen(SLEEPER, stdin=subprocess.PIPE) as process:
        asyncio.run(_ends(process))


async def _goes_on(number: int) -> bool:
    waiting = asyncio.ensure_future(end_of(number))
    await asyncio.sleep(0.05)
    is_done = waiting.done()
    waiting.cancel()
    return not is_done


@pytest.mark.parametrize("number", [-1, 0, 2**31 - 1, 10**30])
def test_one_that_cannot_be_seen_is_not_waited_for(number: int) -> None:
    assert not is_running(number)
    assert asyncio.run(_goes_on(number))
