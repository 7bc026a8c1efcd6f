"""Which model suggests in this window, and those there are: shared by all rooms that ask."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.mailbox import Mailbox
from app.gui.settings import Settings
from app.own_models import library_thread
from app.own_models.choosing import key_of, path_of, remembered_key
from app.own_models.library_thread import LibraryNews, LibraryThread, Take, Work
from app.own_models.names import UNNAMED, cleaned
from app.prediction.presets import DEFAULT_PRESET, PRESETS
from app.prediction.shipped import Shipped
from app.writing.assistant import PRESET_TITLES
from nncore.untrusted.quoting import quoted_name

if TYPE_CHECKING:
    from app.own_models.library_model import LibraryModel

LONGEST_UNDO = 50  # deleted models that Undo brings back


class OwnModels(QObject):
    """``current`` is the key of what suggests, see app/own_models/choosing.py. ``chosen`` is sent
    when that is another one, ``listed`` when ``models`` are others or are called otherwise, and
    ``told`` sends one line about what was done or went wrong.

    ``key`` is what suggests in this window first, whatever settings remember; "" for what they do.
    """

    chosen = Signal()
    listed = Signal()
    told = Signal(str)

    def __init__(self, settings: Settings, shipped: Shipped | None = None, key: str = "") -> None:
        super().__init__()
        self._settings, self._shipped = settings, shipped or Shipped()
        self.current = key or remembered_key(settings.preset)
        self.models: tuple[LibraryModel, ...] = ()
        self._deleted: deque[tuple[str, bool]] = deque(maxlen=LONGEST_UNDO)  # and if it was in use
        self._thread: LibraryThread | None = None
        self._is_shut = False
        self._done: deque[tuple[LibraryNews, Take]] = deque()
        self._news, self._losses = Mailbox(), Mailbox()
        self._news.connect_taker(self._take_news)
        self._losses.connect_taker(self._take_loss)

    @property
    def can_undo(self) -> bool:
        """Whether a model was deleted here that can be brought back."""
        return bool(self._deleted)

    @property
    def title(self) -> str:
        """What is shown of the model that suggests."""
        if self.current in PRESETS:
            return PRESET_TITLES[self.current]
        model = self.model_of(self.current)
        if model is not None:
            return model.title
        path = path_of(self.current)
        remembered = self._settings.model_title if self.current == self._settings.preset else ""
        return cleaned(remembered) or cleaned("" if path is None else path.stem) or UNNAMED

    @property
    def is_article(self) -> bool:
        """Whether it is a network like the article's, which knows letter sums alone."""
        model = self.model_of(self.current)
        return "article" in (self.current, model.preset if model else "")

    def model_of(self, key: str) -> LibraryModel | None:
        """The model of the library that this key stands for, as far as is known."""
        return next((each for each in self.models if key_of(each.path) == key), None)

    def use(self, key: str) -> None:
        """What suggests from now on, and at the next start."""
        if key == self.current and key == self._settings.preset:
            return
        self.current = key
        self._remember()
        self.chosen.emit()

    def lose(self, key: str, why: str) -> None:
        """This model can't be had, and what comes with the program speaks in its place; may be
        called from any thread."""
        self._losses.put((key, why))

    # Asked of the library

    def look(self) -> None:
        """Looks again what models there are."""
        self._do(library_thread.look)

    def rename(self, model: LibraryModel, title: str) -> None:
        """Gives a model another title."""
        self._do(partial(library_thread.rename, model, title))

    def delete(self, model: LibraryModel) -> None:
        """Deletes a model; if it is in use, what comes with the program suggests from now on."""
        was_used = key_of(model.path) == self.current
        self._do(partial(library_thread.delete, model), partial(self._take_deleted, was_used))

    def undo(self) -> None:
        """Brings back the model that was deleted last, and uses it if it was in use."""
        if self._deleted:
            name, was_used = self._deleted.pop()
            self._do(partial(library_thread.restore, name), partial(self._take_restored, was_used))

    def put_aside(self, model: LibraryModel) -> None:
        """Moves a damaged file out of the way."""
        self._do(partial(library_thread.put_aside, model))

    def export(self, model: LibraryModel, path: Path) -> None:
        """Writes a copy of a model's file."""
        self._do(partial(library_thread.export, model, path))

    def import_from(self, path: Path) -> None:
        """Takes a model file in, once all of it is checked."""
        self.told.emit(f"reading {quoted_name(path.name)} …")
        self._do(partial(library_thread.import_from, path, self._shipped.lexicon))

    def shut_down(self) -> None:
        """The window closes: what was asked is done."""
        self._is_shut = True
        if self._thread is not None:
            self._thread.stop()

    def _do(self, work: Work, take: Take | None = None) -> None:
        if self._is_shut:
            return
        if self._thread is None:
            self._thread = LibraryThread(self._deliver)
            self._thread.start()
            self._thread.do(library_thread.sweep, self._take)
        self._thread.do(work, take or self._take)

    def _deliver(self, news: LibraryNews, take: Take) -> None:
        self._done.append((news, take))
        self._news.put(True)

    def _take_news(self) -> None:
        self._news.take()
        while self._done:
            news, take = self._done.popleft()
            take(news)

    def _take(self, news: LibraryNews) -> None:
        if news.models is not None and news.models != self.models:
            self.models = news.models
            if self.current == self._settings.preset:
                self._remember()
            self.listed.emit()
        if news.told:
            self.told.emit(news.told)

    def _take_deleted(self, was_used: bool, news: LibraryNews) -> None:
        if news.deleted:
            self._deleted.append((news.deleted, was_used))
            if was_used and news.model and key_of(news.model.path) == self.current:
                self.use(DEFAULT_PRESET)
        self._take(news)

    def _take_restored(self, was_used: bool, news: LibraryNews) -> None:
        self._take(news)
        if was_used and news.model is not None:
            self.use(key_of(news.model.path))

    def _take_loss(self) -> None:
        loss = self._losses.take()
        if loss is not None and loss[0] == self.current:
            self.use(DEFAULT_PRESET)
            self.told.emit(f"{loss[1]}; {PRESET_TITLES[DEFAULT_PRESET]} suggests instead")

    def _remember(self) -> None:
        """A file outside the library is used in this window alone."""
        if self.current == remembered_key(self.current):
            self._settings.preset = self.current
            self._settings.model_title = "" if self.current in PRESETS else self.title
