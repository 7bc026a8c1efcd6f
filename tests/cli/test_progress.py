"""How far long work is, on stderr."""

from __future__ import annotations

import io
import os
import pty
import sys
from contextlib import suppress

import pytest

from app.cli.progress import progress_bar
from tests.test_time_left import Hand


def megabytes(rate: float) -> str:
    return f"{rate / 1e6:.1f} MB/s"


def test_a_file_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Hand()
    with progress_bar(megabytes, clock) as show:
        for second in range(10_001):
            clock.seconds = 1000.0 + second
            show(second * 5e6, 5e10, "counting")
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "counting: 0%, 5.0 MB/s, 2 h 47 min left"
    assert lines[-1].startswith("counting: 9")
    assert 30 < len(lines) < 90


def test_short_work_says_nothing_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Hand()
    with progress_bar(megabytes, clock) as show:
        for tenth in range(49):
            clock.seconds = 1000.0 + tenth / 10
            show(tenth, 49, "counting")
    assert capsys.readouterr().err == ""


def test_without_a_total_there_is_a_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Hand()
    with progress_bar(clock=clock) as show:
        clock.seconds += 6
        show(0, 0, "waiting")
    assert capsys.readouterr().err == "waiting: 0%\n"


class Unheard(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError


def test_work_goes_on_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Hand()
    monkeypatch.setattr(sys, "stderr", Unheard())
    with progress_bar(clock=clock) as show:
        clock.seconds += 6
        show(1, 2, "counting")


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_terminal_gets_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    clock = Hand()
    with os.fdopen(write, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress_bar(megabytes, clock) as show:
            show(0, 8e6, "counting [b]")
            clock.seconds += 4
            show(4e6, 8e6, "counting [b]")
    said = b""
    with suppress(OSError):  # what reading gives where the other end is closed
        while chunk := os.read(read, 65536):
            said += chunk
    os.close(read)
    assert "counting [b], 1.0 MB/s, 4 s left" in said.decode()
    assert "50%" in said.decode()
    assert said.rstrip().endswith(b"\x1b[2K")
