"""Standard input, output and error, whatever state they are handed over in."""

from __future__ import annotations

import io
import os
import sys

import click

LARGEST_INPUT_BYTES = 16_000_000


def prepare_streams() -> None:
    """Opens what was closed, so that its use is an error like any other, and no file that is
    opened later takes its place; and makes every text one that can be written."""
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(descriptor)
        except OSError:
            _open_useless(descriptor, name)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _open_useless(descriptor: int, name: str) -> None:
    """Input that can't be read, output that can't be written; messages go nowhere."""
    flags = os.O_RDONLY if name == "stdout" else os.O_WRONLY
    opened = os.open(os.devnull, flags)
    if opened != descriptor:
        os.dup2(opened, descriptor)
        os.close(opened)
    mode = "r" if name == "stdin" else "w"
    setattr(sys, name, open(descriptor, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def read_standard_input() -> str:
    """All text there, in UTF-8; what is not is replaced. Raises ClickException where it can't be
    read or has no end."""
    try:
        content = sys.stdin.buffer.read(LARGEST_INPUT_BYTES + 1)
    except OSError as error:
        raise click.ClickException(f"standard input can't be read ({error.strerror})") from None
    if len(content) > LARGEST_INPUT_BYTES:
        raise click.ClickException(
            f"standard input has more than {LARGEST_INPUT_BYTES // 10**6} MB; give less text"
        )
    return content.decode("utf-8", errors="replace")


def to_nowhere() -> None:
    """What is still to be written to standard output is dropped."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
