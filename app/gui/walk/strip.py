"""The strip that says which page of the walk is open, and what to do now."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.keys import Key
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.walk.strip_menu import StripMenu
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_scroll import SteadyScroll
from app.gui.widgets.style_property import set_style_property

_LARGEST_SHARE = 0.25  # of the window's height
_LEAST_LINES = 2
_TIGHT_PX, _LINES_WHERE_TIGHT = 560, 1.5  # in lower windows at 100 %, lines below what to do
_LEAST_HEADING_PX = 60
_MARGINS_PX = (20, 6, 10, 8)
_GAP_PX, _BETWEEN_BUTTONS_PX = 4, 12


class WalkStrip(QFrame):
    """``page_asked`` sends a page's name; the other signals are sent by their buttons and by the
    menu. It is as high as its text, a quarter of the window at most; the rest of the text scrolls.
    Where a row of buttons would leave too little of it, the menu alone stands beside the text."""

    back_asked = Signal()
    next_asked = Signal()
    show_asked = Signal()
    leave_asked = Signal()
    page_asked = Signal(str)

    def __init__(self, appearance: Appearance, titles: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAccessibleName("Guided walk")
        self._appearance = appearance
        self._place, self._instruction = "", ""
        self._is_small = False
        self.heading = ElidedLabel("strong")
        self.instruction, self.text = label(""), label("", "caption")
        for each in (self.instruction, self.text):
            each.setWordWrap(True)
        self.show_button = _button("Show me", keys.WALK_SHOW, "To the widget that is meant")
        self.back = _button("Back", keys.WALK_BACK, "The page before")
        self.next = _button("Next", keys.WALK_NEXT, "The next page")
        self.leave = _button("Leave", keys.WALK, "Leave the walk; it goes on here later")
        self.pages, self.more = (_button(text, None, "All pages") for text in ("Pages ▾", "▾"))
        self.menu = StripMenu(self, titles)
        self._inner = QWidget()
        self._scroll = SteadyScroll("What to do on this page", self._inner)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrow keys scroll
        self._lay_out()
        self._connect()
        appearance.changed.connect(self.fit)

    def show_page(self, heading: str, place: str, text: str) -> None:
        """Which page it is, and what it is about; ``place`` says it where there is little room."""
        self._place = place
        self.heading.setText(heading)
        self.heading.setAccessibleName(heading)
        self._say(self.text, text)

    def show_instruction(self, text: str, *, is_done: bool) -> None:
        """What to do now. With ``is_done`` there is nothing left to do but to go on."""
        is_news = bool(text) and text != self._instruction
        self._instruction = text
        self._say_instruction()
        if is_news and QAccessible.isActive():  # a screen reader says it, wherever the focus is
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.instruction, text))
        kind = "link" if is_done else "why"
        set_style_property(self.next, "kind", kind)

    def show_neighbours(self, *, has_back: bool, has_next: bool) -> None:
        """Whether there is a page before and one after."""
        for each in (self.back, self.menu.back):
            each.setEnabled(has_back)
        for each in (self.next, self.menu.next):
            each.setEnabled(has_next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """As high as its text, as far as the window has room for it."""
        line = self.instruction.fontMetrics().lineSpacing()
        margins = _MARGINS_PX[1] + _MARGINS_PX[3] + 1  # and the line below
        most = round(self.window().height() * _LARGEST_SHARE) - margins
        row = max(self.next.sizeHint().height(), self.heading.sizeHint().height()) + _GAP_PX
        is_low = most - row < _LEAST_LINES * line
        self._set_small(is_low or self._row_px() > self.width())
        inner, width = self._inner.layout(), self.width() - _MARGINS_PX[0] - _MARGINS_PX[2]
        width -= self._scroll.verticalScrollBar().sizeHint().width()
        if self._is_small:
            width -= self.more.sizeHint().width() + _GAP_PX
        needed = inner.heightForWidth(max(width, 1)) if inner is not None else 0
        room = most if self._is_small else most - row
        if self.window().height() < self._appearance.px(_TIGHT_PX):
            below = round(_LINES_WHERE_TIGHT * line)
            room = min(room, self.instruction.heightForWidth(max(width, 1)) + below)
        height = min(needed, max(min(room, 2 * line) if is_low else room, line))
        if height != self._scroll.minimumHeight():
            self._scroll.setFixedHeight(height)

    def _set_small(self, is_small: bool) -> None:
        if is_small == self._is_small:
            return
        self._is_small = is_small
        self._row.setVisible(not is_small)
        self.more.setVisible(is_small)
        self._say_instruction()

    def _row_px(self) -> int:
        """The least width for the row of buttons."""
        widths = sum(each.sizeHint().width() + _BETWEEN_BUTTONS_PX for each in self._buttons)
        return _MARGINS_PX[0] + _MARGINS_PX[2] + widths + _LEAST_HEADING_PX

    def _say_instruction(self) -> None:
        said = f"{self._place}: {self._instruction}" if self._is_small else self._instruction
        self._say(self.instruction, said)

    def _say(self, shown: QLabel, text: str) -> None:
        if shown.text() == text:
            return
        shown.setText(text)
        shown.setAccessibleName(text)
        self._scroll.verticalScrollBar().setValue(0)
        self.fit()

    def _lay_out(self) -> None:
        self._buttons = (self.show_button, self.back, self.next, self.pages, self.leave)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, _GAP_PX)
        row.setSpacing(_BETWEEN_BUTTONS_PX)
        row.addWidget(self.heading, 1)
        for button in self._buttons:
            row.addWidget(button)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP_PX)
        column.addWidget(self.instruction)
        column.addWidget(self.text)
        beside = QHBoxLayout()
        beside.setSpacing(_GAP_PX)
        beside.addWidget(self._scroll, 1)
        beside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.more.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*_MARGINS_PX)
        outer.setSpacing(0)
        outer.addWidget(self._row)
        outer.addLayout(beside)

    def _connect(self) -> None:
        menu = self.menu
        for button, action, asked in (
            (self.back, menu.back, self.back_asked),
            (self.next, menu.next, self.next_asked),
            (self.show_button, menu.show_me, self.show_asked),
            (self.leave, menu.leave, self.leave_asked),
        ):
            button.clicked.connect(asked)
            action.triggered.connect(asked)
        menu.page_asked.connect(self.page_asked)
        for button in (self.pages, self.more):
            button.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        button = self.more if self._is_small else self.pages
        self.menu.open_at(button.mapToGlobal(QPoint(0, button.height())))


def _button(text: str, key: Key | None, tool_tip: str) -> SteadyButton:
    button = SteadyButton(text)
    button.setProperty("kind", "why")
    button.setAccessibleName(f"{text.removesuffix('▾').strip() or 'More'}: {tool_tip}")
    set_tool_tip(button, with_key(tool_tip, key) if key else f"{tool_tip} of the walk")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where work is
    return button
