"""The model file: a network, its settings and further arrays in one ``.npz``, no pickles.

Inside, ``settings`` is JSON text as bytes: the format's name and version, the architecture, and
whatever the program wants to remember (``notes``). ``values`` holds the parameters in the order of
``Network.values``, ``biases`` all b. Every other array is the caller's.

A file is written beside its place and renamed, so a crash leaves the old one whole.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.architecture import architecture_of, network_from
from nncore.errors import CheckpointError, NNCoreError
from nncore.layers import Dense
from nncore.network import Network
from nncore.whole_file import check_readable, whole_file

FORMAT, VERSION = "lettersum model", 1
LARGEST_BYTES = 1_000_000_000  # unpacked; guards against files made to fill the memory
Array = npt.NDArray[Any]
_OWN = ("settings", "values", "biases")


@dataclass(frozen=True)
class Checkpoint:
    """A network, ``notes`` (JSON values) and further ``arrays`` by name."""

    network: Network
    notes: Mapping[str, Any] = field(default_factory=dict)
    arrays: Mapping[str, Array] = field(default_factory=dict)


def save_checkpoint(path: str | Path, checkpoint: Checkpoint) -> None:
    """Writes a model file. Raises CheckpointError if it can't be written."""
    path = Path(path)
    settings = {
        "format": FORMAT,
        "version": VERSION,
        "architecture": architecture_of(checkpoint.network),
        "notes": dict(checkpoint.notes),
    }
    own = {
        "settings": np.frombuffer(json.dumps(settings).encode(), np.uint8),
        "values": checkpoint.network.values,
        "biases": _biases(checkpoint.network),
    }
    try:
        with whole_file(path) as stream:
            np.savez(stream, **own, **checkpoint.arrays)  # type: ignore[arg-type]
    except OSError as error:
        raise CheckpointError(f"{path}: can't be written ({error.strerror})") from None


def load_checkpoint(path: str | Path) -> Checkpoint:
    """Reads a model file. Raises CheckpointError, one line that begins with the path."""
    path = Path(path)
    try:
        arrays = _read_arrays(path)
        return _checkpoint_from(arrays)
    except OSError as error:
        raise CheckpointError(f"{path}: can't be read ({error.strerror or error})") from None
    except NNCoreError as error:
        raise CheckpointError(f"{path}: {error}") from None


def _read_arrays(path: Path) -> dict[str, Array]:
    check_readable(path, LARGEST_BYTES)
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_BYTES:
                raise CheckpointError(
                    "unpacks to more than 1 GB, so it is no model of this program"
                )
        with np.load(path, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (zipfile.BadZipFile, EOFError, ValueError, KeyError, NotImplementedError) as error:
        if isinstance(error, CheckpointError):
            raise
        raise CheckpointError(
            "is damaged or no model file; use another copy, or train it again with lettersum train"
        ) from None


def _checkpoint_from(arrays: dict[str, Array]) -> Checkpoint:
    try:
        settings = json.loads(arrays["settings"].tobytes())
        found = settings["format"], settings["version"]
    except (KeyError, TypeError, ValueError, RecursionError):
        raise CheckpointError("is no model file of this program") from None
    if found != (FORMAT, VERSION):
        raise CheckpointError(f"is {found[0]!r} version {found[1]!r}, not {FORMAT!r} {VERSION}")
    network = network_from(settings.get("architecture", {}))
    _fill(network.values, arrays, "values")
    biases = _biases(network)
    _fill(biases, arrays, "biases")
    _put_biases(network, biases)
    rest = {name: array for name, array in arrays.items() if name not in _OWN}
    return Checkpoint(network, settings.get("notes", {}), rest)


def _fill(target: Array, arrays: Mapping[str, Array], name: str) -> None:
    source = arrays.get(name)
    if source is None or source.shape != target.shape or source.dtype != target.dtype:
        raise CheckpointError(f"its array {name!r} is missing or does not fit its settings")
    if not np.isfinite(source).all():
        raise CheckpointError(f"its array {name!r} has numbers that are not finite")
    target[...] = source


def _biases(network: Network) -> Array:
    parts = [layer.b for layer in network.layers if isinstance(layer, Dense)]
    return np.concatenate(parts) if parts else np.empty(0, network.dtype)


def _put_biases(network: Network, biases: Array) -> None:
    start = 0
    for layer in network.layers:
        if isinstance(layer, Dense):
            layer.b[...] = biases[start : start + layer.outputs]
            start += layer.outputs
