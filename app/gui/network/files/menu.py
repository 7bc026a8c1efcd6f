"""The button with what can be done to the network as a whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from app.gui import keys
from app.gui.keys import Key
from app.gui.widgets.plain_text import set_tool_tip
from app.microscope.time_machine.snapshot import NetworkSnapshot


class NetworkMenu(QPushButton):
    """One signal for each thing that can be asked. The keys are bound by the room."""

    open_asked = Signal()
    save_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    form_asked = Signal()
    fit_asked = Signal()
    same_start_asked = Signal()
    new_draw_asked = Signal()
    bias_asked = Signal()
    build_asked = Signal()

    def __init__(self) -> None:
        super().__init__("More ▾")
        self.setAccessibleName("More: open, save, undo, start, heat map")
        set_tool_tip(self, "Open, save, undo, start weights, heat map")
        self._can_undo = self._can_redo = self._looks_only = False
        menu = QMenu(self)
        menu.setAccessibleName("More")
        self._open = self._add(menu, "Open a network…", keys.OPEN_NETWORK)
        self._open.triggered.connect(self.open_asked)
        save = self._add(menu, "Save with all runs…", keys.SAVE_NETWORK)
        save.triggered.connect(self.save_asked)
        menu.addSeparator()
        self._undo = self._add(menu, "Undo the last change", keys.UNDO_CHANGE)
        self._undo.triggered.connect(self.undo_asked)
        self._redo = self._add(menu, "Redo", keys.REDO_CHANGE)
        self._redo.triggered.connect(self.redo_asked)
        menu.addSeparator()
        for text, key, asked in (
            ("Back to the same start weights", keys.SAME_START, self.same_start_asked),
            ("New start weights", keys.NEW_DRAW, self.new_draw_asked),
            ("Next bias mode", keys.BIAS, self.bias_asked),
            ("Build: add and remove neurons", keys.BUILD, self.build_asked),
        ):
            self._add(menu, text, key).triggered.connect(asked)
        menu.addSeparator()
        form = self._add(menu, "Picture or heat map", keys.FORM)
        form.triggered.connect(self.form_asked)
        self._add(menu, "Fit the picture to its room", keys.FIT).triggered.connect(self.fit_asked)
        self.setMenu(menu)

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Enables what can be undone."""
        self._can_undo, self._can_redo = snapshot.can_undo, snapshot.can_redo
        self._enable()

    def look_only(self, is_on: bool) -> None:
        """Offers only what leads away from a network that can't be changed, or everything."""
        self._looks_only = is_on
        for action in self.menu().actions():
            action.setEnabled(action is self._open or not is_on)
        self._enable()

    def _enable(self) -> None:
        self._undo.setEnabled(self._can_undo and not self._looks_only)
        self._redo.setEnabled(self._can_redo and not self._looks_only)

    def _add(self, menu: QMenu, text: str, key: Key) -> QAction:
        # The key is shown and not set: set here as well, it would be ambiguous with the room's.
        return menu.addAction(f"{text}\t{key.shown}")
