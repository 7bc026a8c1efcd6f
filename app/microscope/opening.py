"""Reading a network file for the room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.microscope.network_presets import SMALL_ERROR, NetworkPreset
from nncore.errors import NetworkFileError, NNCoreError
from nncore.network_file import NetworkFile, Sample
from nncore.network_file_reading import read_network_file
from nncore.tracing import check_traceable
from nncore.untrusted.quoting import quoted_path

# What all runs keep together: their samples, and weights to be gone back through. 500 MB.
MOST_KEPT_NUMBERS = 60_000_000
MOST_KEPT_BY_ONE = 2_000_000
# Weights times updates that must be repeated before the last fork can begin; some minutes.
MOST_REPEATED = 50_000_000_000


def read_preset(path: Path) -> tuple[NetworkPreset, str]:
    """The network of a file, and what there is to say about it; "" if nothing.

    Raises NetworkFileError, one line, where the file is damaged or the network too large.
    """
    file = read_network_file(path)
    try:
        preset = preset_of(path.stem, file)
    except NNCoreError as error:
        raise NetworkFileError(f"{quoted_path(path)}: {error}") from None
    notice = ""
    if not file.samples:
        notice = f"{path.name} has no samples; one with ½ everywhere was put in, to be changed"
    return preset, notice


def preset_of(title: str, file: NetworkFile) -> NetworkPreset:
    """What a file says, for the room. Raises NNCoreError where the network is too large."""
    _check_sizes(file)
    file = _with_samples(file)
    file = replace(
        file, runs=tuple(replace(run, file=_with_samples(run.file)) for run in file.runs)
    )
    return NetworkPreset(title, file, until=SMALL_ERROR)


def _check_sizes(file: NetworkFile) -> None:
    kept = repeated = 0
    for each in (file, *(run.file for run in file.runs)):
        check_traceable(each.layers)
        kept += len(each.samples) * (each.layers[0] + each.layers[-1])
    for place, run in enumerate(file.runs):
        weights = run.file.parameter_count
        kept += min(weights * run.updates, MOST_KEPT_BY_ONE)
        forks = (each.start for each in file.runs if each.parent == place)
        repeated += weights * (max(forks, default=run.start) - run.start)
    if kept > MOST_KEPT_NUMBERS:
        raise NetworkFileError("its runs are too many and too large to be kept in memory together")
    if repeated > MOST_REPEATED:
        raise NetworkFileError("its runs are so long that repeating them would take hours")


def _with_samples(file: NetworkFile) -> NetworkFile:
    if file.samples:
        return file
    halves = Sample((0.5,) * file.layers[0], (0.5,) * file.layers[-1])
    return replace(file, samples=(halves,))
