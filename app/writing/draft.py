"""The draft: what is on the page, kept without being asked, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.mishaps import one_line
from app.prediction.personal.place import put_aside
from app.waiting_thread import Task, WaitingThread
from app.writing.page_file import LARGEST_MB
from app.writing.sentences import UnfinishedSentence
from nncore.untrusted.files import read_ordinary
from nncore.whole_file import whole_file

SENTENCE_SUFFIX = ".sentence"  # of the file beside a draft that knows its last sentence
_LARGEST_SENTENCE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class RestoredDraft:
    """``text`` is what could be read; a damaged file is not overwritten but now named
    ``put_aside``, "" for a good one."""

    text: str
    put_aside: str = ""


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
        super().__init__("draft", self._say_unkept)
        self._folder, self._name, self._deliver = folder, name, deliver
        self._waiting: str | None = None

    def restore(self) -> RestoredDraft:
        """The draft that was kept last, without text if none was. Raises OSError for one that can
        neither be read nor put aside."""
        path = self._folder() / self._name
        try:
            content = read_ordinary(path, LARGEST_MB * 10**6)
        except FileNotFoundError:
            return RestoredDraft("")
        except OSError:
            return RestoredDraft("", put_aside(path))
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            return RestoredDraft(content.decode("utf-8", "replace"), put_aside(path))
        if text and not text.strip("\0"):  # what a power failure makes of a file
            return RestoredDraft("", put_aside(path))
        return RestoredDraft(text)

    def restore_sentence(self) -> UnfinishedSentence:
        """What was known of the draft's last sentence when the window was closed."""
        try:
            content = read_ordinary(self._sentence_path(), _LARGEST_SENTENCE_BYTES)
            return UnfinishedSentence.from_json(content.decode("utf-8", "replace"))
        except OSError:
            return UnfinishedSentence()

    def keep_sentence(self, unfinished: UnfinishedSentence) -> None:
        """Writes what is to be known of the last sentence at the next start. Raises OSError."""
        with whole_file(self._sentence_path(), private=True) as stream:
            stream.write(unfinished.as_json().encode("utf-8", "replace"))

    def keep(self, text: str) -> None:
        """Writes this text soon."""
        with self._changed:
            self._waiting = text
            self._changed.notify()

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting is not None)
            text, self._waiting = self._waiting, None
            return None if text is None else partial(self._write_and_tell, text)

    def _write_and_tell(self, text: str) -> None:
        self._deliver(self._write(text))

    def _say_unkept(self, error: Exception) -> None:
        self._deliver(DraftKept(f"the draft can't be kept ({one_line(error)}); save the page"))

    def _sentence_path(self) -> Path:
        return self._folder() / f"{self._name}{SENTENCE_SUFFIX}"

    def _write(self, text: str) -> DraftKept:
        try:
            path = self._folder() / self._name
            with whole_file(path, private=True) as stream:
                stream.write(text.encode("utf-8", "replace"))
        except OSError as error:
            return DraftKept(f"the draft can't be kept ({error.strerror}); save the page")
        return DraftKept()
