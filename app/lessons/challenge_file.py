"""Challenges as files.

    {"lettersum": "challenge", "version": 1, "title": "from Ada", "network": {a network file with
     samples, as it was}, "outputs": [["0.75136", "0.77293"], …]}

"outputs" are those of the changed network, a list for each sample, as texts with their digits. The
changed weight itself is not in the file.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from app.lessons.challenge import (
    MOST_WEIGHTS,
    Challenge,
    check_network,
    named,
    with_samples,
)
from app.lessons.errors import LessonError, naming_file
from app.lessons.exercise_file import LARGEST_FILE_BYTES, check_kind
from nncore.network_file import NetworkFile
from nncore.network_file_reading import network_file_from, parse_network_file
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.numbers import text
from nncore.untrusted.quoting import quoted
from nncore.whole_file import whole_file

MOST_DECIMALS = 12
_LONGEST_TITLE = 100
_OUTPUT = re.compile(rf"[01]\.[0-9]{{2,{MOST_DECIMALS}}}")


def challenge_as_json(challenge: Challenge) -> dict[str, Any]:
    """As JSON values."""
    return {
        "lettersum": "challenge",
        "version": 1,
        "title": challenge.title,
        "network": challenge.network.to_json(),
        "outputs": [list(row) for row in challenge.outputs],
    }


def write_challenge(path: Path, challenge: Challenge) -> None:
    """Writes a challenge, whole or not at all. Raises OSError."""
    content = json.dumps(challenge_as_json(challenge), indent=1, ensure_ascii=False) + "\n"
    with whole_file(path) as stream:
        stream.write(content.encode())


def read_challenge_or_network(path: Path) -> Challenge | NetworkFile:
    """Reads a challenge, or a network to make one of; that gets samples where it has too few.
    Raises LessonError, one line that begins with the path."""
    with naming_file(path):
        content = read_ordinary(path, LARGEST_FILE_BYTES)
        if not _is_network(content):
            return parse_challenge(content)
        network = parse_network_file(content)
        if network.parameter_count <= MOST_WEIGHTS:  # else it is refused before anything is made
            network = with_samples(named(network))
        check_network(network)
        return network


def _is_network(content: bytes) -> bool:
    values = parse_json(content)
    return isinstance(values, dict) and values.get("lettersum") == "network"


def parse_challenge(source: str | bytes) -> Challenge:
    """Reads the JSON text of a challenge that can be solved. Raises LessonError or NNCoreError."""
    content = parse_json(source)
    check_kind(content, "challenge")
    network = network_file_from(content.get("network"))
    check_network(network)
    outputs = _outputs(content.get("outputs"), len(network.samples), network.layers[-1])
    title = text(content.get("title", ""), '"title"', _LONGEST_TITLE)
    challenge = Challenge(title, named(network), outputs)
    if challenge.before == outputs:
        raise LessonError("its outputs are those of the network as it was: no weight was changed")
    if not challenge.solutions:
        raise LessonError("no single weight can be changed so that it gives these outputs")
    return challenge


def _outputs(value: Any, samples: int, outputs: int) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or len(value) != samples:
        raise LessonError(f'"outputs" must be a list for each of the {samples} samples')
    rows = tuple(_row(row, place, outputs) for place, row in enumerate(value, start=1))
    if len({len(written) for row in rows for written in row}) != 1:
        raise LessonError('"outputs" must all have the same number of decimals')
    return rows


def _row(value: Any, place: int, outputs: int) -> tuple[str, ...]:
    where = f'"outputs" of sample {place}'
    if not isinstance(value, list) or len(value) != outputs:
        raise LessonError(f'{where} must be a list of {outputs} texts such as "0.75136"')
    for each in value:
        if not isinstance(each, str) or not _OUTPUT.fullmatch(each):
            raise LessonError(
                f'{where}: {quoted(each)} is no text such as "0.75136", with 2 to '
                f"{MOST_DECIMALS} decimals"
            )
    return tuple(value)
