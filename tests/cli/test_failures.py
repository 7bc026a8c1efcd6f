"""What the rooms below raise on purpose is one line in the terminal; a fault of ours is none."""

from __future__ import annotations

import click
import pytest

from app.cli.failures import one_line_errors
from app.errors import LettersumError
from nncore.errors import NNCoreError


class NewError(LettersumError):
    """One that the commands do not know."""


@pytest.mark.parametrize("error", [NewError, NNCoreError, FileNotFoundError])
def test_it_becomes_one_of_the_terminal(error: type[Exception]) -> None:
    with pytest.raises(click.ClickException, match=r"^line 3 has no words$"), one_line_errors():
        raise error("line 3 has no words")


def test_what_is_not_raised_on_purpose_goes_through() -> None:
    with pytest.raises(KeyError), one_line_errors():
        raise KeyError("place")
