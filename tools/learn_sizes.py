"""The Learn room in every state, and each page of the walk, at every size of window and text."""

from __future__ import annotations

from collections.abc import Callable

from learn_states import LearnStates

from app.gui.main_window import MainWindow
from app.gui.theme.appearance import Appearance
from app.gui.walk.guide import WalkGuide
from app.lessons.walk.pages import PAGES

SIZES = ((1280, 800, 1.0), (1280, 800, 2.0), (900, 600, 1.0), (900, 600, 2.0), (640, 440, 1.0))
Save = Callable[[str], None]
Wait = Callable[[Callable[[], bool]], None]


class LearnSizes:
    """Names are like ``slip-900x600-200-dark``."""

    def __init__(
        self,
        window: MainWindow,
        states: LearnStates,
        appearance: Appearance,
        save: Save,
        wait: Wait,
    ) -> None:
        self._window, self._states, self._appearance = window, states, appearance
        self._save, self._wait = save, wait

    def take_all(self) -> None:
        """Every page of the room in each of its states, then the pages of the walk."""
        for name, bring in self._states.all_states().items():
            bring()
            self._at_all_sizes(name)
        guide = self._window.findChild(WalkGuide)
        assert guide is not None
        for number, page in enumerate(PAGES, start=1):
            guide.start(page.name)
            self._wait(lambda: guide.tour is not None and bool(guide.tour.meant))
            self._at_all_sizes(f"walk-{number:02}-{page.name}")
        guide.switch()

    def _at_all_sizes(self, name: str) -> None:
        for width, height, scale in SIZES:
            self._window.resize(width, height)
            self._appearance.set_scale(scale)
            self._wait(lambda: True)
            shown = f"{name}-{width}x{height}-{round(100 * scale)}"
            for suffix in ("", "-dark"):
                self._save(f"{shown}{suffix}")
                self._appearance.switch_scheme()
        self._appearance.normal_size()
