"""Where what is learned from you is kept: your own data folder, never anywhere else.

Nobody else may read it, whatever it was before. What is damaged there is put aside, not lost.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from itertools import count
from pathlib import Path

import platformdirs

from nncore.private_file import keep_from_others, make_private_folder
from nncore.temporary_file import sweep

WORDS_FILE, NETWORK_FILE = "personal.sqlite", "personal-network.npz"
# Models that the person trained; in it those that were deleted a moment ago, or are damaged.
MODELS_FOLDER, DELETED_FOLDER, DAMAGED_FOLDER = "models", "deleted", "damaged"
SETTINGS_FILE = "settings.ini"  # in a folder that was named; else where settings are on a system
FOLDER_VARIABLE = "LETTERSUM_HOME"  # names another folder, for tests and for a stick in the pocket

_OURS = re.compile(
    r"personal(\.sqlite|-network(-\d+\.\d+)?\.npz|(-network(-\d+\.\d+)?)?-damaged-\d+\.).*"
    r"|draft(-\d+)?(-damaged-\d+)?\.txt.*"
    r"|(exercise|class(-\d+)?|walk)(-damaged-\d+)?\.json.*"
    r"|networks(-\d+)?(-damaged-\d+)?\.json.*"
    r"|own-training(-\d+)?(\.counts)?(-damaged-\d+)?\.npz.*"
    r"|own-training(-\d+)?\.chosen\.json.*"
    r"|settings\.ini"
    r"|\.?lettersum-.*"
)
_NETWORKS = re.compile(r"personal-network(-\d+\.\d+)?(-damaged-\d+)?\.npz")
_MODELS = re.compile(r"[^.].*\.npz|\.lettersum-.*|lettersum-rescued-.*")
_BESIDE_DATABASE = ("-wal", "-shm")
_tidied: set[Path] = set()


def personal_folder() -> Path:
    """The folder, made if it is not there. Raises OSError if it can't be made.

    When it is asked for first, what others may do in it is taken away, and what a crash left of
    files that were being written is removed.
    """
    folder = _chosen_folder()
    make_private_folder(folder)
    if folder not in _tidied:
        tidy(folder)
        _tidied.add(folder)
    return folder


def tidy(folder: Path) -> None:
    """Takes away what others may do with our files in this folder, and with the folder if nothing
    else is in it; removes temporary files whose writers are gone."""
    _tidy(folder, _OURS, (MODELS_FOLDER,))
    if folder == _own_folder():
        keep_from_others(folder)
    models = folder / MODELS_FOLDER
    for each in (models, models / DELETED_FOLDER, models / DAMAGED_FOLDER):
        _tidy(each, _MODELS, (DELETED_FOLDER, DAMAGED_FOLDER))


def _tidy(folder: Path, ours: re.Pattern[str], our_folders: Collection[str]) -> None:
    sweep(folder)
    with suppress(OSError), os.scandir(folder) as found:
        others = 0
        for entry in found:
            if not ours.fullmatch(entry.name):
                others += entry.name not in our_folders
            elif entry.is_file(follow_symlinks=False):
                keep_from_others(Path(entry.path))
        if not others:
            keep_from_others(folder)


def something_was_learned() -> bool:
    """Whether there are words; asked without making anything."""
    words = learned_words_path()
    try:
        return words.stat().st_size > 0
    except OSError:
        return os.path.lexists(words)  # what can't be looked at is for whoever opens it to say


def learned_words_path() -> Path:
    """Where the database of words and pairs is, or would be; nothing is made."""
    return _chosen_folder() / WORDS_FILE


def learned_network_path(mark: str = "") -> Path:
    """Where the copy of a network is, or would be, as ``network_path`` says; nothing is made."""
    return _chosen_folder() / _network_file(mark)


def models_folder() -> Path:
    """Where the models are that the person trained, or would be; nothing is made."""
    return _chosen_folder() / MODELS_FOLDER


def words_path() -> Path:
    """The database of words and pairs."""
    return personal_folder() / WORDS_FILE


def network_path(mark: str = "") -> Path:
    """The personal copy of the network that bears this mark; without one, of that which comes with
    the program."""
    return personal_folder() / _network_file(mark)


def network_paths() -> list[Path]:
    """All personal copies of networks that there are, and what was put aside of them."""
    found = sorted(personal_folder().iterdir())
    return [path for path in found if _NETWORKS.fullmatch(path.name)]


def put_aside(path: Path) -> str:
    """Renames a damaged file, and what a database has beside it, to a name that is free; returns
    that. Raises OSError."""
    names = (f"{path.stem}-damaged-{number}{path.suffix}" for number in count(1))
    free = next(name for name in names if not os.path.lexists(path.with_name(name)))
    path.rename(path.with_name(free))
    for suffix in _BESIDE_DATABASE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(path.with_name(free + suffix))
    return free


def remove_put_aside(path: Path) -> None:
    """Removes all that was put aside of this file. Raises OSError."""
    name = re.compile(rf"{re.escape(path.stem)}-damaged-\d+{re.escape(path.suffix)}(-wal|-shm)?")
    with suppress(FileNotFoundError):
        for found in list(path.parent.iterdir()):
            if name.fullmatch(found.name) and found.is_file():
                found.unlink()


def named_folder() -> Path | None:
    """The folder that FOLDER_VARIABLE names, if it does: it holds everything, settings too."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else None


def _network_file(mark: str) -> str:
    path = Path(NETWORK_FILE)
    return f"{path.stem}-{mark}{path.suffix}" if mark else NETWORK_FILE


def _chosen_folder() -> Path:
    return named_folder() or _own_folder()


def _own_folder() -> Path:
    return Path(platformdirs.user_data_dir("lettersum", False))
