"""From a key press to suggestions on screen, in the real window, alone and while a network trains.

    python -m benchmarks.typing_latency

Types the first 2,000 characters of tests/data/heldout.txt. The next key comes a moment after
what the one before has changed is painted. The network trains in the Network room, at full speed
and without end, while the Type room is open.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from app.gui.platform_check import missing_libraries
from app.prediction.personal.place import FOLDER_VARIABLE
from benchmarks.report import Table

PERCENTILES = (50, 95, 99, 100)

_AS_THE_WINDOW = {"OPENBLAS_NUM_THREADS": "1"}  # see app/cli/one_thread.py

Environment = dict[str, str]


def measure() -> list[Table]:
    """A row for each platform, alone and training; X11 only where a server can be started."""
    rows = [*_rows("in memory", dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"})]
    with x_server() as environment:
        if environment is not None:
            rows += _rows("X11", environment)
    columns = ("ms", *(f"p{each}" if each < 100 else "longest" for each in PERCENTILES))
    return [Table("Key press to repainted suggestions, 2,000 keys", columns, tuple(rows))]


def _rows(platform: str, environment: Environment) -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "benchmarks.typing_in_window"],
            env=environment | {FOLDER_VARIABLE: folder, "XDG_CONFIG_HOME": folder} | _AS_THE_WINDOW,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    for name, seconds in json.loads(ran.stdout).items():
        figures = 1000 * np.percentile(seconds, PERCENTILES)
        yield f"{platform}, {name}", *(f"{figure:.1f}" for figure in figures)


@contextmanager
def x_server() -> Iterator[Environment | None]:
    """The environment for a window in an X server without a screen; None where there is none."""
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "xcb"}
    if shutil.which("Xvfb") is None or missing_libraries(environment):
        yield None
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdout=pipe, stderr=nowhere, text=True) as server:
        assert server.stdout is not None
        try:
            yield environment | {"DISPLAY": f":{server.stdout.readline().strip()}"}
        finally:
            server.terminate()


if __name__ == "__main__":
    for table in measure():
        print(table.as_markdown())
