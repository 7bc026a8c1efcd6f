"""Where what is learned from you is kept: your own data folder, never anywhere else."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

FOLDER_VARIABLE = "LETTERSUM_HOME"  # names another folder, for tests and for a stick in the pocket


def personal_folder() -> Path:
    """The folder; it may not be there yet."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("lettersum", False))


def made_personal_folder() -> Path:
    """The folder, made if it is not there. Raises OSError if it can't be made."""
    folder = personal_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def words_path() -> Path:
    """The database of words and pairs."""
    return personal_folder() / "personal.sqlite"


def network_path() -> Path:
    """The personal copy of the network."""
    return personal_folder() / "personal-network.npz"
