"""A trace as text and as JSON values."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from nncore.notation import NeuronPlace
from nncore.trace import Path, Trace


def trace_as_json(trace: Trace) -> dict[str, Any]:
    """``values``, ``factors`` and ``paths`` by name, each factor as its name and value."""
    return {
        "values": dict(trace.values),
        "factors": {name: _path_json(path) for name, path in trace.factors.items()},
        "paths": {
            f"dE/d{name}": [_path_json(path) for path in trace.paths(name)]
            for name in trace.rate_of
        },
    }


def _path_json(path: Path) -> list[dict[str, Any]]:
    return [{"name": factor.name, "value": factor.value} for factor in path]


def trace_as_text(trace: Trace) -> str:
    """The derivation as lines of text: forward, error, backward, update."""
    return "\n".join(_lines(trace))


def _lines(trace: Trace) -> Iterator[str]:
    yield "Forward"
    for number, value in enumerate(trace.inputs, start=1):
        yield f"  i{number} = {value:.10g}"
    for neuron in trace.notation.neurons():
        unit = trace.notation.unit(neuron)
        yield f"  net({unit}) = {trace.values[f'net({unit})']:.10g}"
        yield f"  sig({unit}) = {trace.values[f'sig({unit})']:.10g}"
    yield "Error"
    last = len(trace.notation.layer_sizes) - 1
    for place, target in enumerate(trace.targets):
        unit = trace.notation.unit(NeuronPlace(last, place))
        yield f"  target({unit}) = {target:.10g}, E({unit}) = {trace.values[f'E({unit})']:.10g}"
    yield f"  E_total = {trace.values['E_total']:.10g}"
    yield "Backward"
    for name, path in trace.factors.items():
        yield f"  {name} = {' · '.join(factor.name for factor in path)}"
        product = math.prod(factor.value for factor in path)
        numbers = " · ".join(f"{factor.value:.10g}" for factor in path)
        yield f"    = {numbers} = {product:.10g}"
    yield "Update"
    for name, rate in trace.rate_of.items():
        partial, new = trace.values[f"dE/d{name}"], trace.values[f"{name}'"]
        yield f"  {name}' = {name} − {rate:.10g} · {partial:.10g} = {new:.10g}"
