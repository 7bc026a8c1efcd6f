"""The file that a person means by --model: one they name, or a model of their library."""

from __future__ import annotations

import os
from pathlib import Path

from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryError
from app.own_models.names import SUFFIX
from nncore.untrusted.quoting import quoted_path


def model_file(name: str, library: ModelLibrary | None = None) -> Path:
    """The path of a model file. A file that is there wins where the name has a path separator or
    ends in .npz; any other name is one of the library.

    Raises LibraryError, which says what names there are; but for what can only be a path, as
    whoever reads that says what is wrong with it.
    """
    has_separator = any(sign in name for sign in {"/", os.sep})
    if (has_separator or name.lower().endswith(SUFFIX)) and os.path.exists(name):
        return Path(name)
    try:
        return (library or ModelLibrary()).find(name).path
    except LibraryError as error:
        if has_separator:
            return Path(name)
        if os.path.exists(name):
            raise LibraryError(
                f"{error}; for the file that is here, write .{os.sep}{quoted_path(name)}"
            ) from None
        raise
