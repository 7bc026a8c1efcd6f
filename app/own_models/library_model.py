"""A model of the library as it is listed: what its file says of itself, and nothing else read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.errors import LettersumError
from app.own_models.claimed_name import is_claim
from app.own_models.names import SUFFIX, cleaned
from app.prediction.model_card import LONGEST_TRAINED_ON, Figures, ModelCard, card_from_notes
from app.prediction.presets import PRESETS
from nncore.checkpoint import load_notes
from nncore.errors import CheckpointError, UntrustedError
from nncore.untrusted.numbers import whole_number
from nncore.untrusted.quoting import one_line, quoted, quoted_path

MOST_MODELS = 500  # in the library


class LibraryError(LettersumError):
    """What can't be done with the models of the library, in one line."""


class NoModelError(LibraryError):
    """No model of the library is called so."""


@dataclass(frozen=True, slots=True)
class LibraryModel:
    """``problem`` says in one line what is wrong with the file, "" where nothing is; then
    ``preset`` is one of this program, and ``seed`` what everything drawn in training came from.
    What the card lacks, the file has: its name is the title, and ``made`` when it was written."""

    path: Path
    title: str
    made: datetime
    size_bytes: int
    preset: str = ""
    seed: int = 0
    trained_on: str = ""
    before: Figures | None = None
    after: Figures | None = None
    problem: str = ""

    @property
    def file(self) -> str:
        """The name of its file, by which programs know it: it stays when the title changes."""
        return self.path.name

    @property
    def card(self) -> ModelCard:
        """What its file says of itself, or would say."""
        return ModelCard(self.title, self.made, self.trained_on, self.before, self.after)


def listed(path: Path) -> LibraryModel:
    """What the file says of itself; of a damaged one, what is wrong. Raises OSError where there is
    none."""
    found = path.stat()
    written = datetime.fromtimestamp(max(found.st_mtime, 0), UTC).replace(microsecond=0)
    bare = LibraryModel(path, cleaned(path.stem), written, found.st_size)
    try:
        return _with_notes(bare, load_notes(path))
    except CheckpointError as error:
        told = str(error).removeprefix(f"{quoted_path(path)}: ")
    except UntrustedError as error:
        told = str(error)
    return LibraryModel(path, bare.title, written, bare.size_bytes, problem=one_line(told))


def _with_notes(bare: LibraryModel, notes: dict[str, Any]) -> LibraryModel:
    preset, card = notes.get("preset"), card_from_notes(notes)
    if preset not in PRESETS:
        raise UntrustedError(f"is a model of preset {quoted(preset)}, which this program lacks")
    card = card or bare.card
    return LibraryModel(
        bare.path, cleaned(card.title) or bare.title, card.made or bare.made, bare.size_bytes,
        preset, whole_number(notes.get("seed"), "its seed"),
        cleaned(card.trained_on, LONGEST_TRAINED_ON), card.before, card.after,
    )  # fmt: skip


def models_in(folder: Path) -> tuple[LibraryModel, ...]:
    """The models in a folder, the newest first; none where there is no folder. Raises LibraryError
    where it can't be read."""
    with in_one_line(folder, "read"):
        found = [listed for path in model_files(folder) if (listed := _listed_if_there(path))]
    return tuple(sorted(found, key=lambda each: (-each.made.timestamp(), each.file)))


def model_files(folder: Path) -> list[Path]:
    """The files in a folder that are models by their names, claimed ones too; the first MOST_MODELS
    of them. Raises OSError."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if entry.name.lower().endswith(SUFFIX)
                and not entry.name.startswith(".")
                and entry.is_file(follow_symlinks=False)
            )
    except FileNotFoundError:
        return []
    return [folder / name for name in names[:MOST_MODELS]]


@contextmanager
def in_one_line(path: Path, doing: str) -> Iterator[None]:
    """Turns what goes wrong with a file within into a LibraryError; ``doing`` says what can't be
    done with it."""
    try:
        yield
    except CheckpointError as error:
        raise LibraryError(str(error)) from None
    except OSError as error:
        why = error.strerror or error
        raise LibraryError(f"{quoted_path(path)}: can't be {doing} ({why})") from None


def _listed_if_there(path: Path) -> LibraryModel | None:
    """None for a name that is claimed, and for a file that another window has just taken away."""
    try:
        return None if is_claim(path) else listed(path)
    except FileNotFoundError:
        return None
