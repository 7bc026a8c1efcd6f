"""The command as a fixture."""

from __future__ import annotations

import pytest

from tests.cli.terminal import Lettersum, lettersum_in


@pytest.fixture
def lettersum(capfd: pytest.CaptureFixture[str]) -> Lettersum:
    return lettersum_in(capfd)
