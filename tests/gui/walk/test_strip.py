"""The strip in windows of any size, and what a screen reader hears of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.main_window import MainWindow
from app.gui.theme.appearance import Appearance
from app.lessons.walk.pages import PAGES
from tests.gui.at_rest import comes_to_rest, restless_widths
from tests.gui.test_accessible_names import unnamed
from tests.gui.walk.learner import KeyLearner
from tests.sweep import swept

OpenWindow = Callable[[], MainWindow]
SIZES = [(640, 440), (900, 600), (1280, 800)]


@pytest.mark.parametrize("scale", swept([1.0, 1.4, 2.0], [2.0]))
def test_it_takes_a_quarter_of_the_window_at_most(
    qtbot: QtBot, open_window: OpenWindow, appearance: Appearance, scale: float
) -> None:
    appearance.set_scale(scale)
    learner = KeyLearner(qtbot, open_window())
    learner.guide.start("slope")
    learner.wait_for_page()
    strip, window = learner.tour.strip, learner.window
    for width, height in (*SIZES, *reversed(SIZES)):
        window.resize(width, height)
        assert comes_to_rest(window)
        assert (window.width(), window.height()) == (width, height)
        assert strip.height() <= round(height * 0.25) + 1
        lines = strip.instruction.fontMetrics().lineSpacing()
        assert strip._scroll.height() >= min(2 * lines, strip._inner.heightForWidth(400))
        shown = [each for each in (*strip._buttons, strip.more) if each.isVisible()]
        assert shown
        for button in shown:
            assert button.width() >= button.sizeHint().width() - 2
            assert strip.rect().contains(button.geometry().center())
    learner.tour.leave()
    assert comes_to_rest(window)


@pytest.mark.parametrize("name", swept(["word", "slope", "meaning"], ["slope"]))
def test_rooms_come_to_rest_below_it(
    qtbot: QtBot, open_window: OpenWindow, appearance: Appearance, name: str
) -> None:
    appearance.set_scale(1.3)
    learner = KeyLearner(qtbot, open_window())
    learner.guide.start(name)
    learner.wait_for_page()
    assert restless_widths(learner.window, range(1_300, 640, -97), 700) == []
    assert restless_widths(learner.window, range(1_300, 640, -97), 460) == []


def test_every_part_of_it_has_a_name_and_what_to_do_is_heard(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    learner = KeyLearner(qtbot, open_window())
    for page in PAGES:
        learner.guide.start(page.name)
        learner.wait_for_page()
        strip = learner.tour.strip
        for label, text in (
            (strip.instruction, strip.instruction.text()),
            (strip.text, page.text),
            (strip.heading, strip.heading.text()),
        ):
            interface = QAccessible.queryAccessibleInterface(label)
            assert interface is not None
            assert text
            assert interface.text(QAccessible.Text.Name) == text
        assert unnamed(strip) == []


def test_the_frame_lets_mouse_and_focus_through(qtbot: QtBot, open_window: OpenWindow) -> None:
    learner = KeyLearner(qtbot, open_window())
    learner.guide.start("watch")
    learner.wait_for_page()
    light, play = learner.tour.light, learner.network.widgets.controls.play
    assert light.target is play
    around = play.parentWidget()
    assert around is not None
    assert light.geometry().contains(play.geometry().center())
    assert around.childAt(play.geometry().center()) is play
    for _ in range(80):
        learner.window.focusNextChild()
        assert QApplication.focusWidget() is not light


def test_the_frame_follows_its_widget_and_goes_with_it(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    learner = KeyLearner(qtbot, open_window())
    learner.guide.start("watch")
    learner.wait_for_page()
    light, play = learner.tour.light, learner.network.widgets.controls.play
    for width in (1_280, 700, 1_000):
        learner.window.resize(width, 700)
        assert comes_to_rest(learner.window)
        assert light.geometry().contains(play.geometry().center())
        assert light.geometry().width() <= play.width() + 6
        assert light.isVisible()
    play.hide()
    assert not light.isVisible()
    play.show()
    assert light.isVisible()
    learner.tour.leave()
    assert not light.isVisible()
    assert light.parentWidget() is None


def test_it_is_drawn_in_light_and_dark(
    qtbot: QtBot, open_window: OpenWindow, appearance: Appearance
) -> None:
    learner = KeyLearner(qtbot, open_window())
    learner.guide.start("watch")
    learner.wait_for_page()
    light = learner.tour.light
    for _ in range(2):
        appearance.switch_scheme()
        picture = light.grab().toImage()
        colours = {picture.pixelColor(light.width() // 2, y).name() for y in range(light.height())}
        assert appearance.colours.selected in colours
