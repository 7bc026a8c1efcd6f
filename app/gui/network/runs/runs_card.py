"""The card with all runs: choose, rename, hide, remove."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QVBoxLayout

from app.gui.network.runs.runs_delegate import RunDelegate, switch
from app.gui.network.runs.runs_model import NUMBER_ROLE, RunsModel
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.time_machine.snapshot import NetworkSnapshot

_ROW_PX, _ROWS = 46, 2


class RunsList(QListView):
    """``remove_asked`` by Delete, ``switch_asked`` by Space; F2 and a double click rename."""

    remove_asked = Signal()
    switch_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {Qt.Key.Key_Delete: self.remove_asked, Qt.Key.Key_Space: self.switch_asked}
        signal = asked.get(Qt.Key(event.key()))
        if signal is None:
            super().keyPressEvent(event)
        else:
            signal.emit()


class RunsCard(SnapshotCard):
    """Sends the number of the run that is meant; nothing changes here until the runs have."""

    chosen = Signal(int)
    hidden = Signal(int, bool)
    removed = Signal(int)
    renamed = Signal(int, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Runs")
        self._shown_run = 0
        self._is_brief = False
        self.model = RunsModel()
        self.delegate = RunDelegate(appearance)
        self.list = RunsList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setAccessibleName("Runs")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rename_button = _button("Rename", "Another title (F2)")
        self.hide_button = _button("Hide", "Draw its curves, or don't (Space)", "Show")
        self.remove_button = _button("Remove", "Take it off the list (Del)")
        self._lay_out()
        self._connect()
        self.dress()

    def set_brief(self, is_brief: bool) -> None:
        """Brief, it is the list alone, as low as it can be: its keys and its menu do what the
        buttons do."""
        self._is_brief = is_brief
        self._head.setVisible(not is_brief)
        self._fit_list()

    def rename(self) -> None:
        """Lets the title of the current run be written over."""
        self.list.setFocus()
        self.list.edit(self.list.currentIndex())

    def switch_hidden(self) -> None:
        """Hides the curves of the current run, or shows them again."""
        if self.list.currentIndex().isValid():
            switch(self.model, self.list.currentIndex())

    def remove(self) -> None:
        """Asks for the current run to be taken off the list."""
        if len(self.model.runs) > 1 and self.list.currentIndex().isValid():
            self.removed.emit(self.list.currentIndex().data(NUMBER_ROLE))

    def menu(self) -> QMenu:
        """What can be done with the current run."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, action, is_possible in (
            ("Rename", self.rename, True),
            (self.hide_button.text(), self.switch_hidden, True),
            ("Remove", self.remove, len(self.model.runs) > 1),
        ):
            entry = QAction(text, menu)
            entry.setEnabled(is_possible)
            entry.triggered.connect(action)
            menu.addAction(entry)
        return menu

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        self.model.show_runs(snapshot.runs)
        self._fit_list()
        shown = snapshot.position.run
        current = self.list.currentIndex()
        if shown != self._shown_run or not current.isValid():
            self._shown_run = shown
            index = self.model.index(self.model.row_of(shown))
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
        hidden = snapshot.run.is_hidden
        self.hide_button.setText("Show" if hidden else "Hide")
        self.remove_button.setEnabled(len(self.model.runs) > 1)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        number = current.data(NUMBER_ROLE)
        if number is not None and number != self._shown_run:
            self._shown_run = number
            self.chosen.emit(number)

    def _open_menu(self, place: QPoint) -> None:
        if self.list.indexAt(place).isValid():
            self.menu().popup(self.list.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        self._head = head = FlowPanel(4)
        head.add(label("Runs", "heading"), self.rename_button, self.hide_button, self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.model.hidden.connect(self.hidden)
        self.model.renamed.connect(self.renamed)
        self.list.remove_asked.connect(self.remove)
        self.list.switch_asked.connect(self.switch_hidden)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.rename_button.clicked.connect(self.rename)
        self.hide_button.clicked.connect(self.switch_hidden)
        self.remove_button.clicked.connect(self.remove)

    def dress(self) -> None:
        self.list.setStyleSheet(
            f"QListView {{ background: {self._appearance.colours.card}; outline: none; }}"
        )
        self._fit_list()
        self.list.doItemsLayout()

    def _fit_list(self) -> None:
        rows = min(len(self.model.runs), _ROWS) if self._is_brief else _ROWS
        self.list.setFixedHeight(self._appearance.px(_ROW_PX * max(rows, 1)))


def _button(text: str, tool_tip: str, *other_texts: str) -> SteadyButton:
    button = SteadyButton(text, *other_texts)
    button.setAccessibleName(f"{text} the run")
    set_tool_tip(button, tool_tip)
    return button
