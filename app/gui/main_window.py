"""The window: a rail, one bar above, the rooms, one status line. It knows no room by name."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QStackedWidget, QWidget

from app.crash.watch import Start
from app.gui import keys
from app.gui.bar import Bar
from app.gui.help_sheet import HelpSheet
from app.gui.lesson_line import LessonLine
from app.gui.mailbox import Mailbox
from app.gui.rail import Rail
from app.gui.report_offer import report_offer
from app.gui.room import Room, RoomEntry
from app.gui.settings import Settings
from app.gui.shortcuts import bind
from app.gui.status_line import StatusLine
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import FRAME_PX
from app.gui.widgets.guarded_painting import guarded_paint
from app.mishaps import MishapListener, guarded

_FIRST_SIZE_PX = (1280, 800)
_SMALLEST_SIZE_PX = (640, 440)
_LOW_BELOW_PX = 480  # at 100 %: with less height, bar and status line have less air


class MainWindow(QMainWindow):
    """Builds a room when it is first opened, so the window is on screen before any of them.

    ``start`` says whether size and room of the last time are brought back, and what went wrong
    then. ``room_opened`` is sent when another room is the one that is seen, ``lesson_left`` when
    somebody leaves the lesson that was opened.
    """

    room_opened = Signal()
    lesson_left = Signal()

    def __init__(
        self,
        appearance: Appearance,
        settings: Settings,
        entries: Sequence[RoomEntry],
        start: Start | None = None,
    ) -> None:
        super().__init__()
        self._appearance, self._settings = appearance, settings
        appearance.dress(self)
        self._start = start or Start()
        self._entries = {entry.name: entry for entry in entries}
        self._rooms: dict[str, Room] = {}
        self._told: dict[str, tuple[str, str]] = {}
        self._open_name = ""
        self._shown: Collection[str] = self._entries  # the rooms that are seen in the rail
        self._lesson: LessonLine | None = None
        self._lesson_room = ""
        self.setWindowTitle("Lettersum")
        self.setMinimumSize(*_SMALLEST_SIZE_PX)
        self._rail = Rail(appearance, entries)
        self._bar = Bar(appearance)
        self._pages = QStackedWidget()
        self._status = StatusLine()
        self._offer = report_offer(appearance, self._start.past)
        self._news = Mailbox()
        self._news.connect_taker(self._say_mishap)
        self._mishaps = MishapListener(self._news.put)
        self._lay_out()
        self._connect()
        self._restore()

    @property
    def room(self) -> Room | None:
        """The room that is open."""
        return self._rooms.get(self._open_name)

    @property
    def room_name(self) -> str:
        """The name of the room that is open; "" before the first one is."""
        return self._open_name

    @property
    def room_names(self) -> list[str]:
        """Of all rooms, in the order of the rail."""
        return list(self._entries)

    @property
    def status_texts(self) -> tuple[str, str]:
        """What the status line says, left and right."""
        return self._status.texts

    def show_lesson(self, text: str, names: Collection[str], first: str = "") -> None:
        """Only these rooms, ``first`` first, and a line with this text; called before the window is
        shown."""
        self._lesson_room = first
        self._shown = [name for name in self._entries if name in names]
        self._rail.show_only(self._shown)
        self._lesson = LessonLine(text)
        self._lesson.left.connect(self.show_all_rooms)
        self._grid.addWidget(self._lesson, 4, 1)

    def show_all_rooms(self) -> None:
        """The lesson is left."""
        if self._lesson is not None:
            self._shown = self._entries
            self._rail.show_only(self._shown)
            self._lesson.hide()
            self._lesson = None
            self.lesson_left.emit()
            self.go_on()

    def shows_room(self, name: str) -> bool:
        """Whether this room is seen in the rail."""
        return name in self._shown

    def open_room(self, name: str) -> None:
        """Shows the room of this name, building it if need be; one that a lesson leaves out stays
        closed."""
        if name not in self._shown:
            title = self._entries[name].title
            self._status.show_notice(f"{title} is no part of this lesson; “All rooms” shows it")
            return
        if name not in self._rooms:
            self._build(name)
        self._open_name = name
        room = self._rooms[name]
        self._pages.setCurrentWidget(room)
        self._bar.show_room(name)
        self._rail.show_chosen(name)
        self._status.show_room(name)
        self._status.show_texts(*self._told.get(name, ("", "")))
        room.enter()
        self.room_opened.emit()

    def go_on(self) -> None:
        """The focus goes back to where work is."""
        if self.room is not None:
            self.room.enter()

    def put_strip(self, strip: QWidget) -> None:
        """Adds a strip below the bar; it stays while rooms change."""
        self._grid.addWidget(strip, 1, 1)

    def say(self, notice: str) -> None:
        """Says one line in the status line, for a while."""
        self._status.show_notice(notice)

    def show_keys(self) -> None:
        """Opens the sheet with all keys."""
        sheet = HelpSheet(self._appearance, list(self._entries.values()), self)
        sheet.open()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._open_name:  # painted for the first time: now there is time to build a room
            self._open_name = self._first_room()
            QTimer.singleShot(0, self._open_first_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and not all(room.may_close() for room in self._rooms.values()):
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self._settings.room = self._open_name
        self._settings.save()
        self.hide()
        for room in self._rooms.values():
            with guarded("closing"):  # so that the drafts of the others are kept
                room.shut_down()
        self._mishaps.close()
        super().closeEvent(event)

    def _build(self, name: str) -> None:
        room = self._entries[name].build()
        self._rooms[name] = room
        self._bar.add_room(name, room.bar())
        self._pages.addWidget(room)
        status = room.status()
        if status is not None:
            self._status.add_room(name, status)
        room.told.connect(self._room_told)
        room.leads_on.connect(self._lead_on)

    def _room_told(self, left: str, right: str) -> None:
        name = next(name for name, room in self._rooms.items() if room is self.sender())
        self._told[name] = (left, right)
        if name == self._open_name:
            self._status.show_texts(left, right)

    def _say_mishap(self) -> None:
        mishap = self._news.take()
        if mishap:
            self._status.show_notice(f"{mishap} · the rest goes on")

    def _fit(self) -> None:
        """What frames the rooms gives way first where there is little room."""
        self._rail.fit(self.width())
        is_low = self.height() < self._appearance.px(_LOW_BELOW_PX)
        self._bar.set_low(is_low)
        self._status.set_low(is_low)

    def _lead_on(self, name: str, text: str) -> None:
        self.open_room(name)
        if name == self._open_name:
            self._rooms[name].go_to(text)

    def _first_room(self) -> str:
        remembered = self._settings.room if self._start.restores else ""
        if self._lesson is not None and self._lesson_room in self._shown:
            return self._lesson_room
        return remembered if remembered in self._shown else next(iter(self._shown))

    def _open_first_room(self) -> None:
        if self._open_name not in self._rooms:
            self.open_room(self._open_name)

    def _lay_out(self) -> None:
        middle = QWidget()
        grid = self._grid = QGridLayout(middle)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._rail, 0, 0, 6, 1)
        grid.addWidget(self._bar, 0, 1)
        grid.addWidget(self._pages, 2, 1)  # row 1 is for a strip
        if self._offer is not None:
            grid.addWidget(self._offer, 3, 1)
        grid.addWidget(self._status, 5, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.open_room)
        self._appearance.changed.connect(self._fit)
        self._bar.scheme_asked.connect(self._appearance.switch_scheme)
        self._bar.help_asked.connect(self.show_keys)
        if self._offer is not None:
            self._offer.told.connect(self._status.show_notice)
            self._offer.answered.connect(self.go_on)
        bind(self, keys.HELP, self.show_keys)
        bind(self, keys.SCHEME, self._appearance.switch_scheme)
        bind(self, keys.LARGER, self._appearance.larger)
        bind(self, keys.SMALLER, self._appearance.smaller)
        bind(self, keys.NORMAL_SIZE, self._appearance.normal_size)
        bind(self, keys.QUIT, self.close)
        bind(self, keys.ALL_ROOMS, self.show_all_rooms)
        for number, entry in enumerate(self._entries.values(), start=1):
            key = keys.room_key(number, entry.title)
            bind(self, key, partial(self.open_room, entry.name))

    def _restore(self) -> None:
        geometry = self._settings.geometry if self._start.restores else None
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableSize() - QSize(*FRAME_PX)
            self.resize(QSize(*_FIRST_SIZE_PX).boundedTo(room))
