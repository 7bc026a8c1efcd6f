"""While the walk is on: the strip, the frame around what is meant, and the eyes on the rooms."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from app.gui.main_window import MainWindow
from app.gui.theme.appearance import Appearance
from app.gui.walk.light import Light
from app.gui.walk.places import PLACES, Place
from app.gui.walk.progress import WalkProgress
from app.gui.walk.sight import Sight
from app.gui.walk.stage import Stage
from app.gui.walk.strip import WalkStrip
from app.gui.walk.watch import Watch
from app.gui.walk.wording import after, elsewhere, filled, heading, out_of_sight, place_of
from app.lessons.walk.page import WalkPage
from app.lessons.walk.pages import PAGES
from app.lessons.walk.seen import Seen
from app.lessons.walk.walking import Walk


class Tour(QObject):
    """Shows the page of the walk that is open; a step ends when what the rooms show says so.
    ``meant`` is the widget that its instruction is about, by its name in PLACES; "" for none."""

    def __init__(self, appearance: Appearance, window: MainWindow, progress: WalkProgress) -> None:
        super().__init__(window)
        self._window, self._progress = window, progress
        self.is_on = False
        self._has_begun = False  # the room shows what the page begins with
        self.meant = ""
        self.light, self.stage, self.watch = Light(appearance), Stage(), Watch()
        self.sight = Sight()
        self.strip = WalkStrip(appearance, [(page.name, page.title) for page in PAGES])
        self.strip.hide()
        window.put_strip(self.strip)
        self._refit = QTimer(self, interval=0, singleShot=True)
        self._connect()

    @property
    def walk(self) -> Walk:
        """Where on the walk one is."""
        return self._progress.walk

    def open(self, page: WalkPage) -> None:
        """Opens a page: its room, and what it needs there. A page in a room that a lesson leaves
        out isn't opened; the window says so."""
        if not self._window.shows_room(page.room):
            self._window.open_room(page.room)
            return
        self.is_on, self._has_begun, self.meant = True, False, ""
        self.walk.open(page)
        self._put_out()
        self._progress.keep()
        self._show_page()
        self.strip.show_instruction("", is_done=False)
        self.strip.show()
        self._window.open_room(page.room)
        room = self._window.room
        assert room is not None
        self.watch.watch(room)
        self.stage.set_up(room, page.setting)

    def turn(self, by: int) -> None:
        """The next page with ``by`` 1, the one before with −1, if there is one; a lesson may leave
        out rooms."""
        page = self.walk.beside(by, self._shown)
        if page is not None:
            self.open(page)

    def leave(self) -> None:
        """The walk is over for now; how far one has come stays."""
        self.is_on = False
        self._put_out()
        self.strip.hide()
        self._window.go_on()

    def show_me(self) -> None:
        """Brings what is meant to sight, and the keys to it."""
        if self._window.room_name != self.walk.page.room:
            self._window.open_room(self.walk.page.room)
        self._look()
        place, room = PLACES.get(self.meant), self._window.room
        if place is not None and room is not None:
            place.turn_to(room)
            self._look()
            self.sight.keep(place.keyed(room))
            place.keyed(room).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.is_on:
            self._refit.start()
        return False

    def _connect(self) -> None:
        strip = self.strip
        strip.back_asked.connect(lambda: self.turn(-1))
        strip.next_asked.connect(lambda: self.turn(1))
        strip.show_asked.connect(self.show_me)
        strip.leave_asked.connect(self.leave)
        self.stage.ready.connect(self._begin)
        self.watch.changed.connect(self._look)
        self._window.room_opened.connect(self._look)
        self._window.installEventFilter(self)
        self.light.seen_or_not.connect(self._refit.start)
        self._refit.timeout.connect(self._fit)

    @property
    def _shown(self) -> list[WalkPage]:
        return [page for page in PAGES if self._window.shows_room(page.room)]

    def _begin(self) -> None:
        if self.is_on:
            self.watch.forget()
            self.walk.begin(self._seen())
            self._has_begun = True
            self._look()

    def _look(self) -> None:
        """Something else is to be seen: perhaps the step is done, or something else is to do."""
        if not self.is_on or not self._has_begun:
            return
        seen = self._seen()
        if seen.room == self.walk.page.room and self.walk.see(seen):
            self.watch.forget()
            self._show_page()
            if self.walk.is_page_done:
                self._progress.keep()
                self._show_page()
            seen = self._seen()
        self._show_instruction(seen)

    def _seen(self) -> Seen:
        return self.watch.look(self._window.room_name)

    def _show_page(self) -> None:
        walk = self.walk
        self.strip.show_page(heading(walk), place_of(walk), walk.page.text)
        self.strip.show_neighbours(
            has_back=walk.beside(-1, self._shown) is not None,
            has_next=walk.beside(1, self._shown) is not None,
        )
        self.strip.menu.show_progress(frozenset(walk.done), walk.page.name)

    def _show_instruction(self, seen: Seen) -> None:
        prompt = self.walk.prompt(seen)
        meant = prompt.widget if prompt is not None else ""
        if seen.room != self.walk.page.room:
            self._put_out()
            self.strip.show_instruction(elsewhere(self.walk), is_done=False)
            return
        if meant != self.meant:
            self.meant = meant
            self._bring_to_sight()
        self._frame()
        said = after(self.walk, self._shown) if prompt is None else filled(prompt.text, seen.asked)
        if self.light.target is not None and not self.light.target.isVisible():
            said = out_of_sight(said)
        self.strip.show_instruction(said, is_done=prompt is None)

    def _bring_to_sight(self) -> None:
        """What is meant now, where it is on another page of the room or scrolled away."""
        place, room = self._place, self._window.room
        if place is not None and room is not None:
            place.turn_to(room)
            self.sight.keep(place.widget(room))
            if place.is_written and not isinstance(QApplication.focusWidget(), QLineEdit):
                place.keyed(room).setFocus()

    def _put_out(self) -> None:
        self.light.put_on(None)
        self.sight.let_go()

    def _frame(self) -> None:
        place, room = self._place, self._window.room
        self.light.put_on(place.widget(room) if place is not None and room is not None else None)

    @property
    def _place(self) -> Place | None:
        return PLACES.get(self.meant)

    def _fit(self) -> None:
        """The window has another size, or what is meant has come or gone."""
        if self.is_on:
            self.strip.fit()
            self._look()
