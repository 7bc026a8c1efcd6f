"""The pin: what is explained stays, or follows the steps."""

from __future__ import annotations

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton


class PinButton(SteadyButton):
    """Checked while pinned; a click asks for the other."""

    def __init__(self) -> None:
        super().__init__("Following", "Pinned")
        self.setProperty("kind", "why")
        self.setCheckable(True)
        self._shown: tuple[str, bool] | None = None
        self.show_pinned("", is_pinned=False)

    def show_pinned(self, part: str, *, is_pinned: bool) -> None:
        """Shows whether the explanation stays at this weight or neuron."""
        if (part, is_pinned) == self._shown and self.isChecked() is is_pinned:
            return
        self._shown = part, is_pinned
        self.setChecked(is_pinned)
        self.setText("Pinned" if is_pinned else "Following")
        self.setAccessibleName(
            f"Pinned to {part}; press to follow the steps"
            if is_pinned
            else "Following the steps; press to stay here"
        )
        set_tool_tip(self, with_key(self.accessibleName(), keys.PIN))
