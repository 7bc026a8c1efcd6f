"""Counting generated text of 1, 10 and 100 MB, or of the sizes given, and training on the counts:
``python -m benchmarks.counting 1 10 1000 --train``.

Time and memory are of the command with all its processes: memory is the sum of what each has in
RAM, so what they share counts as often as they have it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generated_text import write_text
from benchmarks.report import Table

SIZES_MB = (1, 10, 100)
COUNTING_COLUMNS = (
    "text", "seconds", "MB/s", "processor seconds", "peak memory", "words", "triples kept",
    "counts file",
)  # fmt: skip
TRAINING_COLUMNS = (
    "text", "seconds", "peak memory", "samples of an epoch", "samples/s", "seconds an epoch",
)  # fmt: skip
_BETWEEN_LOOKS_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took: ``cpu_seconds`` of all its processes together."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    printed: str


def measure(sizes_mb: tuple[int, ...] = SIZES_MB, *, trains: bool = False) -> list[Table]:
    """A table with a row for each size; with ``trains`` another one, of one epoch on each."""
    counted, trained = [], []
    for size_mb in sizes_mb:
        with TemporaryDirectory() as folder:
            text, counts = Path(folder, "text.txt"), Path(folder, "counts.npz")
            write_text(text, size_mb * 1_000_000)
            usage = used_by(["count", str(text), "--out", str(counts), "--json"])
            counted.append(_counted_row(usage, counts.stat().st_size))
            print(*counted[-1], flush=True)
            if trains:
                model = ("--epochs", "1", "--out", str(Path(folder, "model.npz")), "--json")
                usage = used_by(["train", "--counts", str(counts), *model])
                trained.append(_trained_row(f"{size_mb:,} MB", usage))
                print(*trained[-1], flush=True)
    tables = [
        Table("Counting generated text (`lettersum count`)", COUNTING_COLUMNS, tuple(counted))
    ]
    if trains:
        title = "Training on its counts (`lettersum train --counts COUNTS --epochs 1`)"
        tables.append(Table(title, TRAINING_COLUMNS, tuple(trained)))
    return tables


def used_by(arguments: list[str]) -> Usage:
    """Runs the command and looks at it and its processes twenty times a second."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "app", *arguments]
    peak_bytes = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            peak_bytes = max(peak_bytes, _resident_bytes(process.pid))
            time.sleep(_BETWEEN_LOOKS_SECONDS)
        assert process.stdout is not None
        printed = process.stdout.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Usage(time.perf_counter() - began, cpu, peak_bytes, printed)


def _counted_row(usage: Usage, counts_bytes: int) -> tuple[str, ...]:
    said = json.loads(usage.printed)
    return (
        f"{said['bytes'] / 1e6:,.0f} MB", f"{usage.seconds:.1f}",
        f"{said['bytes'] / 1e6 / usage.seconds:.1f}", f"{usage.cpu_seconds:.1f}",
        f"{usage.peak_bytes / 1e6:.0f} MB", f"{said['words']:,}", f"{said['triples']:,}",
        f"{counts_bytes / 1e6:.0f} MB",
    )  # fmt: skip


def _trained_row(size: str, usage: Usage) -> tuple[str, ...]:
    """``seconds``: of all, with reading, one epoch, weights of the mixture, and the test."""
    said = json.loads(usage.printed)
    samples, speed = said["samples"], said["samples_per_second"]
    return (
        size, f"{usage.seconds:.1f}", f"{usage.peak_bytes / 1e6:.0f} MB", f"{samples:,}",
        f"{speed:,.0f}" if speed else "–", f"{samples / speed:.1f}" if speed else "–",
    )  # fmt: skip


def _resident_bytes(root: int) -> int:
    """Of a process and all that it started."""
    parents, resident = {}, {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                stat = Path(entry.path, "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has ended
                continue
            parents[int(entry.name)] = int(stat[1])
            resident[int(entry.name)] = int(stat[21]) * resource.getpagesize()
    ours = {root}
    while more := {child for child, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(resident.get(each, 0) for each in ours)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes_mb", nargs="*", type=int)
    parser.add_argument("--train", action="store_true")
    asked = parser.parse_args()
    sizes = tuple(asked.sizes_mb) or SIZES_MB
    print(*(table.as_markdown() for table in measure(sizes, trains=asked.train)), sep="\n")
