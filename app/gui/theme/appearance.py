"""Light or dark, and how large the text is: one object that every painting widget is given."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.settings import Settings
from app.gui.theme import fonts
from app.gui.theme.design_tokens import (
    DARK,
    LARGEST_SCALE,
    LIGHT,
    SCALE_STEP,
    SMALLEST_SCALE,
    TEXT,
    Colours,
)
from app.gui.theme.stylesheet import stylesheet


class Appearance(QObject):
    """The scheme follows the system until the person chooses; both choices are remembered.

    ``changed`` is sent after every change, once the application and its windows wear it.
    """

    changed = Signal()
    _sheet_changed = Signal(str)

    def __init__(self, settings: Settings, system: QStyleHints) -> None:
        super().__init__()
        self._settings = settings
        self._system = system
        self._scheme, self._scale = settings.scheme, settings.text_scale
        self._sheet = stylesheet(self.colours, self._scale)
        system.colorSchemeChanged.connect(self._system_changed)

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is worn."""
        return self._system_is_dark() if self._scheme == "system" else self._scheme == "dark"

    @property
    def colours(self) -> Colours:
        """The colours worn now."""
        return DARK if self.is_dark else LIGHT

    @property
    def scale(self) -> float:
        """Text size as a ratio; 1.0 is 100 %."""
        return self._scale

    def px(self, size_px: float) -> int:
        """A length that grows with the text, in pixels."""
        return round(size_px * self._scale)

    def sans(self, size_px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The font for words; ``size_px`` is its size at 100 %."""
        return fonts.sans(self.px(size_px), weight)

    def mono(self, size_px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The font for numbers; ``size_px`` is its size at 100 %."""
        return fonts.mono(self.px(size_px), weight)

    def switch_scheme(self) -> None:
        """From light to dark or back. A choice that agrees with the system follows it again."""
        dark = not self.is_dark
        self._scheme = "dark" if dark else "light"
        if dark == self._system_is_dark():
            self._scheme = "system"
        self._settings.scheme = self._scheme
        self.wear()

    def larger(self) -> None:
        """Text one step larger."""
        self.set_scale(self._scale + SCALE_STEP)

    def smaller(self) -> None:
        """Text one step smaller."""
        self.set_scale(self._scale - SCALE_STEP)

    def normal_size(self) -> None:
        """Text at 100 %."""
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Text at this ratio, kept within what still makes sense."""
        self._scale = round(min(max(scale, SMALLEST_SCALE), LARGEST_SCALE), 2)
        self._settings.text_scale = self._scale
        self.wear()

    def wear(self) -> None:
        """Gives the application and the windows that were dressed this look."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(self.sans(TEXT.body))
            application.setPalette(_palette(self.colours))
        sheet = stylesheet(self.colours, self._scale)
        if sheet != self._sheet:  # Qt goes over every widget, whatever it was
            self._sheet = sheet
            self._sheet_changed.emit(sheet)
        self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Gives a window, with all that is or comes into it and its dialogs, the style sheet; and
        every other that follows.

        Not the application: Qt would then go over all that is in a widget each time it is put into
        another, three times the work for a room that is made from the inside outwards.
        """
        window.setStyleSheet(self._sheet)
        self._sheet_changed.connect(window.setStyleSheet)

    def _system_is_dark(self) -> bool:
        return self._system.colorScheme() is Qt.ColorScheme.Dark

    def _system_changed(self) -> None:
        if self._scheme == "system":
            self.wear()


def _palette(colours: Colours) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for place, colour in (
        (role.Window, colours.paper),
        (role.Base, colours.paper),
        (role.AlternateBase, colours.card),
        (role.Button, colours.card),
        (role.ToolTipBase, colours.card),
        (role.WindowText, colours.ink),
        (role.Text, colours.ink),
        (role.ButtonText, colours.ink),
        (role.ToolTipText, colours.ink),
        (role.PlaceholderText, colours.soft),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.Accent, colours.accent),
    ):
        palette.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.faint))
    return palette
