"""The models that a person trained, in the folder ``models`` of their own data folder.

A file for each, written whole; its title and figures are on the card inside, so a file that goes
elsewhere takes them along. Every change is one rename of a file or the writing of a whole one, so
whatever ends the program leaves the old or the new; and several windows may change the folder at
the same time: names are claimed, and each sees what the others did when it looks again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.own_models.claimed_name import claimed_name
from app.own_models.deleted_models import DeletedModels
from app.own_models.library_model import (
    MOST_MODELS,
    LibraryError,
    LibraryModel,
    NoModelError,
    in_one_line,
    listed,
    models_in,
)
from app.own_models.names import cleaned, file_names, free_title
from app.prediction.article.article_model import ArticleModel
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.model_card import LONGEST_TRAINED_ON, Figures, ModelCard, card_to_note
from app.prediction.personal.place import DAMAGED_FOLDER, models_folder
from app.prediction.predictor import load_model
from app.words.lexicon import Lexicon
from nncore.checkpoint import LARGEST_BYTES, Checkpoint, load_checkpoint, save_checkpoint
from nncore.untrusted.files import open_ordinary
from nncore.untrusted.quoting import quoted_name
from nncore.whole_file import whole_file

_MOST_NAMED, _LONGEST_NAMED = 5, 30  # models in a message, and signs of each


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


class ModelLibrary:
    """Each method reads the folder anew. Use one in one thread at a time. Methods raise
    LibraryError, one line, where something can't be done; nothing has changed then."""

    def __init__(self, folder: Path | None = None, now: Callable[[], datetime] = _now) -> None:
        self._folder = folder or models_folder()
        self._now = now
        self.deleted = DeletedModels(self._folder)

    def models(self) -> tuple[LibraryModel, ...]:
        """All models, the newest first, damaged ones too; only what files say of themselves is
        read."""
        return models_in(self._folder)

    def add(
        self,
        model: KeyboardModel | ArticleModel,
        title: str,
        trained_on: str = "",
        before: Figures | None = None,
        after: Figures | None = None,
    ) -> LibraryModel:
        """Keeps a model under this title, with a number behind it where the title is taken."""
        trained_on = cleaned(trained_on, LONGEST_TRAINED_ON)
        return self._keep(model, ModelCard(title, self._now(), trained_on, before, after))

    def import_from(self, path: Path, lexicon: Lexicon) -> LibraryModel:
        """Takes a model file in: it is read whole first, as a model of this program with this
        dictionary."""
        with in_one_line(path, "read"):
            model = load_model(path, lexicon)
        card = model.card or ModelCard()
        named = replace(card, title=card.title or path.stem, made=card.made or self._now())
        return self._keep(model, named)

    def export(self, model: LibraryModel, path: Path) -> None:
        """Writes a copy of the model's file, which takes its title and figures along."""
        with in_one_line(model.path, "read"):
            source = open_ordinary(model.path, LARGEST_BYTES)
        with source, in_one_line(path, "written"), whole_file(path) as target:
            shutil.copyfileobj(source, target)

    def rename(self, model: LibraryModel, title: str) -> LibraryModel:
        """Gives the model another title; the name of its file stays."""
        title = cleaned(title)
        if not title:
            raise LibraryError("a model needs a name that can be read")
        for other in self.models():
            if other.file != model.file and other.title.casefold() == title.casefold():
                raise LibraryError(f"another model is called “{quoted_name(other.title)}”")
        with in_one_line(model.path, "renamed"):
            whole = load_checkpoint(model.path)
            notes = {**whole.notes, **card_to_note(replace(model.card, title=title))}
            named = Checkpoint(whole.network, notes, whole.arrays)
            save_checkpoint(model.path, named, private=True, is_compressed=True)
        return self._listed(model.path)

    def put_aside(self, model: LibraryModel) -> Path:
        """Moves a damaged file to a folder of its own, where it stays; returns its new path."""
        names = file_names(model.path.stem)
        with (
            in_one_line(model.path, "put aside"),
            claimed_name(self._folder / DAMAGED_FOLDER, names) as path,
        ):
            os.replace(model.path, path)
        return path

    def find(self, name: str, among: Sequence[LibraryModel] | None = None) -> LibraryModel:
        """The model of this title, or whose file is called so, of the library's or of others."""
        models, key = self.models() if among is None else among, name.casefold()
        for found in (
            [each for each in models if each.title == name],
            [each for each in models if name in (each.file, each.path.stem)],
            [each for each in models if each.title.casefold() == key],
        ):
            if len(found) > 1:
                files = ", ".join(quoted_name(each.file) for each in found[:_MOST_NAMED])
                raise LibraryError(
                    f"{len(found)} models are called “{quoted_name(name)}”; name the file: {files}"
                )
            if found:
                return found[0]
        raise NoModelError(f"no model is called “{quoted_name(name)}”; {_names_told(models)}")

    def _keep(self, model: KeyboardModel | ArticleModel, card: ModelCard) -> LibraryModel:
        models = self.models()
        if len(models) >= MOST_MODELS:
            raise LibraryError(f"there are {MOST_MODELS} models already; delete some")
        card = replace(card, title=free_title(card.title, [each.title for each in models]))
        with (
            in_one_line(self._folder, "written to"),
            claimed_name(self._folder, file_names(card.title)) as path,
        ):
            replace(model, card=card).save(path)
        return self._listed(path)

    def _listed(self, path: Path) -> LibraryModel:
        with in_one_line(path, "read"):
            return listed(path)


def _names_told(models: Sequence[LibraryModel]) -> str:
    if not models:
        return "there are none yet; lettersum models says how to get one"
    more = f" and {len(models) - _MOST_NAMED:,} more" if len(models) > _MOST_NAMED else ""
    named = ", ".join(
        f"“{quoted_name(each.title, _LONGEST_NAMED)}”" for each in models[:_MOST_NAMED]
    )
    return f"there are {named}{more}"
