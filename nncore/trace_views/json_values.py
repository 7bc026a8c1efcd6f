"""A trace as JSON values: names and numbers."""

from __future__ import annotations

from typing import Any

from nncore.trace import Path, Trace


def trace_as_json(trace: Trace) -> dict[str, Any]:
    """``values``, ``factors`` and ``paths`` by name, each factor as its name and value.

    Where there are too many paths, those of some weights are left out; ``paths_omitted`` then says
    how many paths each of these has.
    """
    listed = trace.listed_paths()
    content: dict[str, Any] = {
        "values": dict(trace.values),
        "factors": {name: _path(path) for name, path in trace.factors.items()},
        "paths": {f"dE/d{name}": [_path(path) for path in trace.paths(name)] for name in listed},
    }
    omitted = [name for name in trace.rate_of if f"dE/d{name}" not in content["paths"]]
    if omitted:
        content["paths_omitted"] = {f"dE/d{name}": trace.path_count(name) for name in omitted}
    return content


def _path(path: Path) -> list[dict[str, Any]]:
    return [{"name": factor.name, "value": factor.value} for factor in path]
