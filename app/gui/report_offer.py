"""Offers the report of what went wrong last time: one line above the status line, no question.

A box would take the focus, and whoever has begun to write would answer it with the next space.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.crash.past_runs import PastRuns
from app.gui.report_sheet import ReportSheet, read_report
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import ElidedLabel
from app.gui.widgets.plain_text import set_tool_tip

_OF_A_CRASH = "Lettersum ended unexpectedly last time"
_OF_ERRORS = "Something went wrong in Lettersum last time"


class ReportOffer(QFrame):
    """``answered`` is sent when it has gone, ``told`` sends one line about what can't be done."""

    answered = Signal()
    told = Signal(str)

    def __init__(self, appearance: Appearance, report: Path, what: str) -> None:
        super().__init__()
        self._appearance, self._report = appearance, report
        self.setProperty("role", "strip")
        self.setAccessibleName("Report of the last time")
        self.line = ElidedLabel("soft")
        self.line.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        text = f"{what}. A report of it is kept here and sent nowhere: {report}"
        self.line.setText(text)
        set_tool_tip(self.line, text)
        self.show_report = _button("Show", "Show the report")
        self.delete = _button("Delete", "Delete the report")
        self.keep = _button("Keep", "Keep the report and hide this line")
        self._lay_out()
        self.show_report.clicked.connect(self._show)
        self.delete.clicked.connect(self._delete)
        self.keep.clicked.connect(self._go)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        for button in (self.show_report, self.delete, self.keep):
            row.addWidget(button)

    def _show(self) -> None:
        try:
            text = read_report(self._report)
        except OSError as error:
            self.told.emit(f"the report can't be read ({error.strerror})")
            return
        ReportSheet(self._appearance, self._report, text, self).open()

    def _delete(self) -> None:
        try:
            self._report.unlink(missing_ok=True)
        except OSError as error:
            self.told.emit(f"the report can't be deleted ({error.strerror})")
            return
        self._go()

    def _go(self) -> None:
        self.hide()
        self.answered.emit()


def report_offer(appearance: Appearance, past: PastRuns) -> ReportOffer | None:
    """The offer, if there is a report."""
    if past.report is None:
        return None
    what = _OF_A_CRASH if past.report_of_crash else _OF_ERRORS
    return ReportOffer(appearance, past.report, what)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    set_tool_tip(button, name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the page
    return button
