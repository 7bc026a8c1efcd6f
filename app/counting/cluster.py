"""Counting on a Dask cluster: pieces of text go to its workers, what was counted comes back here.

A piece whose worker is lost is counted again by another one: what counts it is a pure function, so
the counts stay the same. Nothing but pieces and counts is sent, so the workers need not reach the
files, only have the same version of this program.
"""

from __future__ import annotations

import logging
import socket
import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.counting.errors import CountingError
from app.counting.executors import PieceExecutor
from nncore.untrusted.quoting import one_line, quoted_name, quoted_path

if TYPE_CHECKING:  # optional, and takes a second to import
    from distributed import Client

DISTRIBUTED = "distributed>=2024.8"  # as in pyproject.toml
_WAITED_SECONDS = 20
_CLOSED_SECONDS = 3
_LONGEST_SHOWN = 80


@contextmanager
def on_cluster(address: str) -> Iterator[PieceExecutor]:
    """The workers of the cluster whose scheduler has this address, such as tcp://10.0.0.1:8786.

    Raises CountingError where distributed isn't installed, no scheduler answers or it has no
    workers.
    """
    shown = quoted_name(address, _LONGEST_SHOWN)
    try:
        from distributed import Client
    except ModuleNotFoundError:
        install = f'{quoted_path(sys.executable)} -m pip install "{DISTRIBUTED}"'
        raise CountingError(
            f"a cluster needs distributed, which isn't installed; install it: {install}"
        ) from None
    _check_answers(address, shown)
    _be_silent()
    try:
        client = Client(address, timeout=_WAITED_SECONDS, set_as_default=False)
    except (OSError, ValueError, MemoryError) as error:
        for frame, _ in traceback.walk_tb(error.__traceback__):
            if isinstance(half_made := frame.f_locals.get("self"), Client):
                _close(half_made)  # before it ends by itself, with many lines
        raise CountingError(f"{shown}: what answers there is no Dask scheduler") from None
    try:
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=_WAITED_SECONDS)
        threads = sum(client.nthreads().values())
        if not threads:
            raise CountingError(f"{shown}: has no workers; start some with dask worker {shown}")
        submit = partial(client.submit, pure=False)
        yield PieceExecutor(submit, 2 * threads, partial(_explained, shown))
    finally:
        _close(client)


def _check_answers(address: str, shown: str) -> None:
    """distributed takes its time and many lines to say that nobody answers."""
    try:
        parts = urlsplit(address)
        where = (parts.hostname or "", parts.port or 0)
    except ValueError:
        where = ("", 0)
    if not all(where):
        raise CountingError(f"{shown}: is no address of a scheduler, as tcp://10.0.0.1:8786 is one")
    try:
        socket.create_connection(where, timeout=_WAITED_SECONDS).close()
    except OSError as error:
        raise CountingError(
            f"{shown}: no Dask scheduler answers there ({error.strerror or error}); start one with "
            "dask scheduler"
        ) from None


def _close(client: Client) -> None:
    with suppress(Exception):  # a scheduler that is gone can't be told
        client.close(timeout=_CLOSED_SECONDS)


def _be_silent() -> None:
    """What they have to say is said in one line, here."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _explained(shown: str, error: Exception) -> Exception:
    if isinstance(error, CancelledError | OSError):
        return CountingError(f"{shown}: the scheduler is gone; start it again and count again")
    cause = error.__cause__ or error
    reason = one_line(f"{type(cause).__name__}: {cause}", _LONGEST_SHOWN)
    return CountingError(
        f"{shown}: a piece could not be counted there ({reason}); scheduler and workers need the "
        "same Lettersum as here, and 200 MB of memory each"
    )
