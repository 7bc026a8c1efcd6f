"""What a window asks of the library, done off its thread, one thing after another."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import LettersumError
from app.mishaps import one_line
from app.waiting_thread import Task, WaitingThread
from nncore.untrusted.quoting import quoted_name, quoted_path

if TYPE_CHECKING:  # the window is on screen before anybody needs them
    from app.own_models.library import ModelLibrary
    from app.own_models.library_model import LibraryModel
    from app.words.lexicon import Lexicon

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LibraryNews:
    """What came of one thing, and the models as they are after it. ``told`` is one line about it;
    ``model`` what it was done with, as it is now, and ``deleted`` the name by which it can be
    restored. ``models`` is None where they can't be listed."""

    told: str = ""
    model: LibraryModel | None = None
    deleted: str = ""
    models: tuple[LibraryModel, ...] | None = None


Work = Callable[["ModelLibrary"], LibraryNews]
Take = Callable[[LibraryNews], None]


class LibraryThread(WaitingThread):
    """``deliver`` is called in this thread, with the news of each thing and who ``take``s them.
    What waits when the thread is stopped is done first."""

    def __init__(self, deliver: Callable[[LibraryNews, Take], None]) -> None:
        super().__init__("models")
        self._deliver = deliver
        self._library: ModelLibrary | None = None
        self._waiting: deque[tuple[Work, Take]] = deque()

    def do(self, work: Work, take: Take) -> None:
        """Does this after what was asked before."""
        with self._changed:
            self._waiting.append((work, take))
            self._changed.notify()

    def stop(self) -> None:
        super().stop()
        if self._library is not None:
            self._library.deleted.close()

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting)
            return partial(self._do, *self._waiting.popleft()) if self._waiting else None

    def _do(self, work: Work, take: Take) -> None:
        library = self._library = self._library or _opened()
        try:
            news = work(library)
        except LettersumError as error:
            news = LibraryNews(str(error))
        except Exception as error:  # whatever it is, who waits for it has to hear of it
            _log.exception("something asked of the library went wrong")
            news = LibraryNews(one_line(error))
        try:
            news = replace(news, models=library.models())
        except LettersumError as error:
            news = replace(news, told=news.told or str(error))
        self._deliver(news, take)


def _opened() -> ModelLibrary:
    from app.own_models.library import ModelLibrary

    return ModelLibrary()


def look(library: ModelLibrary) -> LibraryNews:
    """Nothing but what there is."""
    return LibraryNews()


def sweep(library: ModelLibrary) -> LibraryNews:
    """Removes for good what was deleted before the window opened."""
    library.deleted.sweep()
    return LibraryNews()


def rename(model: LibraryModel, title: str, library: ModelLibrary) -> LibraryNews:
    """Gives a model another title."""
    renamed = library.rename(model, title)
    return LibraryNews(f"“{model.title}” is now called “{renamed.title}”", renamed)


def delete(model: LibraryModel, library: ModelLibrary) -> LibraryNews:
    """Deletes a model, for now."""
    deleted = library.deleted.delete(model)
    return LibraryNews(f"“{model.title}” is deleted; Undo brings it back", model, deleted)


def restore(deleted: str, library: ModelLibrary) -> LibraryNews:
    """Brings a deleted model back."""
    restored = library.deleted.restore(deleted)
    return LibraryNews(f"“{restored.title}” is back", restored)


def put_aside(model: LibraryModel, library: ModelLibrary) -> LibraryNews:
    """Moves a damaged file out of the way."""
    path = library.put_aside(model)
    return LibraryNews(f"{quoted_name(model.file)} is kept as {quoted_path(path)}", model)


def import_from(path: Path, lexicon: Callable[[], Lexicon], library: ModelLibrary) -> LibraryNews:
    """Takes a model file in."""
    taken = library.import_from(path, lexicon())
    return LibraryNews(f"“{taken.title}” is one of your models now", taken)


def export(model: LibraryModel, path: Path, library: ModelLibrary) -> LibraryNews:
    """Writes a copy of a model's file."""
    library.export(model, path)
    return LibraryNews(f"“{model.title}” is exported to {quoted_name(path.name)}", model)
