"""Work that takes longer than a moment, done off the window's thread, one piece at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import LettersumError
from app.gui.mailbox import Mailbox
from app.waiting_thread import NewestRequestThread
from nncore.errors import NNCoreError

Work = Callable[[Callable[[int, int], None]], Any]


class Stopped(Exception):  # noqa: N818 (nothing went wrong)
    """The person doesn't want the work any more."""


@dataclass(frozen=True)
class _Progress:
    done: int
    of: int


@dataclass(frozen=True)
class _End:
    """``line`` says why there is no ``result``."""

    result: Any = None
    line: str = ""


class Errands(QObject):
    """``run`` begins a piece of work, which is given a function to tell how many of how many parts
    are done. ``progressed`` sends that; then comes ``done`` with the result, or ``failed`` with a
    line. Signals are sent in the window's thread."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.is_busy = False
        self._news = Mailbox()
        self._news.connect_taker(self._take)
        self._thread = _Thread(name, self._news.put)
        self._is_started = False

    def run(self, work: Work) -> None:
        """Begins; there may be nothing else to do."""
        assert not self.is_busy
        self.is_busy = True
        if not self._is_started:
            self._is_started = True
            self._thread.start()
        self._thread.is_wanted = True
        self._thread.ask(work)

    def cancel(self) -> None:
        """Ends the work at the next part; then ``failed`` is sent."""
        self._thread.is_wanted = False

    def shut_down(self) -> None:
        """Ends the thread and waits for it."""
        self.cancel()
        self._thread.stop()

    def _take(self) -> None:
        news = self._news.take()
        if isinstance(news, _Progress) and self.is_busy:
            self.progressed.emit(news.done, news.of)
        elif isinstance(news, _End):
            self.is_busy = False
            if news.line:
                self.failed.emit(news.line)
            else:
                self.done.emit(news.result)


class _Thread(NewestRequestThread[Work]):
    def __init__(self, name: str, put: Callable[[object], None]) -> None:
        super().__init__(name)
        self._put = put
        self.is_wanted = True

    def _work_on(self, request: Work) -> None:
        end = _End(line="it went wrong; nothing was changed")
        try:
            end = _End(request(self._tell))
        except Stopped:
            end = _End(line="stopped; nothing was changed")
        except (LettersumError, NNCoreError) as error:
            end = _End(line=str(error))
        except OSError as error:
            end = _End(line=f"it can't be done ({error.strerror}); choose another place")
        finally:
            self._put(end)

    def _tell(self, done: int, of: int) -> None:
        if not self.is_wanted:
            raise Stopped
        self._put(_Progress(done, of))
