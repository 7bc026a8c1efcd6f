"""The room's part of the bar: the field for a word or a sum, and the encoding."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.words.encodings import ENCODINGS
from app.words.subject import MOST_CHARACTERS

FIRST_WORD = "today"
_FIELD_WIDTH_PX = 220
_FIELD_LEAST_PX = 90
_GAP_PX = 12


class DecodeTools(QWidget):
    """Widgets only; the room connects them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.field = QLineEdit(FIRST_WORD)
        # One more than is read: what is too long is refused, never cut without a word.
        self.field.setMaxLength(MOST_CHARACTERS + 1)
        self.field.setAccessibleName("A word or a sum")
        self.field.setPlaceholderText("today, or 65")
        set_tool_tip(self.field, with_key("A word or a sum", keys.WORD_FIELD))
        self.field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        hint = ElidedLabel("soft")
        hint.setText("a word or a sum")
        self.encoding = Choice(appearance, "Encoding", list(ENCODINGS))
        self.encoding.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        set_tool_tip(self.encoding, with_key("How a word becomes a number", keys.NEXT_ENCODING))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        self.title = label("Decode", "title")
        row.addWidget(self.title)
        row.addWidget(self.field, 2)
        row.addWidget(hint, 1)
        row.addWidget(self.encoding)
        appearance.changed.connect(self._dress)
        self._dress()

    def next_encoding(self) -> None:
        """The next encoding, after the last the first."""
        self.encoding.setCurrentIndex((self.encoding.currentIndex() + 1) % self.encoding.count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves the title out where the encoding's name would be cut: the rail says it too."""
        pieces = (self.title, self.encoding)
        needed = sum(piece.sizeHint().width() for piece in pieces) + 4 * _GAP_PX
        self.title.setVisible(self.width() >= needed + self.field.minimumWidth())

    def _dress(self) -> None:
        self.field.setMinimumWidth(self._appearance.px(_FIELD_LEAST_PX))
        self.field.setMaximumWidth(self._appearance.px(_FIELD_WIDTH_PX))
        self._fit()
