"""The program's own window crashes, for real."""

from __future__ import annotations

from pathlib import Path

from tests.gui.real_window import running

TYPES = """
from PySide6.QtTest import QTest
QTest.keyClicks(room.page, {text!r})
room.keeping.keep_draft()
room.keeping._keeper.stop()
"""
CRASHES = "import faulthandler; faulthandler._sigsegv()"
LOOKS = """
from app.gui.report_offer import ReportOffer
offer = window.findChild(ReportOffer)
say(offer is not None and offer.isVisible())
say(repr(room.page.text))
say(window.status_texts[0])
"""
CLOSES = "window.close()"


def crash(home: Path, text: str) -> None:
    with running(home, TYPES.format(text=text) + CRASHES) as window:
        assert window.end()[0] != 0


def look(home: Path, then: str = CLOSES) -> tuple[bool, str, str]:
    """A start that ends well unless ``then`` crashes it: whether a report is offered, the page,
    the status line."""
    with running(home, LOOKS + then) as window:
        offered, page, status = window.said(), window.said(), window.said()
        code, _ = window.end()
        assert (code == 0) is (then == CLOSES)
    return offered == "True", page.strip("'"), status


def test_a_crash_is_offered_once_and_the_page_comes_back(tmp_path: Path) -> None:
    crash(tmp_path, "my page")
    offered, page, _ = look(tmp_path)
    assert (offered, page) == (True, "my page")
    report = (tmp_path / "data" / "lettersum-crash-report.txt").read_text()
    assert "Segmentation fault" in report
    assert "my page" not in report
    offered, page, _ = look(tmp_path)
    assert (offered, page) == (False, "my page")


def test_after_two_crashes_the_page_is_new_and_the_old_one_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    crash(tmp_path, "my page")
    crash(tmp_path, "Oh: ")
    kept = (data / "draft.txt").read_text()
    assert sorted(kept) == sorted("my pageOh: ")
    offered, page, status = look(tmp_path, TYPES.format(text="new") + CRASHES)
    assert (offered, page) == (True, "")
    assert status.startswith("Lettersum ended unexpectedly twice, so this page is new; ")
    assert str(data / "draft.txt") in status
    assert (data / "draft.txt").read_text() == kept
    assert (data / "draft-2.txt").read_text() == "new"

    # Still so after a third, and all is back as soon as a run has ended well.
    assert look(tmp_path)[:2] == (True, "")
    offered, page, status = look(tmp_path)
    assert (offered, page) == (False, kept)
    assert status.startswith("the page of another window is kept too")


def test_an_error_nobody_caught_is_said_and_reported(tmp_path: Path) -> None:
    fails = """
from PySide6.QtCore import QTimer
def fail():
    raise ValueError("what was typed")
QTimer.singleShot(0, fail)
def wait():
    if "typed" in window.status_texts[0]:
        say(window.status_texts[0])
        window.close()
looks = QTimer(window)
looks.timeout.connect(wait)
looks.start(5)
"""
    with running(tmp_path, fails) as window:
        assert window.said() == "the window: what was typed · the rest goes on"
        code, errors = window.end()
    assert code == 0
    assert "ValueError: what was typed" in errors
    offered, _, _ = look(tmp_path)
    assert offered
    report = (tmp_path / "data" / "lettersum-crash-report.txt").read_text()
    assert "ValueError" in report
    assert "what was typed" not in report
    assert look(tmp_path)[0] is False
