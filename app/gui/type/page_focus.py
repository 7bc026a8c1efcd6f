"""Keeps the focus on the page, so that what is typed is never lost on a button or presses one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def leave_focus_on_click(*parts: QWidget) -> None:
    """A click on any of these or in them takes no focus; the Tab key still gets there."""
    for part in parts:
        for each in (part, *part.findChildren(QWidget)):
            if each.focusPolicy().value & Qt.FocusPolicy.ClickFocus.value:
                each.setFocusPolicy(Qt.FocusPolicy.TabFocus)


@contextmanager
def focus_kept(page: QWidget) -> Iterator[None]:
    """Where what has the focus is hidden or emptied within, Qt would hand it on to whatever comes
    next: it goes to the page."""
    held = page.window().focusWidget()
    yield
    if page.window().focusWidget() is not held:
        page.setFocus()
