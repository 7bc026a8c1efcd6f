"""``lettersum suggest --stdin-loop``: a line in, a line of JSON out, for other programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import click

LONGEST_LINE = 1_000_000  # bytes
_AT_ONCE = 65_536  # bytes of the rest of a line that is too long


def answer_lines(answer: Callable[[str], dict[str, Any]]) -> None:
    """Answers each line of standard input until its end. What can't be answered has "error", and
    the next line is read. Raises ClickException where it can't be read."""
    try:
        for line in _lines(sys.stdin.buffer):
            # In ASCII, so that no sign in it ends a line for anyone.
            click.echo(json.dumps(_answer(line, answer)))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise click.ClickException(f"standard input can't be read ({error.strerror})") from None


def _answer(line: bytes | None, answer: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    if line is None:
        return {"error": f"the line has more than {LONGEST_LINE:,} bytes; give less text"}
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        return {"error": f"the line is no UTF-8 (byte {error.start + 1:,}); give UTF-8"}
    try:
        return answer(text)
    except click.ClickException as error:
        return {"text": text, "error": error.format_message()}


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line without its end; None for one that is too long."""
    while line := stream.readline(LONGEST_LINE + 2):
        if line.endswith(b"\n") or len(line) <= LONGEST_LINE:
            yield line.removesuffix(b"\n").removesuffix(b"\r")
            continue
        while (rest := stream.readline(_AT_ONCE)) and not rest.endswith(b"\n"):
            pass
        yield None
