"""Models that were deleted: kept aside until nobody can bring them back any more.

A program that has deleted one holds a lock on its file, and the system takes that away with the
program, however it went. So ``sweep`` takes nothing that another window could still restore.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from app.own_models.claimed_name import claimed_name, sweep_claims
from app.own_models.library_model import LibraryModel, in_one_line, listed, model_files, models_in
from app.own_models.names import file_names
from app.prediction.keyboard.keyboard_model import network_mark
from app.prediction.personal.database import PersonalError
from app.prediction.personal.learner import remove_network
from app.prediction.personal.place import DELETED_FOLDER, learned_network_path
from nncore.checkpoint import load_checkpoint
from nncore.errors import CheckpointError
from nncore.file_lock import try_lock
from nncore.private_file import make_private_folder
from nncore.temporary_file import left_behind, sweep
from nncore.whole_file import fsync_folder

_TOKEN_BYTES = 8  # as hexadecimal digits, with a hyphen, before the name that the file had


class DeletedModels:
    """The folder for them in the library's ``folder``. Use one in one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._library, self._folder = folder, folder / DELETED_FOLDER
        self._held: dict[str, int] = {}  # descriptors of the files deleted here, by their names

    def models(self) -> tuple[LibraryModel, ...]:
        """Those that can be restored yet, by whomever they were deleted. Raises LibraryError."""
        return models_in(self._folder)

    def delete(self, model: LibraryModel) -> str:
        """Takes a model out of the library; returns the name for ``restore``. Raises
        LibraryError."""
        name = f"{secrets.token_hex(_TOKEN_BYTES)}-{model.file}"
        with in_one_line(model.path, "deleted"):
            make_private_folder(self._folder)
            self._hold(model.path, name)
            try:
                os.rename(model.path, self._folder / name)
            except OSError:
                self._let_go(name)
                raise
            os.utime(self._folder / name)  # its age, where files can't be locked
            fsync_folder(self._folder)
            fsync_folder(self._library)
        return name

    def restore(self, name: str) -> LibraryModel:
        """Brings a model back; its file has another name if that was taken. Raises
        LibraryError."""
        source, before = self._folder / name, Path(name[2 * _TOKEN_BYTES + 1 :]).stem
        with in_one_line(source, "restored"):
            with claimed_name(self._library, file_names(before)) as path:
                os.replace(source, path)
            fsync_folder(self._library)
            self._let_go(name)
            return listed(path)

    def sweep(self) -> None:
        """Removes for good those that nobody can restore any more, with the personal copies of
        their networks, and what a crash left in the library."""
        for folder in (self._library, self._folder):
            sweep(folder)
        with suppress(OSError):
            sweep_claims(model_files(self._library))
            for path in model_files(self._folder):
                with suppress(OSError, PersonalError), left_behind(path) as is_left:
                    if is_left:
                        self._remove(path)

    def close(self) -> None:
        """From now on others may sweep what was deleted here."""
        for name in tuple(self._held):
            self._let_go(name)

    def _remove(self, path: Path) -> None:
        """The copy goes first: what ends the program before the model goes too is made good by the
        next sweep."""
        mark = _mark(path)
        if mark and all(_mark(other) != mark for other in model_files(self._library)):
            remove_network(learned_network_path(mark))
        path.unlink()

    def _hold(self, path: Path, name: str) -> None:
        if os.name != "posix":  # there an open file can't be renamed
            return
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        self._held[name] = descriptor
        try_lock(descriptor)

    def _let_go(self, name: str) -> None:
        descriptor = self._held.pop(name, None)
        if descriptor is not None:
            os.close(descriptor)


def _mark(path: Path) -> str:
    """The mark of a model's network; "" where its file can't be read."""
    try:
        return network_mark(load_checkpoint(path).network)
    except CheckpointError:
        return ""
