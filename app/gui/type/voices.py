"""Which voices make the suggestions: a model, and the encoding that the keyboard goes through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.gui.models.own_models import OwnModels
from app.gui.settings import Settings
from app.gui.type.encoding_choice import ALL_VOICES, CHOICES
from app.gui.type.page_bar import PageBar


def remembered_encoding(settings: Settings) -> str:
    """The encoding chosen last; one that is no more is forgotten."""
    return settings.encoding if settings.encoding in CHOICES else ALL_VOICES


class VoiceSwitch(QObject):
    """Has what is chosen used, and remembers the encoding; ``changed`` follows."""

    changed = Signal()

    def __init__(
        self, settings: Settings, models: OwnModels, bar: PageBar, use: Callable[[str, str], None]
    ) -> None:
        super().__init__()
        self._settings, self._models, self._bar, self._use = settings, models, bar, use
        self._show()
        bar.encoding.chosen.connect(self._switch)
        models.chosen.connect(self._switch)
        models.listed.connect(self._show)

    def _show(self) -> None:
        self._bar.encoding.show_usable(not self._models.is_article)

    def _switch(self) -> None:
        encoding = self._bar.encoding.encoding
        self._settings.encoding = encoding
        self._show()
        self._use(self._models.current, encoding)
        self.changed.emit()
