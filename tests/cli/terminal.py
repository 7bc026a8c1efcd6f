"""Running the command in this process: exit code, stdout, stderr."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from app.cli.commands import run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Lettersum = Callable[..., Answer]


def lettersum_in(capfd: pytest.CaptureFixture[str]) -> Lettersum:
    def lettersum(*arguments: str) -> Answer:
        code = run(arguments, open_window=lambda: 0)
        captured = capfd.readouterr()
        return Answer(code, captured.out, captured.err)

    return lettersum


def assert_one_line(answer: Answer, code: int, *parts: str) -> None:
    """An error: nothing on stdout, one line on stderr that begins with the program's name."""
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith("lettersum: ")
    assert answer.err.count("\n") == 1
    for part in parts:
        assert part in answer.err
