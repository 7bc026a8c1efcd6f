"""Types in the real window and prints the seconds of each key, as JSON; for typing_latency.py."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.assembly import build_window
from app.gui.main_window import MainWindow
from app.gui.network.room import NetworkRoom
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.type.room import TypeRoom
from app.microscope.network_presets import OSCILLATING
from app.microscope.time_machine.pace import Pace

TEXT = Path(__file__).parents[1] / "tests/data/heldout.txt"
CHARACTERS = 2000
WARMING_KEYS = 50  # typed before, and not counted
PAUSE_SECONDS = 0.01  # between a repaint and the next key
UPDATES_AT_FULL_SPEED = 100_000  # by then the pace is found


class Typist(QObject):
    """Types on the page of a window and watches the row of suggestions."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        super().__init__()
        self._application, self._window = application, window
        self._wait(lambda: window.room is not None)
        assert isinstance(window.room, TypeRoom)
        self._room, self._is_painted = window.room, False
        for widget in (self._room.row, *self._room.row.cards):
            widget.installEventFilter(self)
        self._wait(lambda: self._room.row.cards[0].word != "")

    def type(self, text: str) -> list[float]:
        """The seconds of each key, on a new page."""
        self._room.page.begin("")
        return [self._press(sign) for sign in text]

    def train(self) -> None:
        """Has a network trained from now on, at full speed and without end."""
        self._window.open_room("network")
        room = self._window.room
        assert isinstance(room, NetworkRoom)
        room.requests.open_preset(OSCILLATING)  # it never stands still
        self._wait(lambda: room.snapshot.preset is OSCILLATING)
        room.training.set_pace(Pace.FULL)
        room.training.set_until(None)
        room.widgets.controls.goal.setCurrentText("no end")
        room.widgets.controls.play.click()
        self._wait(lambda: room.snapshot.update > UPDATES_AT_FULL_SPEED)
        self._window.open_room("type")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Paint and self._is_answered():
            self._is_painted = True
        return False

    def _press(self, sign: str) -> float:
        pause_end = time.perf_counter() + PAUSE_SECONDS
        self._wait(lambda: time.perf_counter() >= pause_end)
        self._is_painted = False
        start = time.perf_counter()
        QTest.keyClick(self._room.page, sign)
        self._wait(self._is_answered)
        return self._wait(self._is_shown) - start

    def _is_shown(self) -> bool:
        """An answer that changes nothing is painted too, to be counted. It is asked for as often
        as it takes: while what was learned is asked again, what is painted is no answer."""
        if not self._is_painted and self._is_answered():
            self._room.row.update()
        return self._is_painted

    def _is_answered(self) -> bool:
        model = self._room._model
        return model.answer is not None and model.answer.question == model.question

    def _wait(self, condition: Callable[[], bool]) -> float:
        """Lets the window work, asleep between events as for a person; returns the time."""
        waking = QTimer()
        waking.start(2)
        while not condition():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter()


def shown_window(application: QApplication, settings: Settings) -> MainWindow:
    """The program's window, as it starts."""
    application.setStyle("Fusion")
    appearance = Appearance(settings, application.styleHints())
    appearance.wear()
    window = build_window(appearance, settings)
    window.show()
    return window


def main() -> None:
    """Seconds of each key, alone and while training."""
    application = QApplication([])
    window = shown_window(application, Settings.of_this_user())
    typist = Typist(application, window)
    text = TEXT.read_text(encoding="utf-8").replace("\n", " ")[:CHARACTERS]
    typist.type(text[:WARMING_KEYS])
    found = {"alone": typist.type(text)}
    typist.train()
    typist.type(text[:WARMING_KEYS])
    found["while a network trains"] = typist.type(text)
    window.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
