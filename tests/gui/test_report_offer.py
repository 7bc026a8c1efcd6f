"""What went wrong last time is offered once, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.crash.past_runs import PastRuns
from app.crash.run_file import MOST_BYTES
from app.crash.watch import Start
from app.gui.main_window import MainWindow
from app.gui.report_offer import ReportOffer
from app.gui.report_sheet import ReportSheet
from app.gui.settings import Settings
from app.gui.type.room import TypeRoom

OpenWindow = Callable[[Start], MainWindow]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report <b>.txt"
    path.write_text("Lettersum\nFatal <b>error</b>\n")
    return path


def offer_in(window: MainWindow) -> ReportOffer:
    offer = window.findChild(ReportOffer)
    assert isinstance(offer, ReportOffer)
    return offer


def test_without_a_report_nothing_is_offered(open_window: OpenWindow) -> None:
    assert open_window(Start(PastRuns(crashed=True))).findChild(ReportOffer) is None


def test_it_says_what_happened_and_takes_no_key(
    qtbot: QtBot, open_window: OpenWindow, report: Path
) -> None:
    window = open_window(Start(PastRuns(True, report, True)))
    offer, room = offer_in(window), window.room
    assert isinstance(room, TypeRoom)
    assert offer.isVisible()
    assert offer.line.text().startswith("Lettersum ended unexpectedly last time. ")
    assert str(report) in offer.line.text()
    assert window.focusWidget() is room.page
    qtbot.keyClicks(room.page, "on I write ")
    assert room.page.toPlainText() == "on I write "
    assert offer.isVisible()


def test_errors_of_a_run_that_ended_well_are_told_as_such(
    open_window: OpenWindow, report: Path
) -> None:
    offer = offer_in(open_window(Start(PastRuns(False, report, False))))
    assert offer.line.text().startswith("Something went wrong in Lettersum last time. ")


@pytest.mark.parametrize("name", ["delete", "keep"])
def test_deleted_or_kept_it_goes(
    qtbot: QtBot, open_window: OpenWindow, report: Path, name: str
) -> None:
    window = open_window(Start(PastRuns(True, report, True)))
    offer, room = offer_in(window), window.room
    assert isinstance(room, TypeRoom)
    button = getattr(offer, name)
    button.setFocus()  # by the Tab key
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not offer.isVisible()
    assert report.exists() is (name == "keep")
    assert window.focusWidget() is room.page


def test_shown_it_is_the_report_letter_by_letter(
    qtbot: QtBot, open_window: OpenWindow, report: Path
) -> None:
    window = open_window(Start(PastRuns(True, report, True)))
    offer, room = offer_in(window), window.room
    assert isinstance(room, TypeRoom)
    qtbot.mouseClick(offer.show_report, Qt.MouseButton.LeftButton)
    sheet = offer.findChild(ReportSheet)
    assert isinstance(sheet, ReportSheet)
    assert sheet.isVisible()
    assert sheet.text.toPlainText() == report.read_text()
    assert str(report) in [each.text() for each in sheet.findChildren(QLabel)]
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert offer.isVisible()
    assert window.focusWidget() is room.page  # a click on the offer doesn't take the keys


@pytest.mark.parametrize("name", ["show_report", "delete"])
def test_what_can_not_be_done_is_said(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "instead"
    folder.mkdir()
    window = open_window(Start(PastRuns(True, folder, True)))
    qtbot.mouseClick(getattr(offer_in(window), name), Qt.MouseButton.LeftButton)
    assert window.status_texts[0].startswith("the report can't be ")
    assert offer_in(window).isVisible()


def test_a_report_that_has_grown_huge_is_not_read(
    qtbot: QtBot, open_window: OpenWindow, report: Path
) -> None:
    window = open_window(Start(PastRuns(True, report, True)))
    with report.open("r+b") as stream:
        stream.truncate(MOST_BYTES + 1)
    qtbot.mouseClick(offer_in(window).show_report, Qt.MouseButton.LeftButton)
    assert "is larger than 200,000 bytes" in window.status_texts[0]


def test_a_fresh_start_brings_back_neither_room_nor_size(
    open_window: OpenWindow, settings: Settings
) -> None:
    window = open_window(Start())
    window.open_room("network")
    window.resize(700, 500)
    window.close()
    fresh = open_window(Start(restores=False))
    assert isinstance(fresh.room, TypeRoom)
    assert fresh.width() > 700
    fresh.close()
    assert settings.room == "type"
