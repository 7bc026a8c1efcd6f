"""The runs that a network file may hold beside the network: how each began, and how far it went.

    "runs": [{"title": "run 1", "updates": 200},
             {"title": "fork at 60", "parent": 0, "start": 60, "updates": 140,
              "rate": 1.2, "weights": {"w1": 0.16, …}}]

Each run begins at its update ``start`` with the settings it gives itself; what it leaves out is as
in the file. Nothing but the window reads them; ``build`` and ``lettersum trace`` pass over them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nncore.errors import NetworkFileError

if TYPE_CHECKING:
    from nncore.network_file import NetworkFile

MOST_RUNS = 1_000
MOST_UPDATES = 10**12
_OWN_KEYS = {"title", "parent", "start", "updates", "hidden"}
# What a run may have of its own; layers and samples too, as runs of another shape may be compared.
_FILE_KEYS = {
    "layers", "weights", "bias", "biases", "bias_weights",
    "rate", "rates", "importance", "seed", "samples",
}  # fmt: skip


@dataclass(frozen=True)
class FileRun:
    """``file`` holds the run's start weights and settings, and no runs. ``parent`` is the place,
    from 0, of the run that this one left at the update ``start``; None for a beginning. ``updates``
    counts those made from there on."""

    title: str
    file: NetworkFile
    start: int = 0
    updates: int = 0
    parent: int | None = None
    is_hidden: bool = False

    def to_json(self, of: Mapping[str, Any]) -> dict[str, Any]:
        """As JSON values; what is the same in the file ``of``, itself as JSON, is left out."""
        content: dict[str, Any] = {"title": self.title, "start": self.start}
        content |= {"updates": self.updates}
        if self.parent is not None:
            content["parent"] = self.parent
        if self.is_hidden:
            content["hidden"] = True
        own = self.file.to_json()
        empty: dict[str, Any] = {"seed": None, "samples": []}
        for key in sorted(_FILE_KEYS):
            value = own.get(key, empty.get(key, {}))
            if value != of.get(key, empty.get(key, {})):
                content[key] = value
        return content


def runs_from(
    value: Any, content: Mapping[str, Any], read: Callable[[Mapping[str, Any]], NetworkFile]
) -> tuple[FileRun, ...]:
    """The runs of a file whose JSON is ``content``; ``read`` makes a network file of JSON values.

    Raises NetworkFileError, which names the run, counted from 1.
    """
    if not isinstance(value, list) or len(value) > MOST_RUNS:
        raise NetworkFileError(f'"runs" must be a list of at most {MOST_RUNS:,} runs')
    runs: list[FileRun] = []
    for place, run in enumerate(value):
        try:
            runs.append(_run(run, content, read, runs))
        except NetworkFileError as error:
            raise NetworkFileError(f"run {place + 1}: {error}") from None
    return tuple(runs)


def _run(
    run: Any,
    content: Mapping[str, Any],
    read: Callable[[Mapping[str, Any]], NetworkFile],
    before: list[FileRun],
) -> FileRun:
    if not isinstance(run, dict):
        raise NetworkFileError('must be {"title": …, "updates": …}')
    unknown = sorted(set(run) - _OWN_KEYS - _FILE_KEYS)
    if unknown:
        raise NetworkFileError(f'unknown key "{unknown[0]}"')
    title, is_hidden = run.get("title", "run"), run.get("hidden", False)
    if not isinstance(title, str) or not isinstance(is_hidden, bool):
        raise NetworkFileError('"title" must be a text, "hidden" true or false')
    shared = {key: value for key, value in content.items() if key in _FILE_KEYS and key not in run}
    own = {key: value for key, value in run.items() if key in _FILE_KEYS}
    start, updates = _count(run, "start"), _count(run, "updates")
    parent = run.get("parent")
    if parent is not None:
        _check_parent(parent, start, before)
    return FileRun(title, read(shared | own), start, updates, parent, is_hidden)


def _check_parent(parent: Any, start: int, before: list[FileRun]) -> None:
    if type(parent) is not int or not 0 <= parent < len(before):
        raise NetworkFileError(
            f'"parent" is {parent!r}; it must be the place, from 0, of a run before'
        )
    least = before[parent].start
    if not least <= start <= least + before[parent].updates:
        raise NetworkFileError(
            f'"start" is {start}; its parent has the updates {least} to '
            f"{least + before[parent].updates}"
        )


def _count(run: Mapping[str, Any], key: str) -> int:
    value = run.get(key, 0)
    if type(value) is not int or not 0 <= value <= MOST_UPDATES:
        raise NetworkFileError(f'"{key}" is {value!r}; it must be a whole number from 0 to 10^12')
    return value
