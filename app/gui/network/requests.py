"""What is asked of the Network room as a whole: another network, a file, a claim to try."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.gui import keys
from app.gui.mailbox import Mailbox
from app.gui.network.files.network_files import NetworkFiles
from app.gui.network.said_line import SaidLine
from app.gui.network.showing import Showing
from app.gui.network.widgets import NetworkWidgets
from app.microscope.catalogue import NEW_NETWORK, CatalogueEntry
from app.microscope.claims.claim import Claim
from app.microscope.claims.trying import trial
from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import OpenedView
from app.microscope.time_machine.training_thread import TrainingThread

LOOKED_AT = "the keyboard's network, to look at: point at a cell for its weight, or use the arrows"
_ONLY_LOOKED_AT = (
    "this network can only be looked at; choose another one to train and change "
    f"({keys.PRESET.shown})"
)


class NetworkRequests(QObject):
    """Nothing here waits for the training thread; what it has made comes through a mailbox."""

    def __init__(
        self, window: QWidget, widgets: NetworkWidgets, thread: TrainingThread,
        showing: Showing, said: SaidLine,
    ) -> None:  # fmt: skip
        super().__init__()
        self._widgets, self._thread = widgets, thread
        self._showing, self._said = showing, said
        self.files = NetworkFiles(window)
        self.files.opened.connect(self.open_preset)
        self.files.told.connect(said.say)
        self._made, self._tried = Mailbox(), Mailbox()
        self._made.connect_taker(self._ask_where_to_save)
        self._tried.connect_taker(self._show_tried)

    def open_entry(self, entry: CatalogueEntry | OpenedView) -> None:
        """Another network of the list, or one that was opened before, with its runs; the keyboard's
        is only looked at."""
        self.look_at_keyboard(isinstance(entry, CatalogueEntry) and entry.make is None)
        if isinstance(entry, OpenedView):
            self._thread.change(TrainingSession.go_to_network, entry.number)
        elif entry.make is None:
            self._thread.pause()
            self._widgets.keyboard.load()
            self._said.say_no_more()
        elif entry is NEW_NETWORK:
            self._thread.change(TrainingSession.begin_own, entry.make())
            self._widgets.tools.build.setChecked(True)
        else:
            self._thread.change(TrainingSession.go_to_entry, entry.title, entry.make)

    def look_at_keyboard(self, is_on: bool) -> None:
        """The keyboard's network in the place of everything else, or not."""
        if is_on is not self._widgets.keyboard.isHidden():
            return
        self._widgets.arrangement.show_looked_at(is_on)
        self._widgets.tools.look_only(is_on)
        (self._widgets.keyboard.matrices if is_on else self._widgets.picture).setFocus()
        if not is_on:
            self._showing.show()

    def where_it_can_be_changed(self, action: Callable[[], object]) -> None:
        """Does this, or says why the network that is seen takes no changes."""
        if self._widgets.keyboard.isHidden():
            action()
        else:
            self._said.say(_ONLY_LOOKED_AT)

    def open_preset(self, preset: NetworkPreset) -> None:
        """A network from a file."""
        self.look_at_keyboard(False)
        self._thread.change(TrainingSession.open, preset)

    def save(self) -> None:
        """Asks where, and saves the network with all its runs."""
        self._thread.change(lambda session: self._made.put(session.saved_file()))

    def try_claim(self, claim: Claim, value: float) -> None:
        """Trains what a claim compares; its card then says what came out."""
        self._thread.rest_and(trial(claim, value, lambda text: self._tried.put((claim, text))))

    def _ask_where_to_save(self) -> None:
        file = self._made.take()
        if file is not None:
            self.files.ask_save(file, self._showing.snapshot.preset.title)

    def _show_tried(self) -> None:
        self._widgets.claims.show_result(*self._tried.take())
