"""The whole walk in the real window, by keys alone: what is lit can be seen and used."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.main_window import MainWindow
from app.gui.theme.appearance import Appearance
from app.lessons.walk.pages import PAGES
from tests.gui.walk.learner import ALT, KeyLearner
from tests.sweep import swept

OpenWindow = Callable[[], MainWindow]
MOST_DEEDS = 60  # on one page


WINDOWS = [(1280, 800, 1.0), (900, 600, 1.0), (640, 440, 2.0)]


@pytest.mark.parametrize("size", swept(WINDOWS, WINDOWS[1:2]))
def test_every_page_is_done_by_keys_alone(
    qtbot: QtBot,
    open_window: OpenWindow,
    appearance: Appearance,
    size: tuple[int, int, float],
) -> None:
    width, height, scale = size
    appearance.set_scale(scale)
    window = open_window()
    window.resize(width, height)
    learner = KeyLearner(qtbot, window)
    learner.press(Qt.Key.Key_Home, ALT)
    for number, page in enumerate(PAGES, start=1):
        assert learner.walk.page is page
        learner.wait_for_page()
        for _ in range(MOST_DEEDS):
            if learner.walk.is_page_done:
                break
            learner.follow()
        assert learner.walk.is_page_done, page.name
        assert not learner.tour.light.isVisible()
        assert learner.tour.strip.heading.text().startswith(f"✓ {number} of 13")
        learner.press(Qt.Key.Key_PageDown, ALT)
    assert learner.walk.done == {page.name for page in PAGES}
    learner.press(Qt.Key.Key_Home, ALT)
    assert learner.guide.tour is None
