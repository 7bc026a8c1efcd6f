"""The bar's part for challenges: solve or make, which network, opening one."""

from __future__ import annotations

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.ladder import LADDER

SOLVE, MAKE = "solve", "make"


class ChallengeTools(FlowPanel):
    """Widgets only; whoever shows the challenge connects them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(spacing_px=10)
        self.kind = Segmented("Solve or make", {SOLVE: "Solve", MAKE: "Make"}, SOLVE)
        set_tool_tip(self.kind, with_key("Find the changed weight, or change one", keys.KIND))
        rungs = [f"{level}  {rung.title}" for level, rung in enumerate(LADDER, start=1)]
        self.level = Choice(appearance, "Level of the challenge", rungs)
        self.level.setMinimumWidth(1)  # it gives way in a narrow window
        set_tool_tip(self.level, with_key("How large the network is", keys.LEVEL))
        self.draw_button = SteadyButton("Other numbers")
        set_tool_tip(self.draw_button, with_key("The next seed", keys.OTHER_NUMBERS))
        self.open_button = SteadyButton("Open…")
        said = "Open a challenge to solve, or a network to make one of"
        set_tool_tip(self.open_button, with_key(said, keys.OPEN_FILES))
        self.add(self.kind, self.level, self.draw_button, self.open_button)
