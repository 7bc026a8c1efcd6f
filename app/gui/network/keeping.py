"""Keeps all networks with their runs from one start to the next, without being asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.gui.mailbox import Mailbox
from app.gui.network.files.network_dialogs import NetworkDialogs
from app.gui.own_draft import OwnDraft
from app.microscope.keeping import DamagedNetworksError, NetworksKeeper
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from app.microscope.time_machine.training_thread import TrainingThread
from app.prediction.personal.place import personal_folder

KEEP_AFTER_MS = 1_500  # after the last change
KEEP_AT_LEAST_EVERY_MS = 10_000  # while runs are trained
FILE_NAMES = ("networks.json", *(f"networks-{n}.json" for n in range(2, 21)))
_FRESH = "Lettersum ended unexpectedly twice, so this network is new"


class NetworkKeeping(QObject):
    """``told`` sends a line about what was found or can't be kept, ``began_anew`` that nothing is
    restored now, and where it is. Each window has a file of its
    own. If it doesn't restore, that of the runs before stays as it is, for the next time."""

    told = Signal(str)
    began_anew = Signal(str)

    def __init__(
        self,
        thread: TrainingThread,
        session: TrainingSession,
        folder: Callable[[], Path] = personal_folder,
        dialogs: NetworkDialogs | None = None,
        *,
        restores: bool = True,
    ) -> None:
        super().__init__()
        self._thread, self._session = thread, session
        self._dialogs = dialogs or NetworkDialogs()
        self.problem = ""
        self._is_restored = False  # set in the training thread; before, nothing may be written
        self._is_worth_asking = False
        self._seen: object = None
        self._news, self._found = Mailbox(), Mailbox()
        self._news.connect_taker(self._take_kept)
        self._found.connect_taker(self._tell_found)
        self._own = OwnDraft(_folder_or_none(folder), FILE_NAMES, fresh=not restores)
        self._keeper = NetworksKeeper(folder, self._own.name, self._news.put)
        self._pause, self._latest = _timer(KEEP_AFTER_MS), _timer(KEEP_AT_LEAST_EVERY_MS)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.keep)

    def start(self, snapshot: NetworkSnapshot) -> None:
        """Brings back what was kept, in place of what is in the snapshot, as soon as the training
        thread comes to it."""
        self._seen = _seen_in(snapshot)
        self._keeper.start()
        self._thread.change(self._restore)

    def take(self, snapshot: NetworkSnapshot) -> None:
        """The newest there is: what is new in it is kept soon."""
        seen = _seen_in(snapshot)
        if seen == self._seen:
            return
        self._seen, self._is_worth_asking = seen, True
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def keep(self) -> None:
        """Writes everything now, in the keeper's thread."""
        self._pause.stop()
        self._latest.stop()
        self._thread.change(self._hand_over)

    def may_close(self, parent: QWidget) -> bool:
        """What is kept makes closing safe; where it can't be kept, asks."""
        if not self.problem or not self._is_worth_asking:
            return True
        return self._dialogs.may_lose_runs(parent, self.problem)

    def shut_down(self) -> None:
        """The training thread has ended: everything is written before this returns."""
        self._pause.stop()
        self._latest.stop()
        if self._is_restored:
            self._keeper.keep(self._session.kept())
        self._keeper.stop()
        self._own.release()

    def _restore(self, session: TrainingSession) -> None:
        """In the training thread."""
        if self._own.is_fresh:
            self._found.put(self._told_of_fresh_start())
        else:
            try:
                kept = self._keeper.restore()
            except DamagedNetworksError as damaged:
                self._found.put(str(damaged))
            except OSError as error:
                self._found.put(f"the kept runs can't be read ({error.strerror})")
            else:
                if kept is not None:
                    session.restore(kept)
        self._is_restored = True

    def _told_of_fresh_start(self) -> str:
        left: list[Path] = []
        with suppress(OSError):
            left = self._own.paths_left()
        if not left:
            return _FRESH
        return f"{_FRESH}; your runs are kept and come back next time ({left[0]})"

    def _hand_over(self, session: TrainingSession) -> None:
        """In the training thread."""
        if self._is_restored:
            self._keeper.keep(session.kept())

    def _take_kept(self) -> None:
        problem = self._news.take()
        if problem is None:
            return
        self._own.hold_again()
        if problem and problem != self.problem:
            self.told.emit(problem)
        self.problem = problem

    def _tell_found(self) -> None:
        line = self._found.take()
        if line:
            self.told.emit(line)
            if self._own.is_fresh:
                self.began_anew.emit(f"{line}.")


def _seen_in(snapshot: NetworkSnapshot) -> object:
    """What of a snapshot is kept: where it differs, there is something to keep."""
    runs = tuple((run.number, run.title, run.head, run.is_hidden) for run in snapshot.runs)
    return snapshot.network, snapshot.position.run, runs


def _folder_or_none(folder: Callable[[], Path]) -> Path | None:
    try:
        return folder()
    except OSError:
        return None  # said when it is to be restored


def _timer(ms: int) -> QTimer:
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setInterval(ms)
    return timer
