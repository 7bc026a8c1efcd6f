"""The file that a person means by --model: one they name, or a model of their library."""

from __future__ import annotations

import os
from pathlib import Path

from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryError, NoModelError
from app.own_models.names import SUFFIX
from nncore.untrusted.quoting import quoted_path


def model_file(name: str, library: ModelLibrary | None = None) -> Path:
    """The path of a model file. A file that is there wins where the name has a path separator or
    ends in .npz; any other name is one of the library.

    Raises LibraryError, which says what names there are, or that there is no such file.
    """
    has_separator = any(sign in name for sign in {"/", os.sep})
    is_file_name = has_separator or name.lower().endswith(SUFFIX)
    if is_file_name and os.path.exists(name):
        return Path(name)
    try:
        return (library or ModelLibrary()).find(name).path
    except NoModelError as error:
        if is_file_name and _is_missing(name):
            raise LibraryError(
                f"{quoted_path(name)}: no such file; check the path, or see lettersum models"
            ) from None
        if is_file_name:
            return Path(name)  # whoever reads it says what is wrong with it
        if os.path.exists(name):
            raise LibraryError(
                f"{error}; for the file that is here, write .{os.sep}{quoted_path(name)}"
            ) from None
        raise


def _is_missing(name: str) -> bool:
    """Whether it is known that there is no such file."""
    try:
        os.stat(name)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        pass  # such as a folder that may not be looked into
    return False
