"""What was read: each file and folder with its words, or why it was skipped; and what of it is
read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.train.rows_list import RowsList
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.titled_card import TitledCard
from app.own_models.chosen_row import ChosenRow
from app.own_models.training_view import TrainingView
from app.own_models.wording import consent_of

_LEAST_PART_PX = 60


class TextCard(TitledCard):
    """``out_asked`` sends the path of what isn't wanted, ``part_chosen`` that of a file and which
    of its columns or fields is read."""

    out_asked = Signal(object)
    part_chosen = Signal(object, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("What was read")
        self._is_settled = False
        self.list = RowsList(appearance)
        self.details = label("", "caption")
        self.details.setWordWrap(True)
        self.details.hide()
        self.part = Choice(appearance, "Which column or field is read", [])
        self.part.setMinimumWidth(_LEAST_PART_PX)
        set_tool_tip(self.part, with_key("Which column or field is read", keys.TEXT_PART))
        self._part_row = QWidget()
        row = QHBoxLayout(self._part_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label("Read", "soft"))
        row.addWidget(self.part, 1)
        self._part_row.hide()
        self.convert_button = SteadyButton("Convert")
        self.convert_button.setProperty("kind", "switch")
        self.convert_button.setCheckable(True)
        self.convert_button.setAccessibleName("Convert what is not UTF-8")
        about = "Read text whose encoding had to be guessed; the files stay as they are"
        set_tool_tip(self.convert_button, with_key(about, keys.CONVERT))
        self.convert_button.hide()
        self.consent = label("", "caption")
        self.consent.setWordWrap(True)
        self.consent.hide()
        self.out_button = SteadyButton("Take out")
        set_tool_tip(self.out_button, "Train without what is chosen in the list (Del)")
        self.undo_button = SteadyButton("Undo")
        set_tool_tip(self.undo_button, with_key("The text as it was before", keys.UNDO_TEXT))
        buttons = FlowPanel()
        buttons.add(self.out_button, self.undo_button, self.convert_button)
        for widget in (self.list, self.details, self._part_row, self.consent, buttons):
            self.column.addWidget(widget)
        self._connect()

    @property
    def chosen(self) -> ChosenRow | None:
        """What is chosen in the list."""
        place, rows = self.list.currentIndex().row(), self.list.rows.rows
        return rows[place] if 0 <= place < len(rows) else None

    def take_out(self) -> None:
        """Asks for what is chosen to be taken out."""
        if self.chosen is not None and self.out_button.isEnabled():
            self.out_asked.emit(self.chosen.given)

    def show_view(self, view: TrainingView) -> None:
        """The text of a training."""
        self._show_rows(view.rows)
        self.list.show_instead(view.trained_on or "nothing yet")
        self._is_settled = view.stage.is_busy
        self.out_button.setEnabled(bool(view.rows) and not self._is_settled)
        self.undo_button.setEnabled(view.can_undo and not self._is_settled)
        self.convert_button.setVisible(view.converts or bool(view.unsure))
        self.convert_button.setChecked(view.converts)
        self.convert_button.setEnabled(not self._is_settled)
        consent = consent_of(view)
        if consent != self.consent.text():
            self.consent.setText(consent)
        self.consent.setVisible(bool(consent))
        self._show_chosen()

    def _show_rows(self, rows: Sequence[ChosenRow]) -> None:
        """The first of those that are new is chosen; where one goes, that in its place."""
        place, before = self.list.currentIndex().row(), {row.given for row in self.list.rows.rows}
        self.list.rows.show_rows(rows)
        new = [place for place, row in enumerate(rows) if row.given not in before]
        if new:
            place = new[0]
        if rows and (new or not self.list.currentIndex().isValid()):
            self.list.setCurrentIndex(self.list.rows.index(min(max(place, 0), len(rows) - 1)))

    def _show_chosen(self) -> None:
        row = self.chosen
        details = "\n".join(row.details) if row else ""
        if details != self.details.text():
            self.details.setText(details)
        self.details.setVisible(bool(details))
        parts = row.parts if row else ()
        if [self.part.itemText(n) for n in range(self.part.count())] != list(parts):
            self.part.clear()
            self.part.addItems(list(parts))
        if row and row.part in parts:
            self.part.setCurrentText(row.part)
        self.part.setEnabled(not self._is_settled)
        self._part_row.setVisible(len(parts) > 1)

    def _choose_part(self) -> None:
        if self.chosen is not None and self.part.currentText() != self.chosen.part:
            self.part_chosen.emit(self.chosen.given, self.part.currentText())

    def _connect(self) -> None:
        self.list.out_asked.connect(self.take_out)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.out_button.clicked.connect(self.take_out)
        self.part.activated.connect(self._choose_part)
