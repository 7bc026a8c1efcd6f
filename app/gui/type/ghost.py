"""The first suggestion in grey behind the caret: painted there, and nowhere else.

It is in no document, so no file, no draft, no clipboard and no screen reader ever has it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.gui.settings import Settings
from app.gui.type.page import Page
from app.writing.typing_model import TypingModel

_TOLD = {
    True: "a likely first suggestion stands grey behind the caret",
    False: "nothing stands grey behind the caret any more",
}


class Ghost(QObject):
    """Shows on the page what the model would have there. ``told`` sends a line when it is switched
    on or off."""

    told = Signal(str)

    def __init__(self, page: Page, model: TypingModel, settings: Settings) -> None:
        super().__init__()
        self._page, self._model, self._settings = page, model, settings
        self._is_on = settings.has_ghost  # asked for at each key; reading it there takes 1 ms

    def show(self) -> None:
        """Shows what is to be seen now."""
        self._page.show_ghost(self._model.ghost if self._is_on else "")

    def switch(self) -> None:
        """On or off; this is remembered."""
        self._is_on = not self._is_on
        self._settings.has_ghost = self._is_on
        self.show()
        self.told.emit(_TOLD[self._is_on])
