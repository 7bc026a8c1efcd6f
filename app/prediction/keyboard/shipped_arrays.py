"""Arrays that come with the program, in ``.npz`` files: written, opened within limits, and what is
wrong with one said in a line."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.errors import LettersumError
from nncore.errors import CheckpointError, UntrustedError
from nncore.untrusted.arrays import ArrayArchive, open_arrays
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.quoting import one_line, quoted, quoted_path
from nncore.whole_file import whole_file

LARGEST_SETTINGS_BYTES = 10_000
MOST_SETTINGS = 1_000  # values


@contextmanager
def open_shipped(path: Path, largest_bytes: int, what: str, tool: str) -> Iterator[ArrayArchive]:
    """The arrays of a file, unpacked so many bytes at most; what is wrong with it is said as
    ``saying_what_is_wrong`` does."""
    with saying_what_is_wrong(path, what, tool), open_arrays(path, largest_bytes) as archive:
        yield archive


@contextmanager
def saying_what_is_wrong(path: Path, what: str, tool: str) -> Iterator[None]:
    """``what`` a file should be ("no broad model") and the ``tool`` that makes it are named where
    it can't be used: then CheckpointError is raised, one line that begins with the path."""
    try:
        yield
    except OSError as error:
        raise CheckpointError(
            f"{quoted_path(path)}: can't be read ({error.strerror or error})"
        ) from None
    except (UntrustedError, LettersumError, KeyError, ValueError) as error:
        raise CheckpointError(
            f"{quoted_path(path)}: is damaged or {what} ({one_line(str(error), 120)}); "
            f"use another copy, or make it again with {tool}"
        ) from None


def save_shipped(
    path: Path,
    settings: Mapping[str, Any],
    arrays: Mapping[str, npt.NDArray[Any]],
    unpacked: Collection[str] = (),
) -> None:
    """Writes a file of arrays, those ``unpacked`` as they are and the others packed, with the
    settings as JSON text in bytes before them; the same content gives the same bytes. Raises
    CheckpointError if it can't be written."""
    notes = np.frombuffer(json.dumps(settings).encode(), np.uint8)
    try:
        with whole_file(path) as stream, zipfile.ZipFile(stream, "w") as archive:
            for name, array in {"settings": notes, **arrays}.items():
                member = zipfile.ZipInfo(f"{name}.npy")  # of no date, as the bytes are the same
                is_packed = name not in unpacked
                member.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
                with archive.open(member, "w", force_zip64=True) as part:
                    np.save(part, array, allow_pickle=False)
    except OSError as error:
        raise CheckpointError(f"{quoted_path(path)}: can't be written ({error.strerror})") from None


def settings_in(archive: ArrayArchive, kind: str, version: int) -> dict[str, Any]:
    """The JSON values in the array ``settings``, which are bytes of text. Raises UntrustedError
    for another kind of file or another version, KeyError for settings that say neither."""
    header = archive.header("settings")
    if header is None or header.size_bytes > LARGEST_SETTINGS_BYTES:
        raise UntrustedError("it has no settings")
    settings = parse_json(archive.read("settings").tobytes(), MOST_SETTINGS)
    if not isinstance(settings, dict):
        raise UntrustedError("its settings are no names and values")
    if (settings["format"], settings["version"]) != (kind, version):
        found = f"{quoted(settings['format'])} version {quoted(settings['version'])}"
        raise UntrustedError(f"it is {found}")
    return settings
