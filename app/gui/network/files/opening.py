"""Reading a network file for the room. Knows no Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.gui.network.presets import NetworkPreset
from nncore.errors import NetworkFileError
from nncore.network_file import NetworkFile, Sample
from nncore.network_file_reading import read_network_file

MOST_WEIGHTS = 20_000  # that the room can draw and explain


def read_preset(path: Path) -> tuple[NetworkPreset, str]:
    """The network of a file, and what there is to say about it; "" if nothing.

    Raises NetworkFileError, one line, where the file is damaged or the network too large.
    """
    file = read_network_file(path)
    count = max(each.notation.weight_count for each in (file, *(run.file for run in file.runs)))
    if count > MOST_WEIGHTS:
        raise NetworkFileError(
            f"{path}: the network has {count:,} weights; the room shows up to {MOST_WEIGHTS:,}; "
            "“lettersum trace” reads it whatever its size"
        )
    notice = ""
    if not file.samples:
        notice = f"{path.name} has no samples; one with ½ everywhere was put in, to be changed"
    file = _with_samples(file)
    file = replace(
        file, runs=tuple(replace(run, file=_with_samples(run.file)) for run in file.runs)
    )
    return NetworkPreset(path.stem, file), notice


def _with_samples(file: NetworkFile) -> NetworkFile:
    if file.samples:
        return file
    halves = Sample((0.5,) * file.layers[0], (0.5,) * file.layers[-1])
    return replace(file, samples=(halves,))
