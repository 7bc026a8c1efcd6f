"""The guided walk in the Learn room: its pages, which of them are done, and where to go on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.room import Room
from app.gui.shortcuts import with_key
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.walk.progress import WalkProgress
from app.gui.walk.wording import ROOM_TITLES
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_scroll import SteadyScroll
from app.lessons.walk.page import WalkPage
from app.lessons.walk.pages import PAGES

_GAP_PX = 16
_INTRODUCTION = (
    "Thirteen pages lead through the other rooms, from a word to a network that has learned it. "
    "Each says what to do there, frames the widget that is meant, and is done when you have done "
    "it. Any page can be opened; what you had open in a room stays there."
)


class WalkPart(Room):
    """``page_asked`` sends the name of a page; ``going_on_asked`` leaves it to the walk which."""

    page_asked = Signal(str)
    going_on_asked = Signal()

    def __init__(self, progress: WalkProgress) -> None:
        super().__init__()
        self._progress = progress
        self.rows = {page.name: PageRow(number, page) for number, page in enumerate(PAGES, 1)}
        self.go_on_button = SteadyButton("Start the walk", "Go on with page 13")
        self.go_on_button.setProperty("kind", "primary")
        set_tool_tip(self.go_on_button, with_key("Begin, or go on where it was left", keys.WALK))
        self.score = label("", "soft", "How far")
        self._tools = FlowPanel(spacing_px=10)
        self._tools.add(self.score)
        self._lay_out()
        self.go_on_button.clicked.connect(self.going_on_asked)
        progress.changed.connect(self.show_progress)
        for name, row in self.rows.items():
            row.button.clicked.connect(partial(self.page_asked.emit, name))
        self.show_progress()

    def bar(self) -> QWidget:
        return self._tools

    def enter(self) -> None:
        self.go_on_button.setFocus()
        self.told.emit(f"{keys.WALK.shown} begins the walk from any room, and leaves it again", "")

    def go_to(self, text: str) -> None:
        """A page, by its name."""
        if text in self.rows:
            self.page_asked.emit(text)

    def shut_down(self) -> None:
        """It has no thread."""

    def show_progress(self) -> None:
        """Marks what is done."""
        walk = self._progress.walk
        for name, row in self.rows.items():
            row.show_done(is_done=name in walk.done)
        number = PAGES.index(walk.to_go_on_with) + 1
        is_new = not walk.done and number == 1
        self.go_on_button.setText("Start the walk" if is_new else f"Go on with page {number}")
        self.go_on_button.setAccessibleName(self.go_on_button.text())
        self.score.setText(f"{len(walk.done)} of {len(PAGES)} done")

    def _lay_out(self) -> None:
        introduction = label(_INTRODUCTION)
        introduction.setWordWrap(True)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX - SCROLL_BAR_PX, _GAP_PX)
        rows.setSpacing(8)
        rows.addWidget(introduction)
        rows.addWidget(self.go_on_button, 0, Qt.AlignmentFlag.AlignLeft)
        for row in self.rows.values():
            rows.addWidget(row)
        rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SteadyScroll("Pages of the walk", inner))


class PageRow(QFrame):
    """A page: its number, or ✓ once it is done, what it is about, and the button that opens it."""

    def __init__(self, number: int, page: WalkPage) -> None:
        super().__init__()
        self._number, self._page = number, page
        self.setProperty("role", "card")
        self.setAccessibleName(page.title)
        self.mark = label(str(number), "strong")
        self.mark.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.button = SteadyButton("Open")
        self.button.setAccessibleName(f"Open page {number}: {page.title}")
        set_tool_tip(self.button, f"Opens the room {ROOM_TITLES[page.room]}")
        title, about = label(page.title, "strong"), label(page.about, "caption")
        for text in (title, about):
            text.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 28)
        grid.addWidget(self.mark, 0, 0)
        grid.addWidget(title, 0, 1)
        grid.addWidget(about, 1, 1)
        grid.addWidget(self.button, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)

    def show_done(self, *, is_done: bool) -> None:
        """✓ in the place of the number, or the number."""
        self.mark.setText("✓" if is_done else str(self._number))
        state = "done" if is_done else "not done yet"
        self.mark.setAccessibleName(f"Page {self._number}, {state}")
        self.button.setAccessibleName(f"Open page {self._number}: {self._page.title}, {state}")
