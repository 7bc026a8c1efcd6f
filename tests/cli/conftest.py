"""The command as a fixture, in a folder of its own: nothing that was learned here is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.prediction.personal.place import FOLDER_VARIABLE
from tests.cli.terminal import Lettersum, lettersum_in


@pytest.fixture
def lettersum(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Lettersum:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "personal"))
    return lettersum_in(capfd)
