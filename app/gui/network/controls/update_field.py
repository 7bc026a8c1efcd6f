"""The number of the update, to read and to write."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.theme.fonts import mono_family_css
from app.gui.widgets.plain_text import set_tool_tip

_LEAST_SIGNS = 5
_WHOLE = re.compile(r"[0-9]{1,18}")


class UpdateField(QLineEdit):
    """``asked`` sends the update that was written; ``refused`` says why an entry can't be used."""

    asked = Signal(object)  # an int: Qt's own ends at 2,147,483,647
    refused = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._update, self._least, self._head = 0, 0, 0
        self.setAccessibleName("Update")
        set_tool_tip(self, "Write the number of an update to look at it")
        self.editingFinished.connect(self._written)
        appearance.changed.connect(self._dress)
        self._dress()
        self.setText("0")

    def show_update(self, update: int, least: int, head: int) -> None:
        """Shows where one looks, between the first and the last update there is; an entry being
        written is left alone."""
        signs = self._signs
        changed = update != self._update
        self._update, self._least, self._head = update, least, head
        if self._signs != signs:
            self._fit()
        if changed and not (self.hasFocus() and self.isModified()):
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
            self.selectAll()
            return
        super().keyPressEvent(event)

    def _written(self) -> None:
        if not self.isModified():
            return
        entry = re.sub(r"[\s,._']", "", self.text())
        written = self.text().strip()
        self._show()
        if not _WHOLE.fullmatch(entry):
            self.refused.emit(f"“{written[:20]}” is not the number of an update, like 60 or 1,000")
        elif not self._least <= int(entry) <= self._head:
            made = f"from {self._least:,} to {self._head:,}"
            self.refused.emit(f"update {int(entry):,} is not there yet; updates {made} are")
        else:
            self.asked.emit(int(entry))

    def _show(self) -> None:
        self.setText(f"{self._update:,}")

    @property
    def _signs(self) -> int:
        return max(len(f"{self._head:,}"), _LEAST_SIGNS)

    def _fit(self) -> None:
        font = self._appearance.mono(TEXT.chip)
        digits = QFontMetrics(font).horizontalAdvance("0" * self._signs)
        self.setFixedWidth(digits + self._appearance.px(12))

    def _dress(self) -> None:
        colours, px = self._appearance.colours, self._appearance.px
        self.setStyleSheet(
            f"QLineEdit {{ background: transparent; color: {colours.ink};"
            f" border: 1px solid transparent; border-bottom-color: {colours.faint};"
            f" border-radius: 0; padding: 0 {px(2)}px; min-height: 0;"
            f" font-family: {mono_family_css()}; font-size: {px(TEXT.chip)}px; }}"
            f"QLineEdit:hover {{ border-color: {colours.faint}; }}"
            f"QLineEdit:focus {{ border-color: {colours.accent}; background: {colours.card}; }}"
        )
        self._fit()
