"""A learner at the window who does what the strip says, by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.decode.room import DecodeRoom
from app.gui.main_window import MainWindow
from app.gui.network.room import NetworkRoom
from app.gui.type.room import TypeRoom
from app.gui.walk.guide import WalkGuide
from app.gui.walk.places import PLACES
from app.gui.walk.tour import Tour
from app.lessons.walk.walking import Walk

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, ALT, CONTROL = Modifier.NoModifier, Modifier.AltModifier, Modifier.ControlModifier
SHIFT = Modifier.ShiftModifier


def is_in_sight(widget: QWidget) -> bool:
    """Whether any part of a widget is on screen, not scrolled away."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


class KeyLearner:
    """``follow`` does one thing that the strip asks for; each is done by pressing keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        guide = window.findChild(WalkGuide)
        assert isinstance(guide, WalkGuide)
        self.guide = guide

    @property
    def tour(self) -> Tour:
        assert self.guide.tour is not None
        return self.guide.tour

    @property
    def walk(self) -> Walk:
        return self.guide.progress.walk

    @property
    def network(self) -> NetworkRoom:
        assert isinstance(self.window.room, NetworkRoom)
        return self.window.room

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        self.qtbot.keyClick(focused if focused is not None else self.window, key, modifier)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        self.qtbot.keyClicks(focused, text)

    def wait_for_page(self) -> None:
        self.qtbot.waitUntil(lambda: bool(self.tour.meant))

    def check_what_is_lit(self) -> None:
        """What the strip tells to use can be seen and used, and is framed."""
        place, room = PLACES[self.tour.meant], self.window.room
        assert room is not None
        self.qtbot.waitUntil(lambda: is_in_sight(place.widget(room)))
        lit, light = place.widget(room), self.tour.light
        said = f"{self.walk.page.name}: {self.tour.meant}"
        assert light.target is lit, said
        assert light.isVisible(), said
        assert lit.isEnabled(), said
        assert place.keyed(room).isEnabled(), said
        assert light.geometry().intersects(lit.geometry()), said
        assert self.tour.strip.isVisible(), said

    def go_to_it(self) -> None:
        """The key that brings the focus to what is meant."""
        self.press(Key.Key_End, ALT)
        place, room = PLACES[self.tour.meant], self.window.room
        assert room is not None
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is place.keyed(room))

    def follow(self) -> None:
        """Does what is said now, and waits until something else is."""
        self.check_what_is_lit()
        before = self.state()
        room, meant = self.window.room, self.tour.meant
        if isinstance(room, TypeRoom):
            self.write_words()
        elif isinstance(room, DecodeRoom):
            self.decode(meant)
        else:
            self.work_on_the_network(meant)
        self.qtbot.waitUntil(lambda: self.state() != before)

    def state(self) -> tuple[object, ...]:
        """What tells whether anything came of a key."""
        walk, tour = self.walk, self.tour
        seen = tour.watch.look(self.window.room_name)
        is_still = seen.snapshot is not None and not seen.is_training
        position = seen.snapshot.position if seen.snapshot and is_still else None
        return (
            walk.page.name, walk.steps_done, tour.meant, position, seen.asked, seen.explained,
            seen.ways, tour.strip.instruction.text(), seen.is_predicting,
        )  # fmt: skip

    def write_words(self) -> None:
        self.type("How " if self.walk.steps_done == 0 else "tomorrow ")

    def decode(self, meant: str) -> None:
        self.go_to_it()
        if meant == "decode.words":
            self.press(Key.Key_Up)
            self.press(Key.Key_Return)
        elif meant == "decode.field":
            self.press(Key.Key_A, CONTROL)
            self.type("wori")
        else:
            self.press(Key.Key_Up, ALT)

    def work_on_the_network(self, meant: str) -> None:
        keys = {
            "network.predict": (Key.Key_F8, NONE),
            "network.step": (Key.Key_F10, NONE),
            "network.back": (Key.Key_F10, SHIFT),
            "network.play": (Key.Key_F5, NONE),
            "network.first": (Key.Key_Home, CONTROL),
            "network.bias": (Key.Key_B, CONTROL),
        }
        if meant in keys:
            self.press(*keys[meant])
        elif meant == "network.guess":
            self.guess()
        elif meant == "network.picture":
            self.choose_weight_or_watch()
        else:
            self.use(meant)

    def guess(self) -> None:
        asked = self.network.showing.predicting.asked
        value = self.network.snapshot.value(asked)
        assert value is not None
        self.go_to_it()
        self.type(f"{value:.6f}")
        self.press(Key.Key_Return)

    def choose_weight_or_watch(self) -> None:
        if self.walk.page.name == "slope":
            self.go_to_it()
            self.press(Key.Key_Right)

    def use(self, meant: str) -> None:
        if meant == "network.curves":
            return  # to be looked at
        self.go_to_it()
        if meant == "network.rate":
            self.press(Key.Key_A, CONTROL)
            self.type("2")
            self.press(Key.Key_Return)
        elif meant == "network.ways":
            for _ in range(3):
                self.press(Key.Key_Tab)
        elif meant == "network.choose":
            self.type("Four")
        elif meant == "network.nudge":
            far = self.walk.steps_done > 0
            for _ in range(4 if far else 1):
                self.press(Key.Key_PageUp if far else Key.Key_Right)
        else:
            self.press(Key.Key_Space)  # a button
