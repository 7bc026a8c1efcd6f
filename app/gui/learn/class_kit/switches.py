"""Several things side by side, each of which can be switched on or off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.steady_button import SteadyButton


class Switches(FlowPanel):
    """``choices`` maps each value to the text on its button; all are on at first."""

    def __init__(self, name: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self.buttons: dict[str, SteadyButton] = {}
        for value, text in choices.items():
            button = SteadyButton(text)
            button.setProperty("kind", "switch")
            button.setCheckable(True)
            button.setChecked(True)
            button.setAccessibleName(f"{name}: {text}")
            self.buttons[value] = button
            self.add(button)

    @property
    def values(self) -> Sequence[str] | None:
        """Those that are on; None where all are."""
        on = [value for value, button in self.buttons.items() if button.isChecked()]
        return None if len(on) == len(self.buttons) else on
