"""The file of the broad model: ``.npz`` without pickles.

``settings`` is JSON text as bytes: format, version, and a checksum of the dictionary whose indices
stand for the words. The other arrays are those of ``BroadModel.to_arrays``.
"""

from __future__ import annotations

from pathlib import Path

from app.prediction.keyboard.shipped_arrays import open_shipped, save_shipped, settings_in
from app.resources import data_path
from app.words.broad_model import BroadModel
from app.words.lexicon import Lexicon
from nncore.errors import UntrustedError
from nncore.untrusted.arrays import ArrayArchive

FORMAT, VERSION = "lettersum broad model", 1
FILE = "models/broad.npz"
LARGEST_BYTES = 60_000_000  # unpacked; six times ours


def save_broad(path: Path, model: BroadModel, lexicon: Lexicon) -> None:
    """Writes the file; the same model gives the same bytes. Raises CheckpointError."""
    settings = {"format": FORMAT, "version": VERSION, "lexicon": lexicon.checksum}
    save_shipped(path, settings, model.to_arrays())


def load_broad(lexicon: Lexicon, path: Path | None = None) -> BroadModel:
    """Reads the file, by default the one that comes with the program.

    Raises CheckpointError, one line that begins with the path, where it can't be read, is damaged
    or was made for another dictionary; FileNotFoundError where the program lacks it.
    """
    path = path or data_path(FILE)
    tool = "tools/build_broad_model.py"
    with open_shipped(path, LARGEST_BYTES, "no broad model", tool) as archive:
        return _model_in(archive, lexicon)


def _model_in(archive: ArrayArchive, lexicon: Lexicon) -> BroadModel:
    settings = settings_in(archive, FORMAT, VERSION)
    if settings["lexicon"] != lexicon.checksum:
        raise UntrustedError("it was made for another dictionary")
    arrays = {name: archive.read(name) for name in archive.names if name != "settings"}
    model = BroadModel.from_arrays(arrays)
    if model.size != len(lexicon):
        raise UntrustedError("it was made for another dictionary")
    return model
