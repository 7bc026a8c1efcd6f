"""A few choices side by side; where there is little room, the same choices as a list."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented


class Narrowing(QStackedWidget):
    """``choices`` maps each value to its text; ``chosen`` sends the value, as of a Segmented."""

    chosen = Signal(str)

    def __init__(
        self, appearance: Appearance, name: str, choices: Mapping[str, str], value: str
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._texts = dict(choices)
        self._values = list(choices)
        self.buttons = Segmented(name, choices, value)
        self.list = Choice(appearance, name, list(choices.values()))
        self.addWidget(self.buttons)
        self.addWidget(self.list)
        self._wanted: QWidget = self.buttons
        self._is_turning = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(value)
        self.buttons.chosen.connect(self._take)
        self.list.activated.connect(lambda place: self._take(self._values[place]))

    @property
    def value(self) -> str:
        """The value chosen."""
        return self.buttons.value

    def set_value(self, value: str) -> None:
        """Shows ``value`` as chosen; sends nothing."""
        self.buttons.set_value(value)
        self.list.setCurrentIndex(self._values.index(value))

    def set_text(self, value: str, text: str) -> None:
        """Another text for ``value``."""
        self._texts[value] = text
        self.buttons.set_text(value, text)
        if value in self._values:
            self.list.setItemText(self._values.index(value), text)

    def show_only(self, values: Collection[str]) -> None:
        """Leaves out all other choices; sends nothing."""
        value = self.value
        self._values = [each for each in self._texts if each in values]
        self.buttons.show_only(values)
        self.list.clear()
        self.list.addItems([self._texts[each] for each in self._values])
        self.set_value(value if value in values else self._values[0])
        self.updateGeometry()

    def choose_next(self) -> None:
        """Chooses the next value, after the last the first, as a click would."""
        self.buttons.choose_next()

    def explain(self, text: str) -> None:
        """What the tool tip says."""
        for widget in (self, self.buttons, self.list):
            set_tool_tip(widget, text)

    def set_narrow(self, is_narrow: bool) -> None:
        """As a list, or side by side."""
        self._wanted = self.list if is_narrow else self.buttons
        # Showing the one lays out what is around it, which may ask for the other at once: hidden
        # while it is being shown, a widget would take the focus and never be seen.
        if self._is_turning:
            return
        self._is_turning = True
        while self._wanted is not self.currentWidget():
            self.setCurrentWidget(self._wanted)
            self.updateGeometry()
        self._is_turning = False

    def sizeHint(self) -> QSize:
        return self._shown.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._shown.minimumSizeHint()

    @property
    def _shown(self) -> QWidget:
        return self.list if self.currentWidget() is self.list else self.buttons

    def _take(self, value: str) -> None:
        self.set_value(value)
        self.chosen.emit(value)
