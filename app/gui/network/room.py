"""The Network room: the picture, at the right what explains it, and the controls below both."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.mailbox import Mailbox
from app.gui.network.controls.strip import FIRST_PACE
from app.gui.network.curves.curve_card import import_plotting
from app.gui.network.files.network_files import dropped_file
from app.gui.network.keeping import NetworkKeeping
from app.gui.network.previewing import Previewing
from app.gui.network.requests import LOOKED_AT, NetworkRequests
from app.gui.network.said_line import SaidLine
from app.gui.network.showing import Showing, first_of_last_layer
from app.gui.network.teach.teaching import Teaching
from app.gui.network.widgets import NetworkWidgets
from app.gui.network.wiring import Wiring
from app.gui.qt_types import TypeMaking
from app.gui.room import Room
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE, NetworkPreset
from app.microscope.notices import hint, settings_text
from app.microscope.phrases.word_source import WordSource
from app.microscope.tables.edits import NetworkEdits
from app.microscope.time_machine.online_loop import WarmingLoop
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from app.microscope.time_machine.training_thread import TrainingThread
from app.prediction.shipped import Shipped

_OWN_WORDS = WordSource(Shipped().lexicon)


class NetworkRoom(Room):
    """Holds one training session in a thread, and what shows the snapshots it sends: ``widgets``
    are what is seen, ``showing`` says which numbers they show, ``previewing`` is for a number that
    is dragged, ``requests``, ``edits`` and ``teaching`` are what can be asked. ``words`` says where
    the dictionary is; without it outputs aren't read as words until some are taught. ``settings``
    remember which page was open."""

    def __init__(
        self,
        appearance: Appearance,
        preset: NetworkPreset = ARTICLE,
        words: WordSource | None = None,
        *,
        restores: bool = True,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings if restores else None
        self._news, self._plot_ready = Mailbox(), Mailbox()
        self._loop = WarmingLoop(
            import_plotting, self._plotting_imported, self._load_words if words else _nothing
        )
        session = TrainingSession(preset, self._loop.now)
        snapshot = session.snapshot()
        selected = first_of_last_layer(snapshot)
        session.watch(selected)
        self.training = TrainingThread(session, self._news.put)
        self.widgets = NetworkWidgets(appearance, snapshot, selected)
        self.previewing = Previewing(self._loop.now)
        self.showing = Showing(self.widgets, self.previewing, self.training, snapshot, selected)
        self.said, self.edits = SaidLine(), NetworkEdits(self.training)
        self.requests = NetworkRequests(self, self.widgets, self.training, self.showing, self.said)
        self.teaching = Teaching(
            self.widgets, self.training, self.showing, self.said, words or _OWN_WORDS
        )
        self.keeping = NetworkKeeping(self.training, session, restores=restores)
        self._lay_out()
        self._connect()
        if self._settings is not None:
            self.widgets.pages.choose_named(self._settings.network_page)
        self.showing.show()
        self.keeping.start(snapshot)  # first of all that the thread is asked
        self.training.start()
        self.training.set_pace(FIRST_PACE)
        TypeMaking(self, self._loop.start)  # which imports what asks for all of Qt's types

    @property
    def snapshot(self) -> NetworkSnapshot:
        """The numbers that are shown."""
        return self.showing.snapshot

    def choose_weight(self, name: str) -> None:
        """Shows the chain rule of this weight (``w5``, ``v21``), wherever it is chosen from."""
        self.showing.choose_weight(name)

    def bar(self) -> QWidget:
        return self.widgets.tools

    def enter(self) -> None:
        is_looked_at = not self.widgets.keyboard.isHidden()
        (self.widgets.keyboard.matrices if is_looked_at else self.widgets.picture).setFocus()
        self.showing.show()

    def go_to(self, text: str) -> None:
        """Offers the end of a text as a phrase to be taught."""
        self.requests.look_at_keyboard(False)
        self.teaching.take_from(text)

    def may_close(self) -> bool:
        return self.keeping.may_close(self)

    def shut_down(self) -> None:
        if self._settings is not None:
            self._settings.network_page = self.widgets.pages.shown.name
        self.previewing.shut_down()
        self.widgets.shut_down()
        self.training.shut_down()
        self.keeping.shut_down()
        self._loop.stop()

    def tell(self) -> None:
        """Sends the status line's two texts."""
        if self.widgets.keyboard.isHidden():
            always = self.snapshot.notice or hint(self.widgets.picture.scene.numbered)
            settings = settings_text(self.snapshot)
        else:
            always, settings = LOOKED_AT, "weights of the model as it is shipped"
        self.told.emit(self.said.text or always, settings)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.training.set_seen(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.training.set_seen(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            self.requests.files.open(path)

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.widgets)

    def _connect(self) -> None:
        self._news.connect_taker(self._take_snapshot)
        self.keeping.told.connect(self.said.say)
        self.keeping.began_anew.connect(self._say_it_began_anew)
        self._plot_ready.connect_taker(self.widgets.make_plots)
        for changed in (self.showing.shown, self.said.changed):
            changed.connect(self.tell)
        self.widgets.picture.scene.numbers_changed.connect(self.tell)
        wiring = Wiring(
            self.widgets, self.training, self.edits, self.requests, self.said, self.teaching
        )
        wiring.connect_widgets(self.showing, self.previewing)
        wiring.bind_keys(self)

    def _say_it_began_anew(self, line: str) -> None:
        self.widgets.watch.say(line)
        self.showing.show()

    def _take_snapshot(self) -> None:
        snapshot = self._news.take()
        if snapshot is not None:
            self.showing.take(snapshot)
            self.keeping.take(snapshot)

    def _plotting_imported(self) -> None:
        self._plot_ready.put(None)

    def _load_words(self) -> None:
        self.teaching.load_words()


def _nothing() -> None:
    """Where there is nothing to load."""
