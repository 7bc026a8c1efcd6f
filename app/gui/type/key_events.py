"""What a key event writes on a page, if anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_MODIFIER = Qt.KeyboardModifier
# Shift and AltGr choose the sign of a key; some systems report AltGr as Ctrl and Alt.
_CHOOSING = _MODIFIER.ShiftModifier | _MODIFIER.KeypadModifier | _MODIFIER.GroupSwitchModifier
_ALT_GR = _MODIFIER.ControlModifier | _MODIFIER.AltModifier


def sign_of(event: QKeyEvent) -> str:
    """The one sign that the key writes, a line feed for Enter, "" for any other key."""
    others = event.modifiers() & ~_CHOOSING
    if others not in (_MODIFIER.NoModifier, _ALT_GR):
        return ""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "" if others else "\n"
    text = event.text()
    return text if len(text) == 1 and text.isprintable() else ""


def is_tab(event: QKeyEvent) -> bool:
    """Whether it is the Tab key, with Shift or any other."""
    return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def is_plain_press(event: QKeyEvent) -> bool:
    """Whether the key was pressed alone, and is not only held down."""
    return event.modifiers() == _MODIFIER.NoModifier and not event.isAutoRepeat()


def is_shifted_press(event: QKeyEvent) -> bool:
    """Whether it was pressed with Shift and nothing else, and is not only held down."""
    return event.modifiers() == _MODIFIER.ShiftModifier and not event.isAutoRepeat()


def undoes(event: QKeyEvent) -> bool:
    """Whether it undoes or redoes."""
    standard = QKeySequence.StandardKey
    return event.matches(standard.Undo) or event.matches(standard.Redo)


def pastes(event: QKeyEvent) -> bool:
    """Whether it pastes."""
    return event.matches(QKeySequence.StandardKey.Paste)
