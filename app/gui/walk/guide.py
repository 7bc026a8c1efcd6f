"""The walk in the window: begun, left and turned over by key, from any room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui import keys
from app.gui.main_window import MainWindow
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance

if TYPE_CHECKING:
    from app.gui.walk.progress import WalkProgress
    from app.gui.walk.tour import Tour


class WalkGuide(QObject):
    """Leads through one window. Nothing is imported, made or read before the walk is asked for:
    the window is on screen before that."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._window: MainWindow | None = None
        self._progress: WalkProgress | None = None
        self._tour: Tour | None = None

    @property
    def progress(self) -> WalkProgress:
        """How far one has come."""
        if self._progress is None:
            from app.gui.walk.progress import WalkProgress

            self._progress = WalkProgress()
            if self._window is not None:
                self._progress.told.connect(self._window.say)
        return self._progress

    @property
    def tour(self) -> Tour | None:
        """The walk that is on; None while there is none."""
        return self._tour if self._tour is not None and self._tour.is_on else None

    def guide(self, window: MainWindow) -> None:
        """Leads through this window; binds the keys of the walk."""
        self.setParent(window)
        self._window = window
        for key, action in (
            (keys.WALK, self.switch),
            (keys.WALK_NEXT, self.next_page),
            (keys.WALK_BACK, self.page_before),
            (keys.WALK_SHOW, self.show_me),
        ):
            bind(window, key, action)

    def switch(self) -> None:
        """Begins the walk, or goes on where it was left; or leaves it."""
        if self.tour is not None:
            self.tour.leave()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Opens the first page that hasn't been done, of those whose rooms are shown."""
        if self._window is None:
            return
        from app.lessons.walk.pages import PAGES

        shown = [page for page in PAGES if self._window.shows_room(page.room)]
        page = self.progress.walk.to_go_on_in(shown) or PAGES[0]
        self.start(page.name)

    def next_page(self) -> None:
        """The next page; where no walk is on, it begins."""
        if self.tour is not None:
            self.tour.turn(1)
        else:
            self.switch()

    def page_before(self) -> None:
        """The page before; where no walk is on, it begins."""
        if self.tour is not None:
            self.tour.turn(-1)
        else:
            self.switch()

    def show_me(self) -> None:
        """To the widget that is meant; where no walk is on, it begins."""
        if self.tour is not None:
            self.tour.show_me()
        else:
            self.switch()

    def start(self, name: str) -> None:
        """Opens a page by its name."""
        from app.lessons.walk.pages import page_named

        page = page_named(name)
        if page is None or self._window is None:
            return
        if not self._window.shows_room(page.room):
            self._window.open_room(page.room)  # which says why it can't
            return
        if self._tour is None:
            from app.gui.walk.tour import Tour

            self._tour = Tour(self._appearance, self._window, self.progress)
            self._tour.strip.page_asked.connect(self.start)
        self._tour.open(page)
