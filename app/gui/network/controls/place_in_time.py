"""Where in time one looks, in words: the update and the sample."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.network.controls.update_field import UpdateField
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.labels import hold_size, label
from app.microscope.time_machine.snapshot import NetworkSnapshot, RunView


class Progress(QWidget):
    """``update 60 of 200 · sample 1 of 1``; the 60 can be written over."""

    update_asked = Signal(object)  # an int
    entry_refused = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._widest = ""
        self._caption = label("update", "soft-number")
        self.field = UpdateField(appearance)
        self._caption.setBuddy(self.field)
        self._rest = label("", "soft-number")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._caption, self.field, self._rest):
            row.addWidget(widget)
        self.field.asked.connect(self.update_asked)
        self.field.refused.connect(self.entry_refused)
        appearance.changed.connect(self._fit)

    def text(self) -> str:
        """What is shown, as one line."""
        return f"update {self.field.text()} {self._rest.text()}"

    def set_small(self, is_small: bool, *, is_named: bool = True) -> None:
        """Small, it shows the update alone, with or without the word before it."""
        self._rest.setVisible(not is_small)
        self._caption.setVisible(is_named)

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows the place in time."""
        self.field.show_update(snapshot.update, first_update(snapshot), snapshot.head)
        text = rest_text(snapshot)
        if text != self._rest.text():
            self._rest.setText(text)
            self._rest.setAccessibleName(text)
        widest = _widest_text(snapshot)
        if len(widest) != len(self._widest):
            self._widest = widest
            self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self._appearance.mono(TEXT.chip))
        # Of one size whatever it says, or each place in time would ask for a layout of the room.
        hold_size(self._rest, metrics.horizontalAdvance(self._widest) + 4)


def first_update(snapshot: NetworkSnapshot) -> int:
    """The update at which the history of the run that is shown begins."""
    return history(snapshot)[-1].start


def history(snapshot: NetworkSnapshot) -> list[RunView]:
    """The run that is shown, the one it left, and so on to the first."""
    by_number: dict[int | None, RunView] = {run.number: run for run in snapshot.runs}
    line = [snapshot.run]
    while line[-1].parent in by_number:
        line.append(by_number[line[-1].parent])
    return line


def forks(snapshot: NetworkSnapshot) -> tuple[int, ...]:
    """The updates at which a run left the history of the one that is shown, or that one its
    parent; ascending."""
    line = history(snapshot)
    left = {run.start for run in line[:-1]}
    until = snapshot.head
    for run in line:
        left |= {
            fork.start
            for fork in snapshot.runs
            if fork.parent == run.number and fork.start <= until and not fork.is_hidden
        }
        until = run.start
    return tuple(sorted(left))


def rest_text(snapshot: NetworkSnapshot) -> str:
    """``of 200 · sample 1 of 1``, after the number of the update."""
    digits = len(str(snapshot.samples))
    sample = f"sample {snapshot.sample:>{digits}} of {snapshot.samples}"
    return f"of {snapshot.head:,} · {sample}"


def _widest_text(snapshot: NetworkSnapshot) -> str:
    samples = snapshot.samples
    return f"of {snapshot.head:,} · sample {samples} of {samples}"
