"""How much each output matters: a field for each, or a list and one field where they are many."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.microscope.number_format import NumberError, parse_rate
from nncore.network_file import NetworkFile

_MOST_FIELDS = 6
_FIELD_WIDTH_PX = 56


class ImportanceField(QLineEdit):
    """The importance of one output; ``written`` sends a number that differs."""

    written = Signal(str, float)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.output, self._value = "", 1.0
        self.editingFinished.connect(self._end)

    def show_importance(self, output: str, value: float) -> None:
        """Shows this number, but leaves an entry being written alone."""
        if (output, value) == (self.output, self._value) and self.text():
            return
        is_same = output == self.output
        self.output, self._value = output, value
        self.setAccessibleName(f"Importance of {output}")
        set_tool_tip(
            self, f"Multiplies the rate of every weight that leads into {output}; 1 is as all"
        )
        if not (is_same and self.hasFocus() and self.isModified()):
            self.setText(f"{value:g}")

    def _end(self) -> None:
        if not self.isModified():
            return
        text = self.text()
        self.setText(f"{self._value:g}")
        try:
            value = parse_rate(text)
        except NumberError as error:
            reason = str(error).replace("learning rate", "importance")
            self.refused.emit(f"importance of {self.output}: {reason}")
            return
        if value != self._value:
            self.written.emit(self.output, value)


class ImportanceRow(QWidget):
    """``importance_written`` sends an output (``o2``) and its importance."""

    importance_written = Signal(str, float)
    entry_refused = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._outputs, self._file = 0, NetworkFile((1, 1))
        self.fields: list[ImportanceField] = []
        self._pairs: list[QWidget] = []
        self.choice = Choice(appearance, "Output whose importance is written", ())
        self._panel = FlowPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caption = label("Care more about an output: importance", "caption")
        caption.setWordWrap(True)
        column.addWidget(caption)
        column.addWidget(self._panel)
        self._panel.add(self.choice)
        self.choice.activated.connect(self._show)
        appearance.changed.connect(self._fit)

    def show_file(self, file: NetworkFile) -> None:
        """Shows the importance of each output of a network."""
        if file is self._file:
            return
        self._file = file
        if file.layers[-1] != self._outputs:
            self._outputs = file.layers[-1]
            self._make_fields()
        self._show()

    def _show(self) -> None:
        for place, field in enumerate(self.fields):
            output = self.choice.currentText() if self._are_many else f"o{place + 1}"
            field.show_importance(output, self._file.importance.get(output, 1.0))

    @property
    def _are_many(self) -> bool:
        return self._outputs > _MOST_FIELDS

    def _make_fields(self) -> None:
        for pair in self._pairs:
            pair.hide()
            pair.deleteLater()
        self._pairs.clear()
        count = 1 if self._are_many else self._outputs
        self.fields = [ImportanceField() for _ in range(count)]
        self.choice.clear()
        self.choice.addItems([f"o{place}" for place in range(1, self._outputs + 1)])
        self.choice.setVisible(self._are_many)
        for place, field in enumerate(self.fields, 1):
            field.written.connect(self.importance_written)
            field.refused.connect(self.entry_refused)
            self._pairs.append(_captioned("" if self._are_many else f"o{place}", field))
        self._panel.add(*self._pairs)
        self._fit()

    def _fit(self) -> None:
        for field in self.fields:
            field.setFixedWidth(self._appearance.px(_FIELD_WIDTH_PX))


def _captioned(caption: str, field: QLineEdit) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    if caption:
        text = label(caption, "soft")
        text.setBuddy(field)
        row.addWidget(text)
    row.addWidget(field)
    return pair
