"""The Network room in windows of three sizes, with text of two: who gets how much of the room."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from app.gui.main_window import MainWindow
from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.moments import Grain, Phase
from tests.gui.at_rest import comes_to_rest
from tests.sweep import swept

OpenWindow = Callable[[], MainWindow]
# What is left inside the frame of a window of 900×600, 1280×800 and 1920×1080.
SIZES = [(884, 552), (1264, 752), (1904, 1032)]
SCALES = [1.0, 2.0]
LEAST_SHARE = 0.38  # of the room, for the picture, after a step by sample


def room_in(window: MainWindow) -> NetworkRoom:
    room = window.room
    assert isinstance(room, NetworkRoom)
    return room


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: comes_to_rest(window))


def show_picture(qtbot: QtBot, window: MainWindow) -> None:
    room_in(window).widgets.pages.show_picture()
    settle(qtbot, window)


def seen(widget: QWidget) -> QRect:
    return widget.visibleRegion().boundingRect()


def area(widget: QWidget) -> int:
    rect = seen(widget)
    return rect.width() * rect.height() if widget.isVisible() else 0


def is_wholly_seen(widget: QWidget) -> bool:
    return widget.isVisible() and seen(widget).size() == widget.size()


def scrolling(window: MainWindow, way: Qt.Orientation) -> Iterator[str]:
    """The names of what is scrolled in this direction."""
    for bar in window.findChildren(QScrollBar):
        if bar.isVisible() and bar.maximum() > bar.minimum() and bar.orientation() is way:
            parent = bar.parentWidget()
            while parent is not None and not parent.accessibleName():
                parent = parent.parentWidget()
            yield parent.accessibleName() if parent else ""


def assert_the_picture_has_the_largest_share(qtbot: QtBot, window: MainWindow) -> None:
    show_picture(qtbot, window)
    room, widgets = room_in(window), room_in(window).widgets
    others = (widgets.pages, widgets.told, widgets.watch, widgets.plot, widgets.controls)
    assert area(widgets.forms) > max(area(each) for each in others)
    assert area(widgets.forms) >= LEAST_SHARE * room.width() * room.height()
    scene = widgets.picture.scene
    assert scene.needed.width() <= widgets.forms.width()
    assert scene.needed.height() <= widgets.forms.height()


def assert_nothing_scrolls_across(qtbot: QtBot, window: MainWindow) -> None:
    show_picture(qtbot, window)
    assert list(scrolling(window, Qt.Orientation.Horizontal)) == []
    for page in PageName:
        room_in(window).widgets.pages.choose(page)
        settle(qtbot, window)
        assert list(scrolling(window, Qt.Orientation.Horizontal)) == [], page
        downwards = list(scrolling(window, Qt.Orientation.Vertical))
        assert len(downwards) <= 1, (page, downwards)
    room_in(window).widgets.go_to_other_table()
    settle(qtbot, window)
    assert room_in(window).widgets.weights.isVisible()
    assert list(scrolling(window, Qt.Orientation.Horizontal)) == []
    assert len(list(scrolling(window, Qt.Orientation.Vertical))) <= 1


def assert_header_tabs_and_controls_stay_where_they_are(qtbot: QtBot, window: MainWindow) -> None:
    """One row each of them, in whatever page one looks; and all of it is in sight."""
    show_picture(qtbot, window)
    widgets = room_in(window).widgets
    tools = [each for each in widgets.tools.children() if isinstance(each, QWidget)]
    tools = [each for each in tools if each.isVisible()]
    assert len({each.geometry().center().y() // 4 for each in tools}) == 1
    assert all(is_wholly_seen(each) for each in tools)
    tabs = [x for x in widgets.pages.switch.findChildren(QAbstractButton) if x.isVisible()]
    places = [each.mapTo(window, QPoint(0, 0)) for each in (*tabs, widgets.controls)]
    assert len({place.y() for place in places[:-1]}) == 1
    for page in PageName:
        widgets.pages.choose(page)
        settle(qtbot, window)
        assert [each.mapTo(window, QPoint(0, 0)) for each in (*tabs, widgets.controls)] == places
    for control in (
        widgets.controls.first, widgets.controls.back, widgets.controls.play,
        widgets.controls.step, widgets.controls.time_line, widgets.controls.progress.field,
    ):  # fmt: skip
        assert is_wholly_seen(control)
    assert widgets.controls.grain.isVisible() or widgets.controls.settings.button.isVisible()
    assert widgets.controls.until.isVisible() or widgets.controls.settings.button.isVisible()


def assert_runs_are_in_sight(qtbot: QtBot, window: MainWindow) -> None:
    show_picture(qtbot, window)
    widgets = room_in(window).widgets
    if widgets.pages.is_alone:
        assert is_wholly_seen(widgets.told.run_menu)
        assert not widgets.runs.isVisible()
    else:
        assert is_wholly_seen(widgets.runs.list)
        assert not widgets.told.run_menu.isVisible()


def assert_the_sentence_is_never_cut(qtbot: QtBot, window: MainWindow) -> None:
    show_picture(qtbot, window)
    room = room_in(window)
    sentence = room.widgets.told.sentence
    room.training.choose_grain(Grain.NEURON)
    while room.snapshot.phase is not Phase.PARTIAL:
        before = room.snapshot
        room.training.step()
        qtbot.waitUntil(lambda before=before: room.snapshot is not before)
        settle(qtbot, window)
        assert sentence.height() >= sentence.heightForWidth(sentence.width())
        assert is_wholly_seen(sentence), sentence.text()


def assert_a_wide_window_uses_its_width(qtbot: QtBot, window: MainWindow) -> None:
    show_picture(qtbot, window)
    room, widgets = room_in(window), room_in(window).widgets
    beside = 0 if widgets.pages.is_alone else widgets.pages.width()
    assert widgets.forms.width() + beside >= 0.97 * room.width()
    reading = widgets.controls.reading
    assert reading.mapTo(room, QPoint(reading.width(), 0)).x() >= 0.9 * room.width()


CASES = [(size, scale) for size in SIZES for scale in SCALES]
# The least room for the text, the most, and the usual.
ALWAYS = [(SIZES[0], 2.0), (SIZES[2], 1.0), (SIZES[1], 1.0)]


@pytest.mark.parametrize(
    "case",
    swept(CASES, ALWAYS),
    ids=[f"{width}x{height} {scale:.0%}" for (width, height), scale in CASES],
)
def test_who_gets_how_much_of_the_room(
    qtbot: QtBot,
    open_window: OpenWindow,
    appearance: Appearance,
    case: tuple[tuple[int, int], float],
) -> None:
    """One window for all that is asked of a size: a window takes longer than all of it."""
    size, scale = case
    appearance.set_scale(scale)
    window = open_window()
    window.resize(*size)
    window.open_room("network")
    room = room_in(window)
    qtbot.waitUntil(lambda: room.widgets.plot.is_ready)
    settle(qtbot, window)
    assert area(room.widgets.plot) == 0  # until there is a curve
    for _ in range(2):
        room.training.step()
    qtbot.waitUntil(lambda: room.snapshot.update == 2)
    settle(qtbot, window)
    assert not room.widgets.plot.isHidden()
    assert_the_picture_has_the_largest_share(qtbot, window)
    assert_a_wide_window_uses_its_width(qtbot, window)
    assert_runs_are_in_sight(qtbot, window)
    assert_nothing_scrolls_across(qtbot, window)
    assert_header_tabs_and_controls_stay_where_they_are(qtbot, window)
    assert_the_sentence_is_never_cut(qtbot, window)
