"""The model file: a network, its settings and further arrays in one ``.npz``, no pickles.

Inside, ``settings`` is JSON text as bytes: the format's name and version, the architecture, and
whatever the program wants to remember (``notes``). ``values`` holds the parameters in the order of
``Network.values``, ``biases`` all b. Every other array is the caller's.

A file is written beside its place and renamed, so a crash leaves the old one whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.architecture import Plan, architecture_of, plan_of
from nncore.errors import CheckpointError, NNCoreError, UntrustedError
from nncore.layers import Dense
from nncore.network import Network
from nncore.untrusted.arrays import ArrayArchive, open_arrays
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.quoting import quoted, quoted_path
from nncore.whole_file import whole_file

FORMAT, VERSION = "lettersum model", 1
LARGEST_BYTES = 300_000_000  # unpacked; the network's memory comes on top of it
LARGEST_SETTINGS_BYTES = 8_000_000
MOST_SETTINGS = 400_000  # values in the settings, such as a word and its count
Array = npt.NDArray[Any]
_OWN = ("settings", "values", "biases")


@dataclass(frozen=True)
class Checkpoint:
    """A network, ``notes`` (JSON values) and further ``arrays`` by name."""

    network: Network
    notes: Mapping[str, Any] = field(default_factory=dict)
    arrays: Mapping[str, Array] = field(default_factory=dict)


def save_checkpoint(
    path: str | Path, checkpoint: Checkpoint, *, private: bool = False, is_compressed: bool = False
) -> None:
    """Writes a model file, with ``private`` for its owner alone, with ``is_compressed`` smaller and
    more slowly. Raises CheckpointError if it can't be written."""
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
    save = np.savez_compressed if is_compressed else np.savez
    try:
        with whole_file(path, private=private) as stream:
            save(stream, **own, **checkpoint.arrays)  # type: ignore[arg-type]
    except OSError as error:
        raise CheckpointError(f"{quoted_path(path)}: can't be written ({error.strerror})") from None


def load_checkpoint(path: str | Path) -> Checkpoint:
    """Reads a model file. Raises CheckpointError, one line that begins with the path."""
    with _opened(Path(path)) as archive:
        return _checkpoint_from(archive)


def load_notes(path: str | Path) -> dict[str, Any]:
    """The notes of a model file; nothing else of it is read. Raises CheckpointError, as
    ``load_checkpoint`` does."""
    with _opened(Path(path)) as archive:
        return _notes_in(_settings_from(archive))


@contextmanager
def _opened(path: Path) -> Iterator[ArrayArchive]:
    try:
        with open_arrays(path, LARGEST_BYTES) as archive:
            yield archive
    except OSError as error:
        raise CheckpointError(
            f"{quoted_path(path)}: can't be read ({error.strerror or error})"
        ) from None
    except UntrustedError as error:
        raise CheckpointError(
            f"{quoted_path(path)}: is damaged or no model file ({error}); use another copy, or "
            "train it again with lettersum train"
        ) from None
    except NNCoreError as error:
        raise CheckpointError(f"{quoted_path(path)}: {error}") from None


def _checkpoint_from(archive: ArrayArchive) -> Checkpoint:
    """Nothing is read or made before it is known how large it will be."""
    settings = _settings_from(archive)
    plan = plan_of(settings.get("architecture"))
    _check_header(archive, "values", plan.parameters, plan)
    _check_header(archive, "biases", plan.biases, plan)
    notes = _notes_in(settings)
    network = plan.build()
    network.values[...] = _finite(archive, "values")
    _put_biases(network, _finite(archive, "biases"))
    rest = {name: archive.read(name) for name in archive.names if name not in _OWN}
    return Checkpoint(network, notes, rest)


def _settings_from(archive: ArrayArchive) -> dict[str, Any]:
    header = archive.header("settings")
    if header is None or header.size_bytes > LARGEST_SETTINGS_BYTES:
        raise CheckpointError("is no model file of this program")
    settings = parse_json(archive.read("settings").tobytes(), MOST_SETTINGS)
    if not isinstance(settings, dict) or not {"format", "version"} <= set(settings):
        raise CheckpointError("is no model file of this program")
    if (settings["format"], settings["version"]) != (FORMAT, VERSION):
        found = f"{quoted(settings['format'])} version {quoted(settings['version'])}"
        raise CheckpointError(f"is {found}, not {FORMAT!r} {VERSION}")
    return settings


def _notes_in(settings: Mapping[str, Any]) -> dict[str, Any]:
    notes = settings.get("notes", {})
    if not isinstance(notes, dict):
        raise CheckpointError("its notes are no names and values")
    return notes


def _check_header(archive: ArrayArchive, name: str, size: int, plan: Plan) -> None:
    header = archive.header(name)
    if header is None or header.shape != (size,) or header.dtype != plan.dtype:
        raise CheckpointError(f"its array {name!r} is missing or does not fit its settings")


def _finite(archive: ArrayArchive, name: str) -> Array:
    numbers = archive.read(name)
    if not np.isfinite(numbers).all():
        raise CheckpointError(f"its array {name!r} has numbers that are not finite")
    return numbers


def _biases(network: Network) -> Array:
    parts = [layer.b for layer in network.layers if isinstance(layer, Dense)]
    return np.concatenate(parts) if parts else np.empty(0, network.dtype)


def _put_biases(network: Network, biases: Array) -> None:
    start = 0
    for layer in network.layers:
        if isinstance(layer, Dense):
            layer.b[...] = biases[start : start + layer.outputs]
            start += layer.outputs
