"""How small the error has to be for Play to stop."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.microscope.number_format import NumberError, brief, parse_number

NO_BOUND = "–"
_FIELD_PX = 84


class UntilField(QWidget):
    """``until E < 0.0001``: ``written`` sends the bound, None for none; ``refused`` says why an
    entry can't be used."""

    written = Signal(object)  # a float or None
    refused = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._until: float | None = None
        caption = label("until E <", "soft", "until E is below")
        self.field = QLineEdit(NO_BOUND)
        self.field.setAccessibleName("Error ε at which Play stops")
        said = "Play stops where E_total is below ε: 0.0001, 1e-4; empty for no bound"
        set_tool_tip(self.field, with_key(said, keys.UNTIL))
        caption.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(caption)
        row.addWidget(self.field)
        self.field.editingFinished.connect(self._written)
        appearance.changed.connect(self._dress)
        self._dress()

    def show_until(self, until: float | None) -> None:
        """Shows the bound there is; an entry being written is left alone."""
        if until != self._until:
            self._until = until
            self._show()

    def edit(self) -> None:
        """Puts the caret into the field."""
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.isModified():
            self._show()
            self.field.selectAll()
        else:
            super().keyPressEvent(event)

    def _written(self) -> None:
        if not self.field.isModified():
            return
        entry = self.field.text().strip()
        self._show()
        try:
            until = None if entry in ("", NO_BOUND, "-") else parse_number(entry)
        except NumberError as error:
            self.refused.emit(f"{error}; ε stays {self.field.text()}")
            return
        if until is not None and until <= 0:
            self.refused.emit("E_total is never below 0; write a bound above it, or none")
        elif until != self._until:
            self.written.emit(until)

    def _show(self) -> None:
        self.field.setText(NO_BOUND if self._until is None else brief(self._until))

    def _dress(self) -> None:
        self.field.setFixedWidth(self._appearance.px(_FIELD_PX))
