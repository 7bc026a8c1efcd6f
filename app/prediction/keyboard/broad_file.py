"""The file of the broad model: ``.npz`` without pickles.

``settings`` is JSON text as bytes: format, version, and a checksum of the dictionary whose indices
stand for the words. The other arrays are those of ``BroadModel.to_arrays``.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from app.resources import data_path
from app.words.broad_model import BroadModel, BroadModelError
from app.words.lexicon import Lexicon
from app.words.vocabulary import checksum_of
from nncore.errors import CheckpointError, UntrustedError
from nncore.untrusted.arrays import ArrayArchive, open_arrays
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.quoting import one_line, quoted, quoted_path
from nncore.whole_file import whole_file

FORMAT, VERSION = "lettersum broad model", 1
FILE = "models/broad.npz"
LARGEST_BYTES = 60_000_000  # unpacked; six times ours
LARGEST_SETTINGS_BYTES = 10_000
MOST_SETTINGS = 100  # values


def save_broad(path: Path, model: BroadModel, lexicon: Lexicon) -> None:
    """Writes the file; the same model gives the same bytes. Raises CheckpointError."""
    settings = {"format": FORMAT, "version": VERSION, "lexicon": checksum_of(lexicon.keys)}
    text = np.frombuffer(json.dumps(settings).encode(), np.uint8)
    try:
        with whole_file(path) as stream:
            np.savez_compressed(stream, settings=text, **model.to_arrays())  # type: ignore[arg-type]
    except OSError as error:
        raise CheckpointError(f"{quoted_path(path)}: can't be written ({error.strerror})") from None


def load_broad(lexicon: Lexicon, path: Path | None = None) -> BroadModel:
    """Reads the file, by default the one that comes with the program.

    Raises CheckpointError, one line that begins with the path, where it can't be read, is damaged
    or was made for another dictionary; FileNotFoundError where the program lacks it.
    """
    path = path or data_path(FILE)
    try:
        with open_arrays(path, LARGEST_BYTES) as archive:
            return _model_in(archive, lexicon)
    except OSError as error:
        raise CheckpointError(
            f"{quoted_path(path)}: can't be read ({error.strerror or error})"
        ) from None
    except (UntrustedError, BroadModelError, KeyError) as error:
        raise CheckpointError(
            f"{quoted_path(path)}: is damaged or no broad model ({one_line(str(error), 120)}); "
            "use another copy, or make it again with tools/build_broad_model.py"
        ) from None


def _model_in(archive: ArrayArchive, lexicon: Lexicon) -> BroadModel:
    header = archive.header("settings")
    if header is None or header.size_bytes > LARGEST_SETTINGS_BYTES:
        raise UntrustedError("it has no settings")
    settings = parse_json(archive.read("settings").tobytes(), MOST_SETTINGS)
    if not isinstance(settings, dict):
        raise UntrustedError("its settings are no names and values")
    if (settings["format"], settings["version"]) != (FORMAT, VERSION):
        found = f"{quoted(settings['format'])} version {quoted(settings['version'])}"
        raise UntrustedError(f"it is {found}")
    if settings["lexicon"] != checksum_of(lexicon.keys):
        raise UntrustedError("it was made for another dictionary")
    arrays = {name: archive.read(name) for name in archive.names if name != "settings"}
    model = BroadModel.from_arrays(arrays)
    if model.size != len(lexicon):
        raise UntrustedError("it was made for another dictionary")
    return model
