"""The draft: what is on the page, kept without being asked, in a thread of its own. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.gui.waiting_thread import WaitingThread
from nncore.whole_file import whole_file

_FOR_ITS_OWNER = 0o600


@dataclass(frozen=True, slots=True)
class DraftKept:
    """The draft was written; ``problem`` is one line where it could not be."""

    problem: str = ""


class DraftKeeper(WaitingThread):
    """Writes the latest text to the file ``name``; one that is still waiting is overtaken,
    and what waits when the keeper is stopped is written first.

    ``folder`` is called here; where it raises OSError there is no draft, and ``restore`` says so.
    ``deliver`` is called in the keeper's thread.
    """

    def __init__(
        self, folder: Callable[[], Path], name: str, deliver: Callable[[DraftKept], None]
    ) -> None:
        super().__init__("draft")
        self._folder, self._name, self._deliver = folder, name, deliver
        self._waiting: str | None = None

    def restore(self) -> str:
        """The draft that was kept last, "" if none was. Raises OSError."""
        path = self._folder() / self._name
        try:
            return path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return ""

    def keep(self, text: str) -> None:
        """Writes this text soon."""
        with self._changed:
            self._waiting = text
            self._changed.notify()

    def _run(self) -> None:
        while (text := self._next()) is not None:
            self._deliver(self._write(text))

    def _next(self) -> str | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting is not None)
            text, self._waiting = self._waiting, None
            return text

    def _write(self, text: str) -> DraftKept:
        try:
            path = self._folder() / self._name
            with whole_file(path, _FOR_ITS_OWNER) as stream:
                stream.write(text.encode("utf-8", "replace"))
        except OSError as error:
            return DraftKept(f"the draft can't be kept ({error.strerror}); save the page")
        return DraftKept()
