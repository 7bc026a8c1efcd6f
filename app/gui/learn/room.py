"""The Learn room: what one can do here, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.room import Room
from app.gui.shortcuts import bind, with_key
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented


class LearnRoom(Room):
    """Each part is a room of its own, with its own tools; ``builders`` maps what stands on the
    switch to what makes it when it is first seen. The first is seen first. ``parts`` are those
    that have been made."""

    def __init__(self, builders: Mapping[str, Callable[[], Room]]) -> None:
        super().__init__()
        self.parts: dict[str, Room] = {}
        self._builders = dict(builders)
        self._told: dict[str, tuple[str, str]] = {}
        self.switch = Segmented(
            "What to do", {each: each for each in builders}, next(iter(builders))
        )
        set_tool_tip(self.switch, with_key("What to do in this room", keys.LEARN_PART))
        self._tools = FlowPanel(spacing_px=10)
        self._tools.add(label("Learn", "title"), self.switch)
        self._pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.switch.chosen.connect(self.open_part)
        bind(self, keys.LEARN_PART, self.switch.choose_next)
        self._show_part()

    @property
    def part(self) -> Room:
        """The one that is seen."""
        name = self.switch.value
        if name not in self.parts:
            self._build(name)
        return self.parts[name]

    def open_part(self, name: str) -> None:
        """Shows this part."""
        self.switch.set_value(name)
        self._show_part()
        self.told.emit(*self._told.get(name, ("", "")))
        self.part.enter()

    def show_only(self, names: Collection[str]) -> None:
        """Leaves out all other parts."""
        self.switch.show_only(names)
        if self.switch.value not in names:
            self.switch.set_value(next(name for name in self._builders if name in names))
            self._show_part()

    def bar(self) -> QWidget:
        return self._tools

    def enter(self) -> None:
        self.part.enter()

    def go_to(self, text: str) -> None:
        self.open_part(text)

    def may_close(self) -> bool:
        return all(part.may_close() for part in self.parts.values())

    def shut_down(self) -> None:
        for part in self.parts.values():
            part.shut_down()

    def _build(self, name: str) -> None:
        part = self.parts[name] = self._builders[name]()
        self._tools.add(part.bar())
        self._pages.addWidget(part)
        part.told.connect(partial(self._take_told, name))
        part.leads_on.connect(self._lead_on)

    def _show_part(self) -> None:
        shown = self.part
        self._pages.setCurrentWidget(shown)
        for part in self.parts.values():
            part.bar().setVisible(part is shown)

    def _take_told(self, name: str, left: str, right: str) -> None:
        self._told[name] = (left, right)
        if name == self.switch.value:
            self.told.emit(left, right)

    def _lead_on(self, name: str, text: str) -> None:
        """To another part of this room, or to another room."""
        if name in self._builders:
            self.open_part(name)
            self.part.go_to(text)
        else:
            self.leads_on.emit(name, text)
