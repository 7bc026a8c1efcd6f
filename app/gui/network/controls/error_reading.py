"""The error where one looks, and what is going on."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.labels import hold_size, label
from app.microscope.number_format import plain
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot

_WIDEST_NUMBER, _WIDEST_ACTIVITY = "0.0000e-00", " · 9,999,999 updates/s"
_NAME, _SHORT_NAME = "E_total", "E"
_ACTIVITIES = {
    Activity.AT_START: "at the start",
    Activity.STEPPED: "ready",
    Activity.TRAINING: "playing",
    Activity.REACHED: "below ε",
    Activity.STILL: "at rest",
}


class ErrorReading(QWidget):
    """``E_total 0.298371 · playing``: as wide as the widest it can show."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._snapshot: NetworkSnapshot | None = None
        self._name, self._has_activity = _NAME, True
        self._label = label("", "soft-number")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)

    def text(self) -> str:
        """What is shown."""
        return self._label.text()

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows its error and what is going on."""
        self._snapshot = snapshot
        self._show()

    def fit(self, *, has_activity: bool, is_short: bool) -> None:
        """With what is going on, or without; short, with E alone before the number."""
        self._has_activity, self._name = has_activity, _SHORT_NAME if is_short else _NAME
        widest = f"{self._name} {_WIDEST_NUMBER}{_WIDEST_ACTIVITY if has_activity else ''}"
        metrics = QFontMetrics(self._appearance.mono(TEXT.chip))
        width = metrics.horizontalAdvance(widest)
        self.setFixedWidth(width)
        self._show()
        # Of one size whatever it says, or each number would ask for a layout of the whole room.
        hold_size(self._label, width)

    def _show(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        error = snapshot.error
        shown = snapshot.missing("E_total") if error is None else plain(error)
        text = f"{self._name} {shown}"
        if self._has_activity:
            text += f" · {activity_text(snapshot)}"
        if text != self._label.text():
            self._label.setText(text)
            self._label.setAccessibleName(text)


def activity_text(snapshot: NetworkSnapshot) -> str:
    """``paused``; while playing by whole samples, how many updates a second."""
    activity = _ACTIVITIES.get(snapshot.activity, snapshot.activity.value)
    rate = f"{snapshot.updates_per_second:,.0f}"
    if rate == "0" or snapshot.grain.is_fine:
        return activity
    return f"{rate} {'update' if rate == '1' else 'updates'}/s"
