"""The file of the broad model: ``.npz`` without pickles.

``settings`` is JSON text as bytes: format, version, and a checksum of the dictionary whose indices
stand for the words. The other arrays are those of ``BroadModel.to_arrays``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.prediction.keyboard.shipped_arrays import (
    open_shipped,
    save_shipped,
    saying_what_is_wrong,
    settings_in,
)
from app.resources import data_path
from app.words.broad_model import BroadModel
from app.words.lexicon import Lexicon
from nncore.errors import UntrustedError

FORMAT, VERSION = "lettersum broad model", 1
FILE = "models/broad.npz"
LARGEST_BYTES = 60_000_000  # unpacked; six times ours
_WANTED = "no broad model", "tools/build_broad_model.py"
# Logarithms hardly become smaller when they are packed, and unpacking takes a while at each start.
_UNPACKED = ("pair_shares", "triple_shares")


def save_broad(path: Path, model: BroadModel, lexicon: Lexicon) -> None:
    """Writes the file; the same model gives the same bytes. Raises CheckpointError."""
    settings = {"format": FORMAT, "version": VERSION, "lexicon": lexicon.checksum}
    save_shipped(path, settings, model.to_arrays(), unpacked=_UNPACKED)


@dataclass(frozen=True, slots=True)
class UnpackedBroad:
    """What a file holds, whatever dictionary it was made for: ``checksum`` is that one's."""

    path: Path
    checksum: object
    model: BroadModel

    def for_dictionary(self, lexicon: Lexicon) -> BroadModel:
        """The model, if it was made for this dictionary. Raises CheckpointError."""
        with saying_what_is_wrong(self.path, *_WANTED):
            if self.checksum != lexicon.checksum or self.model.size != len(lexicon):
                raise UntrustedError("it was made for another dictionary")
        return self.model


def unpack_broad(path: Path | None = None) -> UnpackedBroad:
    """Reads a file, by default the one that comes with the program, without the dictionary, which
    can be read meanwhile.

    Raises CheckpointError, one line that begins with the path, where it can't be read or is
    damaged; FileNotFoundError where the program lacks it.
    """
    path = path or data_path(FILE)
    with open_shipped(path, LARGEST_BYTES, *_WANTED) as archive:
        settings = settings_in(archive, FORMAT, VERSION)
        arrays = {name: archive.read(name) for name in archive.names if name != "settings"}
        return UnpackedBroad(path, settings["lexicon"], BroadModel.from_arrays(arrays))


def load_broad(lexicon: Lexicon, path: Path | None = None) -> BroadModel:
    """Reads a file for this dictionary. Raises as ``unpack_broad`` does, and CheckpointError where
    it was made for another one."""
    return unpack_broad(path).for_dictionary(lexicon)
