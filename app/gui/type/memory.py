"""What the window asks of what was learned: done in the prediction thread, told when done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import LettersumError
from app.gui.mailbox import Mailbox
from app.mishaps import one_line
from app.prediction.personal.exchange import export_words, import_words
from app.writing.assistant import Assistant
from app.writing.predicting import Job
from app.writing.sentences import FinishedSentence
from app.writing.text_learning import TextLearning

_log = logging.getLogger(__name__)

DoInThread = Callable[[Job], None]


class Memory(QObject):
    """``told`` sends one line about what was done or went wrong, ``changed`` is sent when
    suggestions may differ, ``words_read`` sends a tuple of PersonalWord, ``batch_learned`` a
    TextProgress."""

    told = Signal(str)
    changed = Signal()
    words_read = Signal(object)
    batch_learned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._do: DoInThread = _nobody
        self._text: TextLearning | None = None  # the one learned last
        self._notices, self._changes, self._words = Mailbox(), Mailbox(), Mailbox()
        self._notices.connect_taker(self._take_notice)
        self._changes.connect_taker(self._take_change)
        self._words.connect_taker(self._take_words)
        self._batches = Mailbox()
        self._batches.connect_taker(self._take_batch)

    def work_through(self, do: DoInThread) -> None:
        """``do`` gives a job to the prediction thread."""
        self._do = do

    def warn(self, line: str) -> None:
        """Tells this line; may be called from any thread."""
        self._notices.put(line)

    def learn(self, sentence: FinishedSentence) -> None:
        """Learns a finished sentence."""
        self._ask(
            lambda assistant: assistant.learn(sentence.words, sentence.picked, sentence.known), ""
        )

    def learn_batch(self, learning: TextLearning) -> None:
        """Learns the next sentences of a text; ``batch_learned`` says how far that came."""

        def learn(assistant: Assistant) -> None:
            try:
                progress = learning.learn_batch(assistant)
            except Exception as error:  # whatever it is, who waits for the text has to hear of it
                if not isinstance(error, LettersumError):
                    _log.exception("a text can't be learned")
                progress = learning.progress(1.0, one_line(error))
            self._batches.put(progress)

        self._text = learning
        self._do(learn)

    def take_back(self, learning: TextLearning) -> None:
        """Takes back what was learned of a text."""
        self._ask(learning.take_back, f"what {learning.name} taught is taken back")

    def never(self, word: str, *, never: bool = True) -> None:
        """Never suggests the word, or suggests it again."""
        told = "is not suggested any more" if never else "may be suggested again"
        self._ask(lambda assistant: assistant.store.never(word, never=never), f"“{word}” {told}")

    def not_here(self, before: str, word: str) -> None:
        """Does not suggest the word after this one, "" for the beginning of a sentence."""
        where = f"after “{before}”" if before else "at the beginning of a sentence"
        told = f"“{word}” is not suggested {where} any more"
        self._ask(lambda assistant: assistant.store.not_here(before, word), told)

    def forget(self, *words: str) -> None:
        """Forgets all that was learned of these words."""
        told = f"forgot “{words[0]}”" if len(words) == 1 else f"forgot {len(words):,} words"
        text = self._text

        def forget(assistant: Assistant) -> None:
            assistant.store.forget(*words)
            if text is not None:
                text.forget(words)

        self._ask(forget, told)

    def add(self, word: str) -> None:
        """Offers the word from now on."""
        self._ask(lambda assistant: assistant.store.add(word), f"added “{word}” to your words")

    def export(self, path: Path) -> None:
        """Writes all words to a file."""
        told = f"exported to {path.name}"
        self._ask(lambda assistant: export_words(assistant.store, path), told)

    def import_from(self, path: Path) -> None:
        """Adds the words of a file."""
        self._ask(
            lambda assistant: import_words(assistant.store, path), f"imported from {path.name}"
        )

    def wipe(self) -> None:
        """Forgets everything."""
        self._ask(Assistant.wipe, "everything learned from you is forgotten")

    def read_words(self) -> None:
        """Asks for the list; ``words_read`` brings it."""
        self._do(lambda assistant: self._words.put(assistant.words()))

    def _ask(self, job: Job, told: str) -> None:
        def done(assistant: Assistant) -> None:
            job(assistant)
            if told:
                self._notices.put(told)
            self._changes.put(True)

        self._do(done)

    def _take_notice(self) -> None:
        notice = self._notices.take()
        if notice:
            self.told.emit(notice)

    def _take_change(self) -> None:
        if self._changes.take():
            self.changed.emit()

    def _take_words(self) -> None:
        words = self._words.take()
        if words is not None:
            self.words_read.emit(words)

    def _take_batch(self) -> None:
        progress = self._batches.take()
        if progress is not None:
            self.batch_learned.emit(progress)


def _nobody(job: Job) -> None:
    """Before there is a thread, nothing is done."""
