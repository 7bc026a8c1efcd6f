"""Networks with all their runs as a file keeps them from one start to the next.

    {"lettersum": "kept networks", "version": 1, "shown": 0,
     "networks": [{"title": …, "entry": …, "run": 1, "update": 60, "until": 0.0001,
      "network": {a network file}}]}

"run" is the place, from 0, of the run that is looked at, "update" where. Play stops where the error
is below "until"; without it, nowhere. What came of teaching a run of the network that is shown is
kept beside "networks", as "taught": {"run": 1, "verdict": "taught", "text": …, "update": 60}.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.microscope.catalogue import CATALOGUE
from app.microscope.network_presets import NetworkPreset
from app.microscope.teaching.kept_report import KeptReport, parse_kept_report
from nncore.errors import NetworkFileError, NNCoreError, UntrustedError
from nncore.network_file import NetworkFile
from nncore.network_file_reading import network_file_from
from nncore.network_file_runs import MOST_RUNS
from nncore.tracing import check_traceable
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.numbers import number, text, whole_number

MOST_VALUES = 1_200_000  # numbers in all networks that are kept; some seconds' work to read them
LARGEST_FILE_BYTES = 64_000_000
_KIND = "kept networks"


@dataclass(frozen=True)
class KeptNetwork:
    """``preset`` holds the runs in its file; ``run`` is the place of the one that is looked at, at
    the update ``update``. ``entry`` is the entry of the list it was opened by, or ""."""

    preset: NetworkPreset
    entry: str
    run: int
    update: int


@dataclass(frozen=True)
class KeptNetworks:
    """All of them, in the order in which they were opened; ``shown`` is the place of one, and
    ``taught`` what came of teaching a run of it."""

    networks: tuple[KeptNetwork, ...]
    shown: int
    taught: KeptReport | None = None

    def within_limits(self) -> KeptNetworks:
        """As many as can be read again: the one that is shown, then the newest. Raises
        NetworkFileError where even that one alone is too large."""
        order = [self.shown, *(n for n in reversed(range(len(self.networks))) if n != self.shown)]
        left, places = MOST_VALUES, []
        for place in order:
            file = self.networks[place].preset.file
            left -= _size(file)
            if left < 0 or len(file.runs) > MOST_RUNS:
                break
            places.append(place)
        if not places:
            raise NetworkFileError("its runs are too many and too large")
        places.sort()
        networks = tuple(self.networks[place] for place in places)
        return replace(self, networks=networks, shown=places.index(self.shown))

    def to_json(self) -> str:
        """The text of a file."""
        networks = [
            {
                "title": kept.preset.title,
                "entry": kept.entry,
                "run": kept.run,
                "update": kept.update,
                "until": kept.preset.until,
                "network": kept.preset.file.to_json(),
            }
            for kept in self.networks
        ]
        content = {"lettersum": _KIND, "version": 1, "shown": self.shown, "networks": networks}
        if self.taught is not None:
            content["taught"] = self.taught.to_json()
        return json.dumps(content, ensure_ascii=False)


def parse_kept_networks(source: bytes) -> KeptNetworks:
    """Reads the text of a file. Raises NetworkFileError, one line."""
    try:
        content = parse_json(source)
        if not isinstance(content, dict) or content.get("lettersum") != _KIND:
            raise NetworkFileError("it holds no kept networks")
        if content.get("version") != 1:
            raise NetworkFileError("it is of another version of Lettersum")
        networks = content.get("networks")
        if not isinstance(networks, Sequence) or not networks:
            raise NetworkFileError("it holds no networks")
        shown = whole_number(content.get("shown", 0), '"shown"', most=len(networks) - 1)
        read = tuple(map(_network, networks))
        runs = len(read[shown].preset.file.runs)
        return KeptNetworks(read, shown, parse_kept_report(content.get("taught"), runs))
    except (NNCoreError, UntrustedError) as error:
        raise NetworkFileError(str(error)) from None


def _network(value: Any) -> KeptNetwork:
    if not isinstance(value, dict):
        raise NetworkFileError("what should be a network is none")
    title = text(value.get("title", ""), '"title"')
    file = network_file_from(value.get("network"))
    for each in (file, *(run.file for run in file.runs)):
        check_traceable(each.layers)
        if not each.samples:
            raise NetworkFileError("a network has no samples")
    if not file.runs:
        raise NetworkFileError("a network has no runs")
    entry = text(value.get("entry", ""), '"entry"')
    watch = next((each.watch for each in CATALOGUE if each.title == entry), "")
    run = whole_number(value.get("run", 0), '"run"', most=len(file.runs) - 1)
    update = whole_number(value.get("update", 0), '"update"')
    until = None if value.get("until") is None else number(value["until"], '"until"', least=0)
    return KeptNetwork(NetworkPreset(title, file, watch, until), entry, run, update)


def _size(file: NetworkFile) -> int:
    """How many numbers the file holds, at most."""
    files = (file, *(run.file for run in file.runs))
    return sum(
        3 * each.parameter_count + len(each.samples) * (each.layers[0] + each.layers[-1] + 8)
        for each in files
    )
