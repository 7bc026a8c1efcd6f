"""Parts of a page's text; places are counted in Qt's units of 16 bits."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

PARAGRAPH_END = "\u2029"
TAIL_UNITS, MUCH_UNITS = 2000, 100_000


def text_between(document: QTextDocument, start: int, end: int) -> str:
    """The text from one place to another, with line feeds between its lines."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace(PARAGRAPH_END, "\n")


def text_before(document: QTextDocument, end: int, units: int = TAIL_UNITS) -> str:
    """The end of the text before this place."""
    start = max(end - units, 0)
    before = text_between(document, start, end)
    if start:  # the cut may go through a word, or through a sign made of two units
        before = before[next((n + 1 for n, sign in enumerate(before) if sign.isspace()), 0) :]
    return before
