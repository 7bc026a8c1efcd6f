"""The part "Challenge" of the Learn room: one weight was changed, find it; or change one."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.learn.challenge.hunt_card import HuntCard
from app.gui.learn.challenge.tools import MAKE, SOLVE, ChallengeTools
from app.gui.learn.doctor_card import DoctorCard
from app.gui.learn.errands import Errands
from app.gui.learn.network_card import NetworkCard
from app.gui.room import Room
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.file_questions import file_to_open, file_to_write
from app.gui.widgets.steady_scroll import SteadyScroll
from app.lessons.challenge import Challenge, draw_challenge, network_of_level
from app.lessons.challenge_file import read_challenge_or_network, write_challenge
from app.lessons.desk import Said
from app.lessons.errors import LessonError
from app.lessons.hunt import Hunt, Making
from app.lessons.ladder import LADDER
from app.lessons.pictured import snapshot_of_network
from app.microscope.number_format import NumberError
from nncore.network_file import NetworkFile

_BESIDE_FROM_PX = 720  # at 100 %: below, the card stands under the picture
_GAP_PX = 16
_KINDS = "Challenges and networks (*.json);;All files (*)"
_CHALLENGES = "Challenges (*.json);;All files (*)"
_HINT = "try a weight and a value; the outputs follow · F1 shows every key"
_SOLVE = "Try one weight at a time: the others stay as they were. Enter says: this is it."
_MAKE = (
    "Change one weight and save: the file holds the network as it was and what comes out now, not "
    "which weight it is. It is saved only if no other weight could have done the same."
)


class ChallengePart(Room):
    """``at_hand`` is a challenge that is solved, or one that is being made."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._seeds = {SOLVE: 1, MAKE: 1}
        self._sample = 0
        self.errands = Errands("challenge")
        self.at_hand: Hunt | Making = Hunt(draw_challenge(1, 1))
        self.tools = ChallengeTools(appearance)
        self.network = NetworkCard(
            appearance, snapshot_of_network(self.at_hand.title, self.at_hand.network)
        )
        self.doctor, self.card = DoctorCard(), HuntCard(appearance)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._show_new()

    def bar(self) -> QWidget:
        return self.tools

    def enter(self) -> None:
        self.card.row.weights.setFocus()
        self._tell("")

    def go_to(self, text: str) -> None:
        """The level and the seed of a challenge, as ``6 1``."""
        level, seed = map(int, text.split())
        self.tools.kind.set_value(SOLVE)
        self.open_level(level, seed)

    def shut_down(self) -> None:
        self.errands.shut_down()

    @property
    def is_making(self) -> bool:
        """Whether a challenge is made, rather than solved."""
        return isinstance(self.at_hand, Making)

    def open_level(self, level: int, seed: int) -> None:
        """Another network, to solve or to make a challenge of."""
        self.tools.level.setCurrentIndex(level - 1)
        kind = self.tools.kind.value
        self._seeds[kind] = seed
        try:
            if kind == SOLVE:
                self.at_hand = Hunt(draw_challenge(level, seed))
            else:
                self.at_hand = Making(f"level {level}", network_of_level(level, seed))
        except LessonError as error:
            self._tell(str(error))
            return
        self._show_new()

    def other_numbers(self) -> None:
        """The next seed."""
        self.open_level(self.tools.level.currentIndex() + 1, self._seeds[self.tools.kind.value] + 1)

    def next_level(self) -> None:
        """The next rung, after the last the first."""
        self.open_level((self.tools.level.currentIndex() + 1) % len(LADDER) + 1, 1)

    def show_kind(self) -> None:
        """Solve or make: what the bar says."""
        self.open_level(self.tools.level.currentIndex() + 1, self._seeds[self.tools.kind.value])
        self.enter()

    def open_file(self) -> None:
        """Asks for a challenge, or for a network to make one of."""
        path = file_to_open(self, "Open a challenge", _KINDS)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Opens what is in this file."""
        if not self.errands.is_busy:
            self.errands.run(lambda _: (path.stem, read_challenge_or_network(path)))

    def choose_weight(self, name: str) -> None:
        """Goes on with another weight, as it was."""
        self.at_hand.try_weight(name)
        self._show()

    def write_value(self, text: str) -> None:
        """Another value for the weight at hand, as far as it can be read."""
        try:
            self.at_hand.try_value(text)
        except NumberError as error:
            self._tell(str(error))
            return
        self._show_numbers()
        self._tell("")

    def check(self) -> None:
        """This is it; where a challenge is made, it is saved."""
        if isinstance(self.at_hand, Hunt):
            self._say(self.at_hand.check())
        else:
            self.save()

    def hint(self) -> None:
        """One degree more of help."""
        if isinstance(self.at_hand, Hunt):
            self._say(self.at_hand.hint())

    def save(self) -> None:
        """Asks for a file, if the challenge can be solved."""
        if not isinstance(self.at_hand, Making):
            return
        try:
            self.at_hand.challenge("")
        except LessonError as error:
            self._say(Said((str(error),)))
            return
        path = file_to_write(self, "Save the challenge", _CHALLENGES, "challenge.json", ".json")
        if path is None:
            return
        try:
            write_challenge(path, self.at_hand.challenge(path.stem))
            self._tell(f"saved: {path.name}; which weight it is stands only here")
        except OSError as error:
            self._tell(f"{path.name} can't be written ({error.strerror}); choose another place")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            self.take_file(Path(local[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _take_opened(self, found: tuple[str, Challenge | NetworkFile]) -> None:
        name, content = found
        if isinstance(content, Challenge):
            self.tools.kind.set_value(SOLVE)
            self.at_hand = Hunt(replace(content, title=content.title or name))
        else:
            self.tools.kind.set_value(MAKE)
            self.at_hand = Making(name, content)
        self._show_new()
        self.enter()

    def _show_new(self) -> None:
        self._sample = 0
        self.card.row.show_weights(self.at_hand.values)
        self.card.show_kind(self.is_making, self.at_hand.title)
        self._show()
        self._say(Said())

    def _show(self) -> None:
        self.card.row.show_change(self.at_hand.tried)
        self._show_numbers()

    def _show_numbers(self) -> None:
        at_hand = self.at_hand
        self.card.show_compared(at_hand.network, at_hand.compared(), self.is_making)
        self._show_picture(frozenset((at_hand.tried.weight,)))

    def _show_picture(self, where: frozenset[str]) -> None:
        shown = self.at_hand.shown(self._sample)
        self.network.show_snapshot(snapshot_of_network(self.at_hand.title, shown), where)

    def _show_sample(self, place: int) -> None:
        if place != self._sample:
            self._sample = place
            self._show_picture(frozenset((self.at_hand.tried.weight,)))

    def _say(self, said: Said) -> None:
        self.doctor.show_said("", said, _MAKE if self.is_making else _SOLVE)
        if said.where:
            self._show_picture(said.where)
        self._tell("")

    def _tell(self, said: str) -> None:
        rows = self.at_hand.compared()
        same = sum(row.is_same for row in rows)
        score = "" if self.is_making else f"{same} of {len(rows)} outputs as wanted"
        self.told.emit(said or _HINT, score)

    def _fit(self) -> None:
        beside = self.width() >= self._appearance.px(_BESIDE_FROM_PX)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        left = QVBoxLayout()
        left.setSpacing(_GAP_PX)
        left.addWidget(self.network, 1)
        left.addWidget(self.doctor)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        # The scroll bar keeps its place free at the right, whether it is seen or not.
        self._row.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX - SCROLL_BAR_PX, _GAP_PX)
        self._row.setSpacing(_GAP_PX)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.card, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(SteadyScroll("Challenge", inner))

    def _connect(self) -> None:
        tools, card = self.tools, self.card
        tools.kind.chosen.connect(self.show_kind)
        tools.level.activated.connect(lambda place: self.open_level(place + 1, 1))
        tools.draw_button.clicked.connect(self.other_numbers)
        tools.open_button.clicked.connect(self.open_file)
        card.row.weight_chosen.connect(self.choose_weight)
        card.row.value_written.connect(self.write_value)
        card.row.entered.connect(self.check)
        card.check_button.clicked.connect(self.check)
        card.hint_button.clicked.connect(self.hint)
        card.save_button.clicked.connect(self.save)
        card.sample_chosen.connect(self._show_sample)
        self.errands.done.connect(self._take_opened)
        self.errands.failed.connect(self._tell)
        self._appearance.changed.connect(self._fit)

    def _bind_keys(self) -> None:
        bind(self, keys.LEVEL, self.next_level)
        bind(self, keys.KIND, self.tools.kind.choose_next)
        bind(self, keys.OTHER_NUMBERS, self.other_numbers)
        bind(self, keys.OPEN_FILES, self.open_file)
        bind(self, keys.CHECK, self.check)
        bind(self, keys.HINT, self.hint)
        bind(self, keys.HAND_IN, self.save)
