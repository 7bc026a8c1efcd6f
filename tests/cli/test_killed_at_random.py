"""Commands that write a model or counts, killed at fifty random moments each: what was there before
is left, or what was to be, and the next run is none the worse. ``make sweep`` runs them."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from app.prediction.personal.place import FOLDER_VARIABLE
from tests.cli.test_train import TEXT

pytestmark = pytest.mark.sweep

MOMENTS = 50
OLD = b"what was there before" * 500


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Holds text.txt, and the person's own folder."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "personal"))
    (tmp_path / "text.txt").write_text(TEXT)
    return tmp_path


def begin(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def killed_at_random(out: Path, *arguments: str) -> Counter[str]:
    """How often ``out`` was left as it was, and how often as it was to be."""
    started = time.perf_counter()
    assert begin(*arguments).wait() == 0
    whole_seconds = time.perf_counter() - started
    new = out.read_bytes()
    left: Counter[str] = Counter()
    moments = random.Random(1)
    for _ in range(MOMENTS):
        out.write_bytes(OLD)
        process = begin(*arguments)
        time.sleep(moments.uniform(0, 1.1 * whole_seconds))
        process.kill()
        process.wait()
        found = out.read_bytes()
        left["old" if found == OLD else "new" if found == new else "torn"] += 1
    assert begin(*arguments).wait() == 0
    assert out.read_bytes() == new
    return left


def told(what: str, left: Counter[str], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{what} was killed {MOMENTS} times: {dict(left)}")


def test_counting(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "text.counts"
    left = killed_at_random(out, "count", str(folder / "text.txt"), "--out", str(out))
    told("counting", left, capsys)
    assert not left["torn"]
    assert {*folder.iterdir()} - {folder / "personal"} == {out, folder / "text.txt"}


def test_training(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "mine.npz"
    left = killed_at_random(
        out, "train", "--text", str(folder / "text.txt"), "--epochs", "2", "--hidden", "8",
        "--out", str(out),
    )  # fmt: skip
    told("training", left, capsys)
    assert not left["torn"]


def test_exporting(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model, out = folder / "mine.npz", folder / "exported.npz"
    sizes = ("--epochs", "1", "--hidden", "8")
    train = ("train", "--text", str(folder / "text.txt"), *sizes, "--out", str(model))
    for arguments in (train, ("models", "import", str(model))):
        assert begin(*arguments).wait() == 0
    left = killed_at_random(out, "models", "export", "mine", str(out))
    told("exporting", left, capsys)
    assert not left["torn"]
