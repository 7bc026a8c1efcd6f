"""What was read: each file and folder with its words, or why it was skipped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.train.sources_list import SourcesList
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.titled_card import TitledCard
from app.own_models.training_view import TrainingView


class SourcesCard(TitledCard):
    """``out_asked`` sends the path of what isn't wanted."""

    out_asked = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("What was read")
        self.list = SourcesList(appearance)
        self.out_button = SteadyButton("Take out")
        set_tool_tip(self.out_button, "Train without what is chosen in the list (Del)")
        self.undo_button = SteadyButton("Undo")
        set_tool_tip(self.undo_button, with_key("The text as it was before", keys.UNDO_TEXT))
        buttons = FlowPanel()
        buttons.add(self.out_button, self.undo_button)
        self.column.addWidget(self.list)
        self.column.addWidget(buttons)
        self.list.out_asked.connect(self.take_out)
        self.out_button.clicked.connect(self.take_out)

    @property
    def chosen(self) -> Path | None:
        """What is chosen in the list."""
        row = self.list.currentIndex().row()
        sources = self.list.rows.sources
        return sources[row].path if 0 <= row < len(sources) else None

    def take_out(self) -> None:
        """Asks for what is chosen to be taken out."""
        if self.chosen is not None and self.out_button.isEnabled():
            self.out_asked.emit(self.chosen)

    def show_view(self, view: TrainingView) -> None:
        """The sources of a training."""
        row = self.list.currentIndex().row()
        self.list.rows.show_sources(view.sources)
        if view.sources and not self.list.currentIndex().isValid():
            last = min(max(row, 0), len(view.sources) - 1)
            self.list.setCurrentIndex(self.list.rows.index(last))
        self.out_button.setEnabled(bool(view.sources) and not view.stage.is_busy)
        self.undo_button.setEnabled(view.can_undo and not view.stage.is_busy)
