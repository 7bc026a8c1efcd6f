"""The bar's part for a class: which page of it, and stopping what takes long."""

from __future__ import annotations

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton

SHEETS, BOXES, TABLE, LESSON = "sheets", "boxes", "table", "lesson"
_TITLES = {
    TABLE: "Table of marks",
    BOXES: "Boxes typed in",
    SHEETS: "Sheets to give out",
    LESSON: "A lesson",
}


class ClassTools(FlowPanel):
    """Widgets only; whoever shows the class connects them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(spacing_px=10)
        self.pages = Choice(appearance, "What is seen of the class", list(_TITLES.values()))
        self.pages.setMinimumWidth(1)  # it gives way in a narrow window
        set_tool_tip(
            self.pages, with_key("Marks, boxes to type in, sheets to print", keys.CLASS_PAGE)
        )
        self.stop_button = SteadyButton("Stop")
        set_tool_tip(self.stop_button, with_key("Stop what takes long", keys.STOP_WORK))
        self.add(self.pages, self.stop_button)

    @property
    def page(self) -> str:
        """The page that is chosen."""
        return list(_TITLES)[self.pages.currentIndex()]

    def set_page(self, name: str) -> None:
        """Chooses a page; sends nothing."""
        self.pages.setCurrentIndex(list(_TITLES).index(name))

    def next_page(self) -> str:
        """The page after the one that is chosen, after the last the first."""
        return list(_TITLES)[(self.pages.currentIndex() + 1) % len(_TITLES)]
