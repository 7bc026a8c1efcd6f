"""A few choices side by side, one of them chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout

from app.gui.widgets.steady_button import SteadyButton


class Segmented(QFrame):
    """``choices`` maps each value to the text on its button; ``chosen`` sends the value."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str], value: str) -> None:
        super().__init__()
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SteadyButton] = {}
        for choice, text in choices.items():
            button = SteadyButton(text)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {text}")
            self._group.addButton(button)
            self._buttons[choice] = button
            self._row.addWidget(button)
        self.set_value(value)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> str:
        """The value chosen."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Shows ``value`` as chosen; sends nothing."""
        self._buttons[value].setChecked(True)

    def button(self, value: str) -> SteadyButton:
        """The button of this value."""
        return self._buttons[value]

    def add_button(self, button: SteadyButton) -> None:
        """One more behind the choices, which chooses nothing."""
        button.setProperty("kind", "segment")
        self._row.addWidget(button)

    def set_text(self, value: str, text: str) -> None:
        """Another text on the button of ``value``; no button gets narrower than it was made."""
        button = self._buttons[value]
        button.setText(text)
        button.setAccessibleName(f"{self.accessibleName()}: {text}")

    def show_only(self, values: Collection[str]) -> None:
        """Leaves out all other choices."""
        for value, button in self._buttons.items():
            button.setVisible(value in values)

    def choose_next(self) -> None:
        """Chooses the next value, after the last the first, as a click would."""
        values = [value for value, button in self._buttons.items() if not button.isHidden()]
        self._buttons[values[(values.index(self.value) + 1) % len(values)]].click()

    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self.value)
