"""Which run is shown, in one line: where there is no room for the list of runs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from app.gui.widgets.plain_text import set_tool_tip, without_keys
from app.microscope.time_machine.snapshot import NetworkSnapshot, RunView
from app.words.shortening import shortened

_LONGEST_TITLE, _LONGEST_LISTED = 8, 60
_MOST_LISTED = 40  # the newest; the list of runs has all


class RunMenu(QPushButton):
    """``chosen`` sends the number of the run that shall be shown."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "why")
        self._runs: tuple[RunView, ...] = ()
        self._shown = 0
        menu = QMenu(self)
        menu.setAccessibleName("Runs")
        menu.aboutToShow.connect(self._list)
        self.setMenu(menu)

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows which run one looks at."""
        self._runs, self._shown = snapshot.runs, snapshot.position.run
        listed = _in_one_line(snapshot.run.title, _LONGEST_LISTED)
        text = without_keys(f"{shortened(listed, _LONGEST_TITLE)} ▾")
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(f"Run that is shown: {listed}")
            set_tool_tip(self, f"Run that is shown: {listed} (Space lists all)")

    def _list(self) -> None:
        menu = self.menu()
        menu.clear()
        for run in self._runs[-_MOST_LISTED:]:
            action = QAction(without_keys(_in_one_line(run.title, _LONGEST_LISTED)), menu)
            action.setCheckable(True)
            action.setChecked(run.number == self._shown)
            action.setData(run.number)
            action.triggered.connect(self._choose)
            menu.addAction(action)

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())


def _in_one_line(title: str, most: int) -> str:
    """A title as a menu can show it: a tab in it would begin a key."""
    return shortened(" ".join(title.split()), most)
