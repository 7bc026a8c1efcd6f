"""Counting on a Dask cluster of processes of this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.counting.cluster import on_cluster
from app.counting.errors import CountingError
from app.counting.limits import Limits
from app.counting.text_counts import TextCounts
from tests.counting.counted import assert_same, count_files, plainly
from tests.patience import PATIENCE_SECONDS
from tests.words.test_corpus import written

ROOT = Path(__file__).parent.parent.parent
TEXT = "The cat sat on the mat, didn't it? Dogs don’t. É is e\u0301.\r\n" * 30

# Prints the scheduler's address and the processes of two workers.
CLUSTER = """
import sys
from distributed import LocalCluster
cluster = LocalCluster(2, threads_per_worker=1, dashboard_address=None, local_directory=sys.argv[1])
print(cluster.scheduler_address, *(each.pid for each in cluster.workers.values()), flush=True)
sys.stdin.read()
"""


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[int]]]:
    with subprocess.Popen(
        [sys.executable, "-c", CLUSTER, str(folder)], cwd=ROOT, text=True, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        address, *workers = process.stdout.readline().split()
        try:
            yield address, list(map(int, workers))
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # it would wait for the worker that was lost
            process.communicate(timeout=PATIENCE_SECONDS)


def test_a_lost_worker_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped, so that pieces wait for it, and killed when they do."""
    pytest.importorskip("distributed")
    file = written(tmp_path / "text" / "a.txt", TEXT)
    monkeypatch.setattr("app.counting.counting.PIECE_SIGNS", 150)
    monkeypatch.setattr("app.words.corpus.CHUNK_BYTES", 100)
    with cluster(tmp_path) as (address, workers):
        os.kill(workers[0], signal.SIGSTOP)
        events = count_files([file], file.parent, on_cluster(address), Limits(rows=50))
        seen = [next(events) for _ in range(3)]
        os.kill(workers[0], signal.SIGKILL)
        *_, counts = [*seen, *events]
    assert isinstance(counts, TextCounts)
    assert_same(counts, plainly([file]))
    assert list(file.parent.iterdir()) == [file]


def test_what_is_no_cluster_is_told_in_one_line() -> None:
    pytest.importorskip("distributed")
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
    for wrong, why in (
        (address, "no Dask scheduler answers there"),
        ("here", "is no address of a scheduler"),
        ("tcp://here", "is no address of a scheduler"),
        ("tcp://[here:1", "is no address of a scheduler"),
        ("tcp://here:1e9", "is no address of a scheduler"),
    ):
        with pytest.raises(CountingError, match=why) as caught, on_cluster(wrong):
            pass
        assert str(caught.value).startswith(f"{wrong}: ")


def test_another_service_is_told_from_a_scheduler() -> None:
    pytest.importorskip("distributed")
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_refuse_all, args=(server,), daemon=True)
        thread.start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(CountingError, match="is no Dask scheduler"), on_cluster(address):
            pass


def _refuse_all(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_without_distributed_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CountingError, match='pip install "distributed>=') as caught:
        on_cluster("tcp://127.0.0.1:1").__enter__()
    assert "\n" not in str(caught.value)
