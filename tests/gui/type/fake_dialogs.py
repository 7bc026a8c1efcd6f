"""Answers the window's questions as a test wants, and remembers what was asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.type.page_dialogs import PageDialogs, Unsaved


class FakeDialogs(PageDialogs):
    """``path`` answers every question for a file."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.answer = Unsaved.STAY
        self.wipes = False
        self.asked: list[str] = []

    def unsaved(self, parent: QWidget, title: str) -> Unsaved:
        self.asked.append(f"save {title}?")
        return self.answer

    def page_to_open(self, parent: QWidget) -> Path | None:
        return self.path

    def page_to_save(self, parent: QWidget, suggested: str) -> Path | None:
        self.asked.append(f"where? {suggested}")
        return self.path

    def text_to_learn(self, parent: QWidget) -> Path | None:
        return self.path

    def words_to_import(self, parent: QWidget) -> Path | None:
        return self.path

    def words_to_export(self, parent: QWidget) -> Path | None:
        return self.path

    def may_wipe(self, parent: QWidget, count: int) -> bool:
        self.asked.append(f"wipe {count}?")
        return self.wipes
