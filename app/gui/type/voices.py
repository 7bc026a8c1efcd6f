"""Which voices make the suggestions: a preset, and the encoding that the keyboard goes through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.gui.settings import Settings
from app.gui.type.encoding_choice import ALL_VOICES, CHOICES
from app.gui.type.page_bar import PageBar
from app.prediction.presets import DEFAULT_PRESET
from app.writing.assistant import PRESET_TITLES

ENCODABLE = "keyboard"  # the preset whose network can be had through each encoding


@dataclass(frozen=True, slots=True)
class Voices:
    """``encoding`` is what the person chose for the keyboard; ALL_VOICES for none alone."""

    preset: str
    encoding: str

    @classmethod
    def remembered(cls, settings: Settings) -> Voices:
        """What was chosen last; what is no more is forgotten."""
        preset, encoding = settings.preset, settings.encoding
        return cls(
            preset if preset in PRESET_TITLES else DEFAULT_PRESET,
            encoding if encoding in CHOICES else ALL_VOICES,
        )


class VoiceSwitch(QObject):
    """Remembers what is chosen in the bar, and has it used; ``changed`` follows."""

    changed = Signal()

    def __init__(
        self, settings: Settings, bar: PageBar, voices: Voices, use: Callable[[str, str], None]
    ) -> None:
        super().__init__()
        self._settings, self._bar, self._use = settings, bar, use
        bar.encoding.show_usable(voices.preset == ENCODABLE)
        bar.preset.chosen.connect(self._switch)
        bar.encoding.chosen.connect(self._switch)

    def _switch(self) -> None:
        preset, encoding = self._bar.preset.value, self._bar.encoding.encoding
        self._settings.preset, self._settings.encoding = preset, encoding
        self._bar.encoding.show_usable(preset == ENCODABLE)
        self._use(preset, encoding)
        self.changed.emit()
