"""The window of models: compared, used, renamed, deleted, carried out and in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.gui.models.model_dialogs import ModelDialogs
from app.gui.models.own_models import OwnModels
from app.gui.models.table import NAME, ModelTable
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip

if TYPE_CHECKING:
    from app.own_models.library_model import LibraryModel

_SIZE_PX, _LEAST_SIZE_PX = (860, 460), (360, 400)
_MOST_OF_SCREEN = 0.9
_LEGEND = (
    "In percent, on sentences kept for the test: with the model that was in use → with this one. "
    "Each was measured on its own text."
)
_EMPTY = "No models of your own yet."


def show_models(appearance: Appearance, models: OwnModels, part: QWidget) -> ModelsWindow:
    """Opens the window in front of the one that this part stands in."""
    made = ModelsWindow(appearance, models, part.window())
    made.open()
    return made


class ModelsWindow(QDialog):
    """Shows what ``models`` knows, and changes it. Stays up to date while it is open."""

    def __init__(
        self,
        appearance: Appearance,
        models: OwnModels,
        parent: QWidget,
        dialogs: ModelDialogs | None = None,
    ) -> None:
        super().__init__(parent)
        self._models, self._dialogs = models, dialogs or ModelDialogs()
        self.setWindowTitle("Lettersum: models")
        self.setAccessibleName("Models")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = ModelTable()
        self.view = self._table_view()
        self.about = label("", "caption", "The chosen model")
        self.about.setWordWrap(True)
        self.about.setMinimumWidth(1)
        self.note = label("", "caption", "What happened")
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)  # a long path is cut instead of widening the window
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()
        most = parent.screen().availableSize() * _MOST_OF_SCREEN
        least, wanted = (QSize(*map(appearance.px, size)) for size in (_LEAST_SIZE_PX, _SIZE_PX))
        self.setMinimumSize(least.boundedTo(most))
        self.resize(wanted.boundedTo(most))
        self._show_models()
        models.look()

    @property
    def chosen(self) -> LibraryModel | None:
        """The model of the person's own whose row is chosen."""
        return None if self._row < 0 else self.table.model(self._row)

    def choose(self, key: str) -> None:
        """Chooses the row of this key, where it is there."""
        row = self.table.row_of(key)
        if row >= 0:
            self.view.selectRow(row)
        self._show_state()

    @property
    def _row(self) -> int:
        rows = self.view.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _table_view(self) -> QTableView:
        view = QTableView()
        view.setAccessibleName("Models")
        view.setModel(self.table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)  # what is too long ends in …, and stands below in full
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        return view

    def _lay_out(self) -> None:
        panel = FlowPanel()
        for text, tool_tip, action in (
            ("&Use this model", "It suggests from now on", self._use),
            ("&Rename", "Calls the chosen model otherwise", self._rename),
            ("&Delete", "Deletes the chosen model; Undo brings it back", self._delete),
            ("U&ndo", "Brings back the model deleted last", self._models.undo),
            ("&Export…", "Writes the chosen model to a file", self._export),
            ("&Import…", "Takes in a model file, once it is checked", self._import),
            ("Put &aside", "Keeps the damaged file out of the way", self._put_aside),
        ):
            panel.add(self._button(text, tool_tip, action))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        self.buttons["Use this model"].setProperty("kind", "primary")
        legend = label(_LEGEND, "caption")
        legend.setWordWrap(True)
        for part in (self.view, self.about, legend, panel, self.note):
            column.addWidget(part, 1 if part is self.view else 0)

    def _button(self, text: str, tool_tip: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        name = text.strip("…").replace("&", "")
        button.setAccessibleName(name)
        set_tool_tip(button, f"{tool_tip} (Alt+{text[text.index('&') + 1].upper()})")
        button.setAutoDefault(False)
        button.clicked.connect(action)
        self.buttons[name] = button
        return button

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self.view.activated.connect(self._use)
        self.table.renamed.connect(self._models.rename)
        self._models.listed.connect(self._show_models)
        self._models.chosen.connect(self._show_models)
        self._models.told.connect(self._tell)

    def _show_models(self) -> None:
        key = self.table.key(self._row) if self._row >= 0 else self._models.current
        self.table.show_models(self._models.models, self._models.current)
        self.choose(key)
        if not self._models.models and not self.note.text():
            self.note.setText(_EMPTY)
        elif self._models.models and self.note.text() == _EMPTY:
            self.note.setText("")

    def _tell(self, line: str) -> None:
        self.note.setText(line)
        self._show_state()

    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_state()

    def _show_state(self) -> None:
        chosen, row = self.chosen, self._row
        self.about.setText(self.table.about(row) if row >= 0 else "")
        is_whole = chosen is not None and not chosen.problem
        is_other = row >= 0 and self.table.key(row) != self._models.current
        self.buttons["Use this model"].setEnabled(is_other and (is_whole or chosen is None))
        for name in ("Rename", "Export"):
            self.buttons[name].setEnabled(is_whole)
        self.buttons["Delete"].setEnabled(chosen is not None)
        self.buttons["Undo"].setEnabled(self._models.can_undo)
        aside = self.buttons["Put aside"]
        aside.setVisible(any(each.problem for each in self._models.models))
        aside.setEnabled(chosen is not None and not is_whole)

    def _use(self) -> None:
        if self.buttons["Use this model"].isEnabled():
            self._models.use(self.table.key(self._row))

    def _rename(self) -> None:
        self.view.setFocus()
        self.view.edit(self.table.index(self._row, NAME))

    def _delete(self) -> None:
        if (chosen := self.chosen) is not None:
            self._models.delete(chosen)

    def _export(self) -> None:
        if (chosen := self.chosen) is not None:
            path = self._dialogs.model_to_export(self, chosen.file)
            if path is not None:
                self._models.export(chosen, path)

    def _import(self) -> None:
        path = self._dialogs.model_to_import(self)
        if path is not None:
            self._models.import_from(path)

    def _put_aside(self) -> None:
        if (chosen := self.chosen) is not None:
            self._models.put_aside(chosen)
