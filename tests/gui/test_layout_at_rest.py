"""The rooms in windows of many sizes, in several fonts: every layout comes to rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.decode.room import DecodeRoom
from app.gui.main_window import MainWindow
from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.gui.theme import fonts
from app.gui.theme.appearance import Appearance
from tests.gui.at_rest import comes_to_rest, restless_widths
from tests.gui.conftest import Spread
from tests.gui.decode.conftest import wait_for_all
from tests.sweep import swept

OpenWindow = Callable[[], MainWindow]
WIDTHS = range(1_300, 640, -43)


FONTS = [(1.0, 0), (1.15, 40)]


@pytest.fixture(params=swept(FONTS, FONTS[1:]), ids=["as it is", "larger and stretched"])
def other_font(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text of other widths and heights, as another font family has; any machine has this one."""
    grown, stretch = request.param
    made = fonts._font

    def font(families: tuple[str, ...], hint: QFont.StyleHint, px: int, w: QFont.Weight) -> QFont:
        other = made(families, hint, round(px * grown), w)
        if stretch:
            other.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + stretch / 4)
        return other

    monkeypatch.setattr(fonts, "_font", font)


@pytest.mark.parametrize("name", ["type", "decode", "learn", "train"])
def test_a_room_comes_to_rest(
    open_window: OpenWindow, appearance: Appearance, other_font: None, name: str, spread: Spread
) -> None:
    appearance.set_scale(1.3)
    window = open_window()
    window.open_room(name)
    assert restless_widths(window, spread(WIDTHS), 760) == []


def test_every_page_of_the_network_room_comes_to_rest(
    qtbot: QtBot, open_window: OpenWindow, appearance: Appearance, other_font: None, spread: Spread
) -> None:
    appearance.set_scale(1.3)
    window = open_window()
    window.open_room("network")
    room = window.room
    assert isinstance(room, NetworkRoom)
    qtbot.waitUntil(lambda: room.widgets.plot.is_ready)
    room.choose_weight("w1")  # one with paths
    for page in PageName:
        room.widgets.pages.choose(page)
        # The column is the same for all pages: the first is tried at more widths.
        widths = WIDTHS if page is PageName.EXPLAIN else WIDTHS[::3]
        assert restless_widths(window, spread(widths), 800) == [], page
        # Here the controls scroll too:
        assert restless_widths(window, spread(WIDTHS[::4]), 460) == [], page


@pytest.mark.parametrize(
    "name", swept(["type", "network", "decode", "learn", "train"], ["network", "decode", "train"])
)
def test_a_text_size_has_one_layout_from_wherever_it_is_reached(
    qtbot: QtBot, open_window: OpenWindow, appearance: Appearance, name: str
) -> None:
    window = open_window()
    window.open_room(name)
    room = window.room
    if isinstance(room, NetworkRoom):
        qtbot.waitUntil(lambda: room.widgets.plot.is_ready)
    elif isinstance(room, DecodeRoom):
        wait_for_all(qtbot, room)
    window.resize(900, 640)
    assert comes_to_rest(window)
    before = places(window)
    appearance.set_scale(2.0)
    assert comes_to_rest(window)
    appearance.normal_size()
    assert comes_to_rest(window)
    after = places(window)
    moved = before.keys() ^ after.keys() | {
        widget for widget in before.keys() & after.keys() if before[widget] != after[widget]
    }
    assert [(widget, before.get(widget), after.get(widget)) for widget in moved] == []


def places(window: QWidget) -> dict[QWidget, QRect]:
    """Where all that is in the window and not hidden is."""
    widgets = window.findChildren(QWidget)
    return {widget: widget.geometry() for widget in widgets if widget.isVisible()}
