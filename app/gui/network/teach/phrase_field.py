"""The field for phrases, one a line."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import CORNER_PX, TEXT

_LINES = 3
_INSET_PX = 4
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PhraseField(QPlainTextEdit):
    """Tab leads on; Ctrl+Enter sends ``taken``, and Enter begins another phrase. ``suggest`` keeps
    its text in step with something else until a person writes here."""

    taken = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._suggested = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        appearance.changed.connect(self.dress)
        self.dress()

    @property
    def is_own(self) -> bool:
        """Whether a person wrote what is there."""
        return self.toPlainText() != self._suggested

    def suggest(self, text: str) -> None:
        """Shows a text unless a person wrote another one."""
        if self.is_own or text == self._suggested:
            return
        self._suggested = text
        self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKE and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Wears the colours and sizes of the window."""
        colours, font = self._appearance.colours, self._appearance.sans(TEXT.body)
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {colours.card}; border: 1px solid {colours.line};"
            f" border-radius: {CORNER_PX}px; placeholder-text-color: {colours.soft}; }}"
            f"QPlainTextEdit:focus {{ border-color: {colours.accent}; }}"
        )
        self.setFixedHeight(round(_LINES * QFontMetricsF(font).lineSpacing()) + 4 * _INSET_PX)
