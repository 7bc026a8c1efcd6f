"""Text from outside is shown letter by letter, never taken for markup or for a key.

Qt takes what looks like HTML for HTML in tool tips, message boxes and labels, and then opens the
files it names; in buttons and menus it makes a key of each &. Whatever may hold a file's name or
content, a word or what a person typed goes through here. Labels are made by ``label`` in labels.py.
"""

from __future__ import annotations

import html
import textwrap
from functools import lru_cache

from PySide6 import QtGui
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QToolTip, QWidget

from app.words.shortening import shortened

_MOST_SIGNS = 600  # of a tool tip or of a message
_LINE_SIGNS = 90
_KEPT = 500  # tool tips; most of a room's stay as they are from key to key


def escaped(text: str) -> str:
    """HTML that shows ``text`` as it is, for the few places of Qt that know nothing but HTML."""
    return html.escape(text)


def tool_tip(text: str) -> str:
    """``text`` as a tool tip shows it: in lines of bounded length, cut where it is very long.

    The result is plain text wherever Qt takes it for that, and escaped HTML elsewhere.
    """
    return _wrapped(shortened(text, _MOST_SIGNS))


@lru_cache(_KEPT)
def _wrapped(text: str) -> str:
    lines = text.splitlines()
    wrapped = "\n".join(piece for line in lines for piece in textwrap.wrap(line, _LINE_SIGNS))
    if not QtGui.Qt.mightBeRichText(wrapped):
        return wrapped
    return f'<p style="white-space: pre-wrap">{escaped(wrapped)}</p>'


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Gives a widget a tool tip; "" takes it away."""
    widget.setToolTip(tool_tip(text))


def show_tool_tip(at: QPoint, text: str, widget: QWidget) -> None:
    """Shows a tool tip now, at this place of the screen; "" hides it."""
    QToolTip.showText(at, tool_tip(text), widget)


def without_keys(text: str) -> str:
    """``text`` for a button or a menu, where a lone & would underline the letter after it."""
    return text.replace("&", "&&")


def message_box(
    parent: QWidget, icon: QMessageBox.Icon, question: str, explanation: str
) -> QMessageBox:
    """A question without buttons as yet; ``explanation`` is our own text."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setWindowTitle("Lettersum")
    box.setText(shortened(question, _MOST_SIGNS))
    box.setInformativeText(explanation)
    return box
