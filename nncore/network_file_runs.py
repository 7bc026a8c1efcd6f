"""The runs that a network file may hold beside the network: how each began, and how far it went.

    "runs": [{"title": "run 1", "updates": 200},
             {"title": "fork at 60", "parent": 0, "start": 60, "updates": 140,
              "rate": 1.2, "weights": {"w1": 0.16, …}}]

Each run begins at its update ``start`` with the settings it gives itself; what it leaves out is as
in the file. Its curves are drawn as those of the run at its place, or with "line": 3 as a third
run's are. Nothing but the window reads them; ``build`` and ``lettersum trace`` pass over them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nncore.errors import NetworkFileError, UntrustedError
from nncore.network_file import RUN_KEYS, FileRun, NetworkFile
from nncore.untrusted.numbers import text, whole_number
from nncore.untrusted.quoting import quoted, quoted_name

MOST_RUNS = 1_000
LONGEST_TITLE = 1_000  # signs
_OWN_KEYS = {"title", "parent", "start", "updates", "hidden", "line"}


def runs_from(
    value: Any, file_of_run: Callable[[Mapping[str, Any]], NetworkFile]
) -> tuple[FileRun, ...]:
    """The runs in JSON values; ``file_of_run`` makes a network file of a run's own settings.

    Raises NetworkFileError, which names the run, counted from 1.
    """
    if not isinstance(value, list) or len(value) > MOST_RUNS:
        raise NetworkFileError(f'"runs" must be a list of at most {MOST_RUNS:,} runs')
    runs: list[FileRun] = []
    for place, run in enumerate(value):
        try:
            runs.append(_run(run, file_of_run, runs))
        except (NetworkFileError, UntrustedError) as error:
            raise NetworkFileError(f"run {place + 1}: {error}") from None
    return tuple(runs)


def _run(
    run: Any, file_of_run: Callable[[Mapping[str, Any]], NetworkFile], before: list[FileRun]
) -> FileRun:
    if not isinstance(run, dict):
        raise NetworkFileError('must be {"title": …, "updates": …}')
    unknown = sorted(set(run) - _OWN_KEYS - RUN_KEYS)
    if unknown:
        raise NetworkFileError(f'unknown key "{quoted_name(unknown[0])}"')
    title, is_hidden = run.get("title", "run"), run.get("hidden", False)
    if not isinstance(title, str) or not isinstance(is_hidden, bool):
        raise NetworkFileError('"title" must be a text, "hidden" true or false')
    start, updates = (whole_number(run.get(key, 0), f'"{key}"') for key in ("start", "updates"))
    parent = run.get("parent")
    if parent is not None:
        _check_parent(parent, start, before)
    own = {key: value for key, value in run.items() if key in RUN_KEYS}
    title = text(title, '"title"', LONGEST_TITLE)
    line = whole_number(run.get("line", 0), '"line"')
    return FileRun(title, file_of_run(own), start, updates, parent, is_hidden, line)


def _check_parent(parent: Any, start: int, before: list[FileRun]) -> None:
    if type(parent) is not int or not 0 <= parent < len(before):
        raise NetworkFileError(
            f'"parent" is {quoted(parent)}; it must be the place, from 0, of a run before'
        )
    least = before[parent].start
    if not least <= start <= least + before[parent].updates:
        raise NetworkFileError(
            f'"start" is {start}; its parent has the updates {least} to '
            f"{least + before[parent].updates}"
        )
