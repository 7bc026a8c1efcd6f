"""The Learn room: what one can do here, one thing at a time."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.room import Room
from app.gui.shortcuts import bind, with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.narrowing import Narrowing

_SPACING_PX = 10


class LearnTools(FlowPanel):
    """The room's part of the bar: which part is seen, and what that part puts there. Where the
    names of all parts don't fit side by side they are a list."""

    def __init__(self, switch: Narrowing) -> None:
        super().__init__(spacing_px=_SPACING_PX)
        self._switch, self._title = switch, label("Learn", "title")
        self.add(self._title, switch)

    def fit(self) -> None:
        """Side by side, or as a list; without the room's name where that would take a row."""
        parts_px = self._switch.buttons.sizeHint().width()
        self._switch.set_narrow(parts_px > self.width())
        needed = self._title.sizeHint().width() + _SPACING_PX + parts_px
        self._title.setVisible(needed <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class LearnRoom(Room):
    """Each part is a room of its own, with its own tools; ``builders`` maps what stands on the
    switch to what makes it when it is first seen. The first is seen first. ``parts`` are those
    that have been made."""

    def __init__(self, appearance: Appearance, builders: Mapping[str, Callable[[], Room]]) -> None:
        super().__init__()
        self.parts: dict[str, Room] = {}
        self._builders = dict(builders)
        self._told: dict[str, tuple[str, str]] = {}
        titles = {each: each for each in builders}
        self.switch = Narrowing(appearance, "What to do", titles, next(iter(builders)))
        self.switch.explain(with_key("What to do in this room", keys.LEARN_PART))
        self._tools = LearnTools(self.switch)
        self._pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.switch.chosen.connect(self.open_part)
        bind(self, keys.LEARN_PART, self.switch.choose_next)
        appearance.changed.connect(self._tools.fit)
        self._show_part()

    @property
    def part_names(self) -> list[str]:
        """Of all parts, made or not."""
        return list(self._builders)

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
        self._tools.fit()
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
