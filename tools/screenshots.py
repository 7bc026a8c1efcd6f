"""Renders every room into docs/screenshots: light, dark, small, and with large text.

    python tools/screenshots.py [FOLDER]
    python tools/screenshots.py --sizes FOLDER [--room learn]

With --sizes it renders the Network room alone, or the Learn room with the walk, at every size of
window and text: many pictures, for a folder of their own. Uses the real window with the real
model. Needs no display, and leaves the settings alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from learn_sizes import LearnSizes
from learn_states import LearnStates
from network_sizes import NetworkSizes
from network_states import FLAT, NetworkStates
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from train_states import TrainStates

from app.gui.assembly import build_window
from app.gui.decode.room import DecodeRoom
from app.gui.help_sheet import HelpSheet
from app.gui.learn.room import LearnRoom
from app.gui.learned.window import LearnedWindow
from app.gui.main_window import MainWindow
from app.gui.network.pages import PageName
from app.gui.network.picture.forms import Form
from app.gui.network.room import NetworkRoom
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.train.room import TrainRoom
from app.gui.type.room import TypeRoom
from app.gui.walk.guide import WalkGuide
from app.microscope.catalogue import KEYBOARD
from app.prediction.personal.place import FOLDER_VARIABLE
from app.words.encodings import ENCODINGS

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
FULL_SIZE_PX, SMALL_SIZE_PX = (1280, 800), (900, 600)
LONGEST_WAIT_SECONDS, TRAINING_SECONDS = 20.0, 600.0
TEXT = "Hi Sam, thanks for the photos, they made my morning.\nIt was good to see everyone. How are "
PHRASE_TEXT = "The photos come at the e"
WALK_PAGE = "slope"


def main() -> None:
    """Takes all pictures."""
    parser = argparse.ArgumentParser(description="Renders the rooms of the window.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--sizes", type=Path, help="one room at every size, into this one")
    parser.add_argument("--room", choices=("network", "learn"), default="network")
    asked = parser.parse_args()
    folder: Path = asked.sizes or asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as temporary:
        os.environ[FOLDER_VARIABLE] = f"{temporary}/personal"  # nothing real is shown or changed
        store = QSettings(f"{temporary}/settings.ini", QSettings.Format.IniFormat)
        settings = Settings(store)
        appearance = Appearance(settings, application.styleHints())
        appearance.wear()
        window = build_window(appearance, settings)
        photographer = Photographer(application, window, appearance, folder)
        if asked.sizes and asked.room == "learn":
            photographer.take_learn_sizes()
        elif asked.sizes:
            photographer.take_sizes()
        else:
            photographer.take_all()
        window.close()


class Photographer:
    """Brings the window into each state and saves what it shows."""

    def __init__(
        self, application: QApplication, window: MainWindow, appearance: Appearance, folder: Path
    ) -> None:
        self._application, self._window = application, window
        self._appearance, self._folder = appearance, folder

    def take_all(self) -> None:
        """Every picture there is."""
        self._window.resize(*FULL_SIZE_PX)
        self._window.show()
        type_room, network_room = self._type_room(), self._network_room()
        self._window.open_room("type")
        self._wait(lambda: True)
        self._save("type-empty")
        self._write(type_room)
        self._in_both_schemes("type")
        self._take_phrase(type_room)
        self._take_other_type_states(type_room)
        self._window.open_room("network")
        self._in_both_schemes("network")
        self._states(network_room).train()
        self._in_both_schemes("network-training")
        self._in_other_sizes("network-training")
        self._window.open_room("type")
        self._in_other_sizes("type")
        self._take_decode()
        self._take_learn()
        self._take_train()
        self._take_help()
        self._take_other_network_states(network_room)
        self._take_walk()

    def take_sizes(self) -> None:
        """The Network room at every size of window and text."""
        self._window.show()
        room = self._network_room()
        NetworkSizes(
            room, self._states(room), self._appearance, self._window.resize, self._save
        ).take_all()

    def take_learn_sizes(self) -> None:
        """The Learn room and the pages of the walk at every size of window and text."""
        self._window.show()
        self._window.open_room("learn")
        room = self._window.room
        assert isinstance(room, LearnRoom)
        LearnSizes(
            self._window, LearnStates(room, self._wait), self._appearance, self._save, self._wait
        ).take_all()

    def _type_room(self) -> TypeRoom:
        self._window.open_room("type")
        room = self._window.room
        assert isinstance(room, TypeRoom)
        return room

    def _network_room(self) -> NetworkRoom:
        self._window.open_room("network")
        room = self._window.room
        assert isinstance(room, NetworkRoom)
        self._wait(lambda: room.widgets.plot.is_ready)
        return room

    def _write(self, room: TypeRoom) -> None:
        QTest.keyClicks(room.page, TEXT.replace("\n", " "))
        self._wait(lambda: room.row.cards[0].word == "you" and room.tools.texts[1] != "")

    def _take_phrase(self, room: TypeRoom) -> None:
        """Words that are offered together, and the rest of the first one behind the caret."""
        text = room.page.text
        room.page.begin(PHRASE_TEXT)
        self._wait(lambda: bool(room.row.phrase.text_shown and room.page.ghost))
        self._in_both_schemes("type-phrase")
        self._in_other_sizes("type-phrase")
        room.page.begin(text)
        self._wait(lambda: room.row.cards[0].word == "you" and not room.page.text.endswith("f"))

    def _take_other_type_states(self, room: TypeRoom) -> None:
        """A word half typed, five suggestions, the article's preset, the learned words."""
        QTest.keyClicks(room.page, "y")
        self._wait(lambda: bool(room.why.expected.remaining_text))
        room.tools.slots.choose_next()
        self._save("type-half-typed")
        room.tools.slots.choose_next()
        QTest.keyClick(room.page, Qt.Key.Key_Backspace)
        room.tools.encoding.setCurrentText("ending")
        self._wait(lambda: "ending" in room.why.expected.heading_text)
        self._save("type-encoding")
        room.tools.encoding.setCurrentIndex(0)
        room.tools.preset.choose_next()
        self._wait(lambda: bool(room.row.phrase.text_shown))
        self._save("type-article")
        room.tools.preset.choose_next()
        self._wait(
            lambda: room.row.phrase.text_shown != "you today" and room.row.cards[0].word == "you"
        )
        room.learning_menu.show_learned()
        learned = self._window.findChild(LearnedWindow)
        assert learned is not None
        self._wait(lambda: learned.table.rowCount() > 0)
        self._save("learned", learned)
        learned.accept()

    def _states(self, room: NetworkRoom) -> NetworkStates:
        return NetworkStates(room, self._wait)

    def _take_decode(self) -> None:
        self._window.open_room("decode")
        room = self._window.room
        assert isinstance(room, DecodeRoom)
        self._wait(
            lambda: (
                len(room.findings.prices) == len(room.findings.encoded) == len(ENCODINGS)
                and room.findings.phrase is not None
            )
        )
        self._in_both_schemes("decode")
        self._in_other_sizes("decode")
        room.cards.show_card(room.sentence)
        self._save("decode-encodings")

    def _take_learn(self) -> None:
        self._window.open_room("learn")
        room = self._window.room
        assert isinstance(room, LearnRoom)
        states = LearnStates(room, self._wait)
        exercises = states.slip()
        self._in_both_schemes("learn")
        self._in_other_sizes("learn")
        exercises.choose_boxes("sheet")
        self._save("learn-sheet")
        exercises.choose_boxes("picture")
        states.step_up(exercises)
        self._in_both_schemes("learn-step")
        states.challenge()
        self._in_both_schemes("learn-challenge")
        states.class_table()
        self._in_both_schemes("learn-class")

    def _take_train(self) -> None:
        self._window.open_room("train")
        room = self._window.room
        assert isinstance(room, TrainRoom)
        self._save("train-empty")
        states = TrainStates(room, partial(self._wait, most_seconds=TRAINING_SECONDS))
        states.read()
        self._in_both_schemes("train-text")
        states.train()
        self._in_both_schemes("train-training")
        room.widgets.cards.show_card(room.widgets.progress)
        self._in_other_sizes("train-training")
        states.finish()
        self._in_both_schemes("train")
        room.widgets.comparison.use_button.click()
        self._save("train-used")
        room.widgets.comparison.use_button.click()
        states.close()

    def _take_walk(self) -> None:
        """Its list of pages, and one of them: a weight has to be chosen."""
        guide = self._window.findChild(WalkGuide)
        assert guide is not None
        guide.start(WALK_PAGE)
        self._wait(lambda: guide.tour is not None and bool(guide.tour.meant))
        self._in_both_schemes("walk")
        self._in_other_sizes("walk")
        guide.switch()
        self._window.open_room("learn")
        room = self._window.room
        assert isinstance(room, LearnRoom)
        room.open_part("Walk")
        self._save("walk-pages")

    def _take_help(self) -> None:
        self._window.show_keys()
        sheet = self._window.findChild(HelpSheet)
        assert sheet is not None
        self._wait(sheet.isVisible)
        self._save("keys", sheet)
        sheet.accept()

    def _take_other_network_states(self, room: NetworkRoom) -> None:
        """Mid-backward, forked, a number dragged, the other pages, deep and large networks."""
        self._window.open_room("network")
        self._take_fork(room)
        self._take_pages(room)
        self._states(room).deep()
        self._save("network-deep")
        room.widgets.forms.set_form(Form.HEAT_MAP)
        self._save("network-heat-map")
        room.requests.open_entry(KEYBOARD)
        self._wait(lambda: room.widgets.keyboard.currentWidget() is room.widgets.keyboard.matrices)
        self._save("network-keyboard")
        room.requests.open_preset(FLAT)

    def _take_fork(self, room: NetworkRoom) -> None:
        states = self._states(room)
        states.fork()
        self._in_both_schemes("network-forked")
        room.previewing.drag("w5", 0.5)
        self._wait(lambda: room.previewing.shown is not None)
        self._save("network-dragged")
        room.previewing.end()
        states.step_back()
        self._in_both_schemes("network-backward")
        states.step_out()

    def _take_pages(self, room: NetworkRoom) -> None:
        for page in (PageName.SURFACE, PageName.NUMBERS, PageName.CLAIMS):
            room.widgets.pages.choose(page)
            room.training.pause()
            time.sleep(0.5)
            self._wait(lambda: True)
            self._save(f"network-{page.value.lower()}")
        room.widgets.pages.choose(PageName.EXPLAIN)

    def _in_both_schemes(self, name: str) -> None:
        self._save(name)
        self._appearance.switch_scheme()
        self._save(f"{name}-dark")
        self._appearance.switch_scheme()

    def _in_other_sizes(self, name: str) -> None:
        self._window.resize(*SMALL_SIZE_PX)
        self._save(f"{name}-small")
        self._window.resize(*FULL_SIZE_PX)
        self._appearance.set_scale(2.0)
        self._save(f"{name}-large-text")
        self._appearance.normal_size()

    def _save(self, name: str, widget: QWidget | None = None) -> None:
        for _ in range(5):  # layouts settle in rounds
            self._application.processEvents()
        shown = widget or self._window
        shown.grab().save(str(self._folder / f"{name}.png"))

    def _wait(
        self, condition: Callable[[], bool], most_seconds: float = LONGEST_WAIT_SECONDS
    ) -> None:
        """Lets the window work for a moment, then until the condition holds."""
        started = time.monotonic()
        while not condition() or time.monotonic() - started < 0.1:
            self._application.processEvents()
            time.sleep(0.005)
            if time.monotonic() - started > most_seconds:
                sys.exit("screenshots: the window did not get ready; run it by hand to see why")


if __name__ == "__main__":
    main()
