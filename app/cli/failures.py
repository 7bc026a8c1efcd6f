"""Errors of the rooms below, as one line for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from app.errors import LettersumError
from nncore.errors import NNCoreError


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turns what the rooms below raise on purpose into a ClickException (exit code 1)."""
    try:
        yield
    except (LettersumError, NNCoreError, FileNotFoundError) as error:
        raise click.ClickException(str(error)) from None
