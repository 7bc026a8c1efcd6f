"""A trace as JSON values: names and numbers."""

from __future__ import annotations

from typing import Any

from nncore.errors import ShapeError
from nncore.trace import Path, Trace

MOST_PATHS = 200_000  # about 100 MB of JSON; a network with more has its paths counted, not listed


def trace_as_json(trace: Trace) -> dict[str, Any]:
    """``values``, ``factors`` and ``paths`` by name, each factor as its name and value.

    Raises ShapeError for a network with more than MOST_PATHS paths.
    """
    count = sum(trace.path_count(name) for name in trace.rate_of)
    if count > MOST_PATHS:
        raise ShapeError(
            f"this network has {count:,} paths from weights to outputs, more than the "
            f"{MOST_PATHS:,} that can be written; choose a smaller network"
        )
    return {
        "values": dict(trace.values),
        "factors": {name: _path(path) for name, path in trace.factors.items()},
        "paths": {
            f"dE/d{name}": [_path(path) for path in trace.paths(name)] for name in trace.rate_of
        },
    }


def _path(path: Path) -> list[dict[str, Any]]:
    return [{"name": factor.name, "value": factor.value} for factor in path]
