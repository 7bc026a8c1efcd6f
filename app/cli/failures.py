"""Errors of the rooms below, as one line for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from app.prediction.article.samples import PhraseError
from app.prediction.keyboard.keyboard_training import TrainingTextError
from app.prediction.personal.database import PersonalError
from app.words.corpus import CorpusError
from app.words.lexicon import LexiconError
from nncore.errors import NNCoreError


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turns what the rooms below raise on purpose into a ClickException (exit code 1)."""
    try:
        yield
    except (
        NNCoreError, LexiconError, PhraseError, CorpusError, TrainingTextError, PersonalError,
        FileNotFoundError,
    ) as error:  # fmt: skip
        raise click.ClickException(str(error)) from None
