"""A question before something is lost: yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from app.gui.widgets.plain_text import message_box


def may_lose(parent: QWidget, question: str, loss: str) -> bool:
    """Whether the person says yes; Enter and Esc are no. ``loss`` says what would be gone."""
    buttons = QMessageBox.StandardButton
    box = message_box(parent, QMessageBox.Icon.Warning, question, loss)
    box.setStandardButtons(buttons.Yes | buttons.No)
    box.setDefaultButton(buttons.No)
    return box.exec() == buttons.Yes
