"""The command as a fixture, in a folder of its own: nothing that was learned here is touched."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from app.cli import progress
from app.prediction.personal.place import FOLDER_VARIABLE
from app.words.lexicon import Lexicon
from tests.cli.terminal import Lettersum, lettersum_in
from tests.words.lexicons import shipped_lexicon


@pytest.fixture
def lettersum(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Lettersum:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "personal"))
    # How far long work is stands on stderr after some seconds, on slow machines alone.
    monkeypatch.setattr(progress, "_FIRST_LINE_SECONDS", math.inf)
    load = Lexicon.load
    monkeypatch.setattr(
        Lexicon, "load", lambda path=None: load(path) if path else shipped_lexicon()
    )
    return lettersum_in(capfd)
