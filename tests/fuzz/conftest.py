from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.fuzz.fuzzing import Fuzz

MEMORY = Path("/dev/shm")


@pytest.fixture
def fuzz(request: pytest.FixtureRequest) -> Fuzz:
    """A feeder for the reader that the test is called after, for as many inputs as the option
    ``--fuzz`` says, a few without it."""
    name = request.node.name.removeprefix("test_").replace("_", " ")
    return Fuzz(name, request.config.getoption("--fuzz"))


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file's name without a folder, so that it takes no room in a message. It is in memory where
    that can be had, as many thousand files are made sure to be on the disk."""
    in_memory = MEMORY if MEMORY.is_dir() else None
    with TemporaryDirectory(dir=in_memory) as folder, monkeypatch.context() as patched:
        patched.chdir(folder)
        yield Path("input")
