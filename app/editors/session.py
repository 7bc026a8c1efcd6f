"""What an editor and this program have to do with each other, whatever carries their messages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from app.editors.answering import AnsweringThread
from app.editors.document import Change, Document, Position
from app.editors.items import Item, ghosts_of, items_of
from app.editors.open_file import Caret, OpenFile
from app.editors.settings import Settings, read_settings
from app.editors.units import UTF_16
from app.mishaps import one_line
from app.prediction.personal.place import something_was_learned
from app.prediction.predictor import Predictor
from app.prediction.presets import DEFAULT_PRESET
from app.prediction.shipped import Shipped
from app.prediction.word_predictor import WordPredictor
from app.writing.answer import Question
from app.writing.assistant import Assistant
from app.writing.sentences import FinishedSentence

_log = logging.getLogger(__name__)
MOST_FILES = 2_000  # open at once; more get no suggestions


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered at a caret."""

    caret: Caret
    items: tuple[Item, ...]


def make_assistant(warn: Callable[[str], None], model: Path | None = None) -> Assistant:
    """Suggests as the Type room does, with what was learned there, if anything was, and with this
    model file in the place of the keyboard's. Nothing is made on disk. Raises what says in one line
    why there are no suggestions."""
    assistant = Assistant(partial(_predictor, model), warn)
    if something_was_learned():
        _open_memory(assistant)
    assistant.use(DEFAULT_PRESET)
    return assistant


@dataclass(slots=True)
class Session:
    """One editor. ``tell`` shows a line to the person."""

    answering: AnsweringThread
    tell: Callable[[str], None] = _log.warning
    settings: Settings = field(default_factory=Settings)
    encoding: str = UTF_16
    as_markdown: bool = True
    files: dict[str, OpenFile] = field(default_factory=dict)

    def configure(self, value: Any) -> None:
        """Takes settings. Raises SettingsError, and then none of them is taken."""
        before, self.settings = self.settings, read_settings(value, self.settings)
        if (before.comments, before.languages) != (self.settings.comments, self.settings.languages):
            for file in self.files.values():
                file.choose_scanner(self.settings)
        if self.settings.learn and not before.learn:
            self._do(_open_memory)

    def open(self, uri: str, language: str, text: str) -> None:
        """A document is open now."""
        if len(self.files) >= MOST_FILES and uri not in self.files:
            return
        file = OpenFile(Document(uri, language, self.encoding))
        file.document.set_text(text)
        file.choose_scanner(self.settings)
        self.files[uri] = file

    def change(self, uri: str, changes: Sequence[Change]) -> None:
        """Parts of a document were changed, one after the other."""
        file = self.files.get(uri)
        if file is None:
            return
        for change in changes:
            typed = file.change(change)
            if typed is None or not self.settings.learn:
                continue
            for sentence in file.sentences(change, *typed, self.settings):
                self._do(_learning(sentence))

    def close(self, uri: str) -> None:
        """A document is no longer open."""
        self.files.pop(uri, None)

    def complete(self, uri: str, position: Position, *, is_asked: bool) -> Future[Offer] | None:
        """What is offered there; None where nothing is. Where no letter of a word is typed, only
        if the person ``is_asked`` or wants it after each space."""
        file = self.files.get(uri)
        caret = file.caret(position) if file else None
        if caret is None or not (caret.passage.prefix or is_asked or self.settings.after_space):
            return None
        settings, as_markdown = self.settings, self.as_markdown

        def offer(assistant: Assistant) -> Offer:
            answer = assistant.answer(Question(0, caret.passage.text), settings.items)
            if answer is None:
                return Offer(caret, ())
            found = items_of(
                answer, caret.passage, with_phrase=settings.phrases, as_markdown=as_markdown
            )
            return Offer(caret, found)

        return self.answering.ask(offer)

    def offered(self, uri: str, offer: Offer) -> None:
        """This was shown; what is written next may be one of it."""
        file = self.files.get(uri)
        if file is not None:
            line = offer.caret.start.line
            file.writing.offer(offer.items, line, offer.caret.index, offer.caret.passage)

    def ghost(self, uri: str, position: Position) -> Future[Offer] | None:
        """What may stand grey behind this place."""
        file = self.files.get(uri)
        caret = file.caret(position) if file and self.settings.inline else None
        if caret is None:
            return None
        with_phrase = self.settings.phrases

        def offer(assistant: Assistant) -> Offer:
            answer = assistant.answer(Question(0, caret.passage.text))
            found = ghosts_of(answer, caret.passage, with_phrase=with_phrase) if answer else ()
            return Offer(caret, found)

        return self.answering.ask(offer)

    def _do(self, job: Callable[[Assistant], None]) -> None:
        """Has it done; what goes wrong is told."""
        self.answering.ask(job).add_done_callback(self._tell_failure)

    def _tell_failure(self, done: Future[None]) -> None:
        error = done.exception()
        if error is not None:
            _log.warning("a job failed", exc_info=error)
            self.tell(one_line(error))


def _predictor(model: Path | None, preset: str) -> WordPredictor:
    return Shipped().predictor(preset) if model is None else Predictor.load(model)


def _open_memory(assistant: Assistant) -> None:
    if not assistant.has_memory:
        assistant.open_memory()


def _learning(sentence: FinishedSentence) -> Callable[[Assistant], None]:
    return lambda assistant: assistant.learn(sentence.words, sentence.picked, sentence.known)
