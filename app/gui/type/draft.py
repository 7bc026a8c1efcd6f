"""The draft: what is on the page, kept without being asked, in a thread of its own. Knows no Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nncore.whole_file import whole_file

_FOR_ITS_OWNER = 0o600


@dataclass(frozen=True, slots=True)
class DraftKept:
    """The draft was written; ``problem`` is one line where it could not be."""

    problem: str = ""


class DraftKeeper:
    """Writes the latest text to the file ``name``; one that is still waiting is overtaken.

    ``folder`` is called here; where it raises OSError there is no draft, and ``restore`` says so.
    ``deliver`` is called in the keeper's thread.
    """

    def __init__(
        self, folder: Callable[[], Path], name: str, deliver: Callable[[DraftKept], None]
    ) -> None:
        self._folder, self._name, self._deliver = folder, name, deliver
        self._changed = threading.Condition()
        self._waiting: str | None = None
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="draft", daemon=True)

    def start(self) -> None:
        """From now on drafts are written."""
        self._thread.start()

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

    def stop(self) -> None:
        """Writes what is waiting, and ends the thread."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()

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
            with whole_file(path) as stream:
                stream.write(text.encode("utf-8", "replace"))
            path.chmod(_FOR_ITS_OWNER)
        except OSError as error:
            return DraftKept(f"the draft can't be kept ({error.strerror}); save the page")
        return DraftKept()
