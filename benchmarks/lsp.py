"""The language server as an editor meets it: how soon it answers, and what is left of it.

    python -m benchmarks.lsp

An editor of our own types the first characters of tests/data/heldout.txt, asking for words at each
key, in an empty note and at the end of a document of 10 MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path

import numpy as np

from app.prediction.personal.place import FOLDER_VARIABLE
from benchmarks.report import Table
from tests.editors.client import ROOT, Editor

KEYS, CHANGES, LARGE = 200, 10_000, 10_000_000
PERCENTILES = (50, 95, 99, 100)
TEXT = (ROOT / "tests/data/heldout.txt").read_text(encoding="utf-8").replace("\n", " ")
FILLING = "A line of a long document, as there are many of them in it.\n\n"
PATIENCE = 30.0  # seconds, for what should be gone at once


def measure() -> list[Table]:
    """Start-up and latencies in milliseconds, memory in MB, and what a killed editor leaves."""
    rows: list[tuple[str, ...]] = []
    with started() as (editor, starts):
        rows += [(name, f"{1000 * seconds:.0f}", "", "", "") for name, seconds in starts]
        rows.append(percentiles(f"{KEYS} keys in a note", latencies(editor, "note.md", "")))
        used = processor_seconds(editor.process.pid)
        latencies(editor, "again.md", "")
        used = processor_seconds(editor.process.pid) - used
        rows.append(("of its processor, a key", f"{1000 * used / KEYS:.1f}", "", "", ""))
        long = FILLING * (LARGE // len(FILLING))
        rows.append(
            percentiles("50 keys at the end of 10 MB", latencies(editor, "long.md", long, 50))
        )
        memory = list(memory_while_typing(editor))
    columns = ("ms", *(f"p{each}" if each < 100 else "longest" for each in PERCENTILES))
    return [
        Table("Language server, an editor of our own", columns, tuple(rows)),
        Table("Memory of the language server", ("after", "MB"), tuple(memory)),
        Table("An editor is killed", ("", "servers left", "gone after, s"), tuple(killed())),
    ]


@contextmanager
def started() -> Iterator[tuple[Editor, list[tuple[str, float]]]]:
    """A server, and how long it took until it had introduced itself and until it offered words."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with Editor({FOLDER_VARIABLE: str(Path(folder) / "home")}) as editor:
            editor.initialize()
            introduced = time.perf_counter() - began
            editor.open("How are ")
            assert editor.complete(0, 8)[0]["label"] == "you"
            first = time.perf_counter() - began
            yield (
                editor,
                [("start, until introduced", introduced), ("until the first words", first)],
            )
            editor.leave()


def latencies(editor: Editor, name: str, before: str, keys: int = KEYS) -> list[float]:
    """Seconds from a request to its answer, one for each key typed at the end of this text."""
    uri = f"file:///{name}"
    editor.open(before, uri)
    line, times = before.count("\n"), []
    editor.complete(line, 0, uri)  # the document is read
    for column, key in enumerate(TEXT[:keys]):
        editor.change(key, (line, column), (line, column), uri)
        began = time.perf_counter()
        editor.complete(line, column + 1, uri)
        times.append(time.perf_counter() - began)
    editor.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    return times


def percentiles(name: str, seconds: list[float]) -> tuple[str, ...]:
    """A row of milliseconds."""
    return name, *(f"{figure:.1f}" for figure in 1000 * np.percentile(seconds, PERCENTILES))


def memory_while_typing(editor: Editor) -> Iterator[tuple[str, str]]:
    """Types and deletes words, asking for some, and looks at the memory now and then."""
    uri = "file:///memory.md"
    editor.open("", uri)
    looks = [1, CHANGES // 10, CHANGES // 2, CHANGES]
    for done, until in pairwise([0, *looks]):
        for number in range(done, until):
            column = number % 60
            key = TEXT[number % len(TEXT)]
            editor.change(key, (0, column), (0, 0 if column == 59 else column), uri)
            if number % 10 == 0:
                editor.complete(0, column + 1, uri)
        editor.complete(0, 0, uri)
        yield f"{until:,} changes", f"{resident_megabytes(editor.process.pid):.1f}"


def resident_megabytes(process: int) -> float:
    """What a process has in memory, on Linux."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    (line,) = (each for each in status.splitlines() if each.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def processor_seconds(process: int) -> float:
    """How long a process has had a processor, on Linux."""
    stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


# An editor that has a server answer once, says the server's number, and stays.
KILLED = """
import sys
from tests.editors.client import Editor
editor = Editor()
editor.initialize(process=None)
editor.open("How are ")
editor.complete(0, 8)
print(editor.process.pid, flush=True)
sys.stdin.read()
"""


def killed() -> Iterator[tuple[str, ...]]:
    """Kills an editor in mid-sentence and waits for its server to go."""
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ) | {FOLDER_VARIABLE: str(Path(folder) / "home")}
        command = [sys.executable, "-c", KILLED]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, stdin=pipe, stdout=pipe, cwd=ROOT, env=environment, text=True
        ) as editor:
            assert editor.stdout is not None
            server = int(editor.stdout.readline())
            editor.kill()
            began = time.perf_counter()
            while is_there(server) and time.perf_counter() - began < PATIENCE:
                time.sleep(0.01)
            seconds, left = time.perf_counter() - began, int(is_there(server))
    yield "kill -9", str(left), f"{seconds:.2f}"


def is_there(process: int) -> bool:
    """Whether a process of this number is there and does something."""
    with suppress(OSError):
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        return state.split()[0] != "Z"
    return False


if __name__ == "__main__":
    for table in measure():
        print(table.as_markdown())
