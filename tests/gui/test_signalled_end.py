"""Asked by a signal to end, the window closes as by Ctrl+Q."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.real_window import ROOT, running
from tests.sweep import swept

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

TEXT = "typed a moment before the end"
TYPES = f"""
from PySide6.QtTest import QTest
QTest.keyClicks(room.page, {TEXT!r})
"""
ASKS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from app.gui.widgets.plain_text import message_box
QTimer.singleShot(0, lambda: say("asks"))
box = message_box(window, QMessageBox.Icon.Question, "Really?", "")
box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
box.exec()
"""
OPENS = {
    "nothing": "",
    "a message box": ASKS,
    "two message boxes": f"""
from PySide6.QtCore import QTimer
ASKS = {ASKS!r}
QTimer.singleShot(0, lambda: exec(ASKS, {{**globals()}}))
{ASKS.replace('say("asks")', "None")}
""",
    "a menu": """
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: say("asks"))
room.tools.menu.exec()
""",
    "a question for a file": """
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: say("asks"))
room.keeping.save_as()
""",
    "the list of learned words": """
room.learning_menu.show_learned()
say("asks")
""",
}


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_was_typed_right_before_is_kept(tmp_path: Path, name: str) -> None:
    with running(tmp_path / "home", TYPES + "say('typed')") as window:
        assert window.said() == "typed"
        window.process.send_signal(getattr(signal, name))
        code, errors = window.end()
    assert (code, errors) == (0, "")
    assert (window.data / "draft.txt").read_text() == TEXT


@pytest.mark.parametrize("opened", swept(list(OPENS)[1:], list(OPENS)[1:3]))
def test_what_waits_for_an_answer_does_not_hold_it_up(tmp_path: Path, opened: str) -> None:
    with running(tmp_path / "home", TYPES + OPENS[opened]) as window:
        assert window.said() == "asks"
        window.process.send_signal(signal.SIGTERM)
        code, errors = window.end()
    assert (code, errors) == (0, "")
    assert (window.data / "draft.txt").read_text() == TEXT


def test_signals_that_come_together_do_not_cut_it_short(tmp_path: Path) -> None:
    with running(tmp_path / "home", TYPES + "say('typed')") as window:
        assert window.said() == "typed"
        for number in (signal.SIGHUP, signal.SIGHUP, signal.SIGTERM):
            window.process.send_signal(number)
        assert window.end() == (0, "")
    assert (window.data / "draft.txt").read_text() == TEXT


def test_training_does_not_hold_it_up(tmp_path: Path) -> None:
    trains = """
window.open_room("network")
window.room.widgets.controls.goal.setCurrentText("no end")
window.room.widgets.controls.play.click()
say("trains")
"""
    with running(tmp_path / "home", TYPES + trains) as window:
        assert window.said() == "trains"
        window.process.send_signal(signal.SIGTERM)
        assert window.end() == (0, "")
    assert (window.data / "draft.txt").read_text() == TEXT


def test_before_the_window_is_seen(tmp_path: Path) -> None:
    before = "import signal; signal.raise_signal(signal.SIGTERM)"
    with running(tmp_path / "home", "", before) as window:
        assert window.end() == (0, "")


def test_where_the_draft_can_not_be_kept_it_asks_until_a_second_signal_comes(
    tmp_path: Path,
) -> None:
    fails = """
from PySide6.QtCore import QTimer
really_ask = room._dialogs.unsaved
def unsaved(*arguments):
    QTimer.singleShot(0, lambda: say("asks"))
    return really_ask(*arguments)
room._dialogs.unsaved = unsaved
room.keeping.record.problem = "the disk is full"
say("typed")
"""
    with running(tmp_path / "home", TYPES + fails) as window:
        assert window.said() == "typed"
        window.process.send_signal(signal.SIGTERM)
        assert window.said() == "asks"
        assert window.process.poll() is None
        window.process.send_signal(signal.SIGTERM)
        assert window.end() == (0, "")


def test_where_the_display_is_gone_the_draft_is_kept_too(tmp_path: Path) -> None:
    """Qt then leaves its loop, with the window as it is."""
    with running(tmp_path / "home", TYPES + "application.exit(1)") as window:
        assert window.end() == (1, "")
    assert (window.data / "draft.txt").read_text() == TEXT
    assert list(window.data.glob("lettersum-*")) == []  # no crash, for the next start


IGNORING = """
import signal
for each in (signal.SIGHUP, signal.SIGINT):
    signal.signal(each, signal.SIG_IGN)
from app.gui.caught_signals import CaughtSignals
def ignored():
    return [each.name for each in CAUGHT if signal.getsignal(each) is signal.SIG_IGN]
CAUGHT = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
caught = CaughtSignals()
print(*ignored())
caught.close()
print(*ignored())
"""


def test_under_nohup_the_end_of_the_terminal_is_ignored() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IGNORING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["SIGHUP", "SIGHUP SIGINT"]
