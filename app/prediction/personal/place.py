"""Where what is learned from you is kept: your own data folder, never anywhere else.

Nobody else may read it, whatever it was before. What is damaged there is put aside, not lost.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import count
from pathlib import Path

import platformdirs

from nncore.private_file import keep_from_others, make_private_folder
from nncore.temporary_file import sweep

WORDS_FILE, NETWORK_FILE = "personal.sqlite", "personal-network.npz"
SETTINGS_FILE = "settings.ini"  # in a folder that was named; else where settings are on a system
FOLDER_VARIABLE = "LETTERSUM_HOME"  # names another folder, for tests and for a stick in the pocket

_OURS = re.compile(
    r"personal(\.sqlite|-network\.npz|(-network)?-damaged-\d+\.).*"
    r"|draft(-\d+)?(-damaged-\d+)?\.txt.*"
    r"|(exercise|class(-\d+)?|walk)(-damaged-\d+)?\.json.*"
    r"|networks(-\d+)?(-damaged-\d+)?\.json.*"
    r"|settings\.ini"
    r"|\.?lettersum-.*"
)
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
    sweep(folder)
    with suppress(OSError), os.scandir(folder) as found:
        entries = list(found)
        for entry in entries:
            if _OURS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                keep_from_others(Path(entry.path))
        if folder == _own_folder() or all(_OURS.fullmatch(entry.name) for entry in entries):
            keep_from_others(folder)


def something_was_learned() -> bool:
    """Whether there are words; asked without making anything."""
    words, _ = learned_files()
    try:
        return words.stat().st_size > 0
    except OSError:
        return os.path.lexists(words)  # what can't be looked at is for whoever opens it to say


def learned_files() -> tuple[Path, Path]:
    """Where the words and the copy of the network are, or would be; nothing is made."""
    return _chosen_folder() / WORDS_FILE, _chosen_folder() / NETWORK_FILE


def words_path() -> Path:
    """The database of words and pairs."""
    return personal_folder() / WORDS_FILE


def network_path() -> Path:
    """The personal copy of the network."""
    return personal_folder() / NETWORK_FILE


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


def _chosen_folder() -> Path:
    return named_folder() or _own_folder()


def _own_folder() -> Path:
    return Path(platformdirs.user_data_dir("lettersum", False))
