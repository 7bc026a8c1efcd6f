"""What the status line says of a network."""

from __future__ import annotations

from app.microscope.time_machine.snapshot import NetworkSnapshot

_HINT = (
    "click a weight or a neuron: factor by factor what it does; double-click a weight to write it, "
    "drag it to feel the slope · "
    "orange: positive · dashed blue: negative · –: not computed yet"
)


def hint(numbered: str | None) -> str:
    """What can be done; first of all, which weights have a number where not all have one."""
    if numbered is None:
        return _HINT
    return f"numbers only at {numbered} and under the mouse, for want of room · {_HINT}"


def settings_text(snapshot: NetworkSnapshot) -> str:
    """The start weights, the rate, the biases."""
    file = snapshot.file
    start = "as given" if file.seed is None else f"drawn with seed {file.seed}"
    return f"start weights {start} · η {file.rate:g} · bias {file.bias}"
