"""``lettersum suggest --stdin-loop``."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.cli.suggest_loop import LONGEST_LINE
from tests.cli.terminal import Lettersum, assert_one_line

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 300  # seconds


@pytest.fixture
def loop(lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The answers to what stands on standard input, one for each line of it."""

    def loop(content: bytes, *options: str) -> list[dict[str, Any]]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        answer = lettersum("suggest", "--stdin-loop", "--preset", "article", *options)
        assert (answer.code, answer.err) == (0, "")
        return [json.loads(line) for line in answer.out.splitlines()]

    return loop


def test_each_line_is_answered_as_the_command_answers_it(loop: Any, lettersum: Lettersum) -> None:
    answers = loop("How are\nWho are\r\ncafé \u2028 are".encode(), "--phrase")
    given = ["How are", "Who are", "café \u2028 are"]
    assert [each["text"] for each in answers] == given
    for text, answer in zip(given, answers, strict=True):
        command = lettersum("suggest", text, "--preset", "article", "--phrase", "--json")
        assert {**answer, "ms": 0} == {**json.loads(command.out), "ms": 0}


def test_the_last_word_may_be_typed_still(loop: Any) -> None:
    (typed,) = loop(b"How are yo\n", "--typing", "-n", "1")
    assert [each["word"] for each in typed["suggestions"]] == ["you"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (b"\xff\xfe", "no UTF-8"),
        (b"", "no words"),
        (b"123", "no words"),
        (b"a" * (LONGEST_LINE + 3), "bytes"),
        (b"a" * (LONGEST_LINE * 3), "bytes"),
    ],
)
def test_a_bad_line_is_told_and_the_next_one_is_read(loop: Any, line: bytes, part: str) -> None:
    bad, good = loop(line + b"\nHow are\n")
    assert part in bad["error"]
    assert "suggestions" not in bad
    assert good["suggestions"]


def test_the_longest_line_there_may_be(loop: Any) -> None:
    (answer,) = loop((b"How are " * LONGEST_LINE)[:LONGEST_LINE] + b"\n")
    assert answer["suggestions"]


@pytest.mark.parametrize("options", [("How are",), ("--why",)])
def test_what_it_does_not_go_with_is_one_line(
    lettersum: Lettersum, options: tuple[str, ...]
) -> None:
    assert_one_line(lettersum("suggest", "--stdin-loop", *options), 2, "--stdin-loop")


def test_each_answer_comes_before_the_next_line_is_given_and_no_reader_is_no_error() -> None:
    command = [sys.executable, "-m", "app", "suggest", "--stdin-loop", "--preset", "article"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        for text in ("How are", "Who are"):
            process.stdin.write(f"{text}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["text"] == text
        process.stdout.close()
        process.stdin.write(b"How are\n" * 3)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0
