"""Where what is learned from you is kept: your own data folder, never anywhere else."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

WORDS_FILE = "personal.sqlite"
FOLDER_VARIABLE = "LETTERSUM_HOME"  # names another folder, for tests and for a stick in the pocket


def personal_folder() -> Path:
    """The folder, made if it is not there. Raises OSError if it can't be made."""
    folder = _chosen_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def something_was_learned() -> bool:
    """Whether there are words; asked without making anything."""
    return (_chosen_folder() / WORDS_FILE).exists()


def words_path() -> Path:
    """The database of words and pairs."""
    return personal_folder() / WORDS_FILE


def network_path() -> Path:
    """The personal copy of the network."""
    return personal_folder() / "personal-network.npz"


def _chosen_folder() -> Path:
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("lettersum", False))
