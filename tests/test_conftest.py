"""What a run of the tests says of itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PASSES = """
import pytest

@pytest.mark.parametrize("number", range(40))
def test_passes(number, request):
    print("ran", number)
"""


def run_of_the_tests(folder: Path, *arguments: str) -> list[str]:
    """What a run with the project's settings and hooks writes, -q among them, line by line."""
    (folder / "test_some.py").write_text(PASSES)
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-s", "-c", ROOT / "pyproject.toml",
            "-p", "tests.conftest", "-p", "no:cacheprovider", *arguments, folder / "test_some.py",
        ],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env=os.environ | {"PYTEST_ADDOPTS": "", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return done.stdout.splitlines()


def ran(lines: list[str]) -> list[str]:
    return [line.lstrip(".") for line in lines if "ran " in line]


def test_a_shuffled_run_says_how_to_shuffle_so_again(tmp_path: Path) -> None:
    pytest.importorskip("pytest_randomly")
    first = run_of_the_tests(tmp_path, "-p", "randomly")
    said = [line for line in first if line.startswith("shuffled; again so: ")]
    assert len(said) == 1
    again = run_of_the_tests(tmp_path, *said[0].removeprefix("shuffled; again so: ").split())
    assert ran(again) == ran(first)
    assert sorted(ran(first)) == sorted(f"ran {number}" for number in range(40))
    assert ran(first) != [f"ran {number}" for number in range(40)]
