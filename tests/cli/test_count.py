"""``lettersum count``."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.counting.text_counts import TextCounts
from app.words.corpus import read_typed_sentences
from tests.cli.terminal import Lettersum, assert_one_line
from tests.counting.counted import assert_same
from tests.patience import PATIENCE_SECONDS
from tests.words.test_corpus import written

ROOT = Path(__file__).parent.parent.parent
TEXT = "How are you today? The train is late. Don't ask, I don't know! Dr. No.\n"


def test_counts_of_files_and_folders(lettersum: Lettersum, tmp_path: Path) -> None:
    one = written(tmp_path / "one.txt", TEXT)
    written(tmp_path / "notes" / "deep" / "two.md", TEXT * 3)
    written(tmp_path / "notes" / "photo.jpg", b"\xff\xd8\xff\0")
    out = tmp_path / "mine.counts"
    answer = lettersum("count", str(one), str(tmp_path / "notes"), "--out", str(out), "--json")
    said = json.loads(answer.out)
    photo = tmp_path / "notes" / "photo.jpg"
    assert (answer.code, answer.err) == (0, f"{photo}: is a picture\n")
    assert said.pop("seconds") > 0
    assert said == {
        "counts": str(out), "sentences": 20, "words": 60, "different_words": 14,
        "triples": 15, "files": 2, "bytes": 4 * len(TEXT),
    }  # fmt: skip
    expected = TextCounts.of_sentences(read_typed_sentences([one, tmp_path / "notes"]))
    assert_same(TextCounts.load(out), expected)
    assert len(list(tmp_path.iterdir())) == 3


def test_the_result_in_words(lettersum: Lettersum, tmp_path: Path) -> None:
    one, out = written(tmp_path / "one.txt", TEXT * 2), tmp_path / "mine.counts"
    answer = lettersum("count", str(one), "--out", str(out))
    assert answer.out.startswith(
        f"{out}: 30 words in 10 sentences, 14 different words, 15 triples; 0.0 MB in "
    )
    assert answer.out.count("\n") == 1


def test_what_can_not_be_counted_is_one_line(lettersum: Lettersum, tmp_path: Path) -> None:
    out = str(tmp_path / "mine.counts")
    assert_one_line(lettersum("count", "absent.txt", "--out", out), 1, "absent.txt: no such file")
    binary = written(tmp_path / "binary.txt", b"abc\0def")
    assert_one_line(lettersum("count", str(binary), "--out", out), 1, "is not text")
    nowhere = str(tmp_path / "no" / "mine.counts")
    said = lettersum("count", str(binary), "--out", nowhere)
    assert_one_line(said, 1, "its folder does not exist")
    assert_one_line(lettersum("count", "--out", out), 2, "FILE")
    assert_one_line(lettersum("count", str(binary)), 2, "--out")
    assert list(tmp_path.iterdir()) == [binary]


@contextmanager
def counting(text: Path, out: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """The command in a session of its own, and the processes that count for it."""
    command = [sys.executable, "-m", "app", "count", str(text), "--out", str(out)]
    with subprocess.Popen(
        command, cwd=ROOT, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_hear_interrupts,
    ) as process:  # fmt: skip
        try:
            yield process, _wait_for_children(process)
        finally:
            if process.poll() is None:
                process.kill()


def _hear_interrupts() -> None:
    """Where tests run in the background they are deaf to Ctrl+C, and so would the command be."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_for_children(process: subprocess.Popen[str]) -> list[int]:
    """Those that count; another keeps an account of what they share."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, process.stderr
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        if len(listed) >= 2:
            return list(map(int, listed))
        time.sleep(0.005)
    raise AssertionError("no process counts")


def _wait_until_gone(processes: list[int]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while any(Path(f"/proc/{each}").exists() for each in processes):
        assert time.monotonic() < deadline, "a process that counted is still there"
        time.sleep(0.02)


@pytest.fixture
def large_text(tmp_path: Path) -> Path:
    """More than one process counts alone."""
    return written(tmp_path / "large.txt", TEXT * (6_000_000 // len(TEXT)))


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@on_linux
def test_ctrl_c_leaves_nothing(large_text: Path, tmp_path: Path) -> None:
    with counting(large_text, tmp_path / "mine.counts") as (process, counters):
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, out) == (130, "")
    assert err.splitlines()[-1] == "lettersum: stopped"  # before it, how far a slow machine was
    _wait_until_gone(counters)
    assert list(tmp_path.iterdir()) == [large_text]


@on_linux
def test_a_kill_leaves_the_old_counts_and_no_process(large_text: Path, tmp_path: Path) -> None:
    out = written(tmp_path / "mine.counts", b"old")
    with counting(large_text, out) as (process, counters):
        process.kill()
        process.communicate(timeout=PATIENCE_SECONDS)
    _wait_until_gone(counters)
    assert out.read_bytes() == b"old"
