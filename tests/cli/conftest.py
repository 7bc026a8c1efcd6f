"""The command as a fixture, in a folder of its own: nothing that was learned here is touched."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from app.cli import progress
from app.prediction.personal.place import FOLDER_VARIABLE
from tests.cli.terminal import Lettersum, lettersum_in


@pytest.fixture
def lettersum(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    one_dictionary: None,
) -> Lettersum:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "personal"))
    # How far long work is stands on stderr after some seconds, on slow machines alone.
    monkeypatch.setattr(progress, "_FIRST_LINE_SECONDS", math.inf)
    return lettersum_in(capfd)
