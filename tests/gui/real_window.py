"""The program's own window in a process of its own, off any screen, with the small predictor.

``run(actions)`` starts it as ``lettersum`` does; the actions are Python lines that are run once a
room is open. They know ``window``, ``room``, ``application`` and ``say``, which sends a line to
the test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.prediction.personal.place import FOLDER_VARIABLE
from tests.patience import PATIENCE_SECONDS

_ABOUT_ITSELF = "This plugin does not support"  # what the offscreen platform says
ROOT = Path(__file__).resolve().parents[2]

_SCRIPT = """
import signal, sys, textwrap
# Whoever runs the tests under nohup hands its ignored SIGHUP on to every process they start.
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
import app.gui.assembly as assembly
from PySide6.QtCore import QTimer
from tests.writing.fake_predictor import FakePredictor

before, actions = sys.argv[1:3]
really_build = assembly.build_window

def say(line):
    print(line, flush=True)

def build_window(appearance, settings, *rest, **named):
    exec(before, globals())
    window = really_build(appearance, settings, FakePredictor, **named)
    timer = QTimer(window)
    def act():
        if window.room is not None:
            timer.stop()
            from PySide6.QtWidgets import QApplication
            exec(actions, {"window": window, "room": window.room, "say": say,
                           "application": QApplication.instance()})
    timer.timeout.connect(act)
    timer.start(0)
    return window

assembly.build_window = build_window
from app.gui.start import run_window
sys.exit(run_window())
"""


class RealWindow:
    """``said`` waits for the next line that the actions say."""

    def __init__(self, home: Path, actions: str, before: str = "") -> None:
        self.data = home / "data"
        environment = os.environ | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "QT_QPA_PLATFORM": "offscreen",
            FOLDER_VARIABLE: str(self.data),
            "PYTHONPATH": str(ROOT),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, before, actions],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def said(self) -> str:
        """The next line; "" if the program has ended."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def end(self) -> tuple[int, str]:
        """Waits for the exit code, and what stands on stderr."""
        _, errors = self.process.communicate(timeout=PATIENCE_SECONDS)
        lines = errors.splitlines(keepends=True)
        return self.process.returncode, "".join(
            line for line in lines if not line.startswith(_ABOUT_ITSELF)
        )


@contextmanager
def running(home: Path, actions: str, before: str = "") -> Iterator[RealWindow]:
    """The window; it is killed where the test fails."""
    home.mkdir(exist_ok=True)
    window = RealWindow(home, actions, before)
    try:
        yield window
    finally:
        window.process.kill()
        window.process.communicate()
