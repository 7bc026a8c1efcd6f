"""While a number is dragged: what would happen, before anything is changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.gui.mailbox import Mailbox
from app.microscope.previews.preview import SlopePreview, SlopeRequest
from app.microscope.previews.preview_thread import PreviewThread
from app.microscope.time_machine.recording import LoopNow
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.network_file import NetworkFile


class Previewing(QObject):
    """``came`` sends each SlopePreview, ``ended`` that there is none any more, ``failed`` why there
    is none. The network that is previewed is the one at which the drag began."""

    came = Signal(object)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, loop_now: LoopNow) -> None:
        super().__init__()
        self._mailbox = Mailbox()
        self._mailbox.connect_taker(self._take)
        self._thread = PreviewThread(loop_now, self._mailbox.put)
        self._snapshot: NetworkSnapshot | None = None
        self._base: tuple[NetworkFile, int] | None = None
        self.shown: SlopePreview | None = None
        self._thread.start()

    @property
    def is_on(self) -> bool:
        """Whether a number is being dragged."""
        return self._base is not None

    def stand_at(self, snapshot: NetworkSnapshot) -> None:
        """The network at which a drag would begin."""
        self._snapshot = snapshot

    def drag(self, what: str, value: float) -> None:
        """A weight or RATE is being dragged: asks what comes of this value."""
        if self._base is None and self._snapshot is not None:
            self._base = self._snapshot.file_now, self._snapshot.update
        if self._base is None:
            return
        file, update = self._base
        self._thread.ask(SlopeRequest(file, update, what, value))

    def end(self) -> None:
        """The number was dropped, or put back."""
        if self._base is None:
            return
        self._thread.forget()
        self._base = self.shown = None
        self.ended.emit()

    def shut_down(self) -> None:
        """Ends the thread."""
        self._thread.stop()

    def _take(self) -> None:
        answer = self._mailbox.take()
        if not self.is_on:
            return
        if isinstance(answer, SlopePreview):
            self.shown = answer
            self.came.emit(answer)
        elif isinstance(answer, Exception):
            self.failed.emit(str(answer))
