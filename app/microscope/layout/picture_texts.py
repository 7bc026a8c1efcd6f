"""What is written in the picture of a network, as text."""

from __future__ import annotations

import math

from app.microscope.number_format import MINUS, chip_number, plain, significant
from app.microscope.time_machine.moments import Stage
from app.microscope.time_machine.snapshot import HIDDEN, NetworkSnapshot
from nncore.notation import Kind, kind

_AFTER_FORWARD = (Stage.BACKWARD, Stage.UPDATE)


def new_weight(snapshot: NetworkSnapshot, name: str) -> float | None:
    """The weight after this sample's update; None at rest and before it is computed."""
    return None if snapshot.is_at_rest else snapshot.value(f"{name}'")


def shown_weight(snapshot: NetworkSnapshot, name: str) -> float:
    """The new weight once it is computed, else the one from before the update."""
    new = new_weight(snapshot, name)
    return snapshot.weights[name] if new is None else new


def chip_text(
    snapshot: NetworkSnapshot, name: str, decimals: int, dragged: float | None = None
) -> str:
    """``w5 +0.400``; ``w5′ +0.392`` once it is updated. ``dragged`` is a value that the mouse is
    just giving it."""
    new = new_weight(snapshot, name)
    if dragged is None and f"{name}'" in snapshot.hidden:
        return f"{name}′ {HIDDEN}"
    if dragged is not None or new is None:
        value = snapshot.weights[name] if dragged is None else dragged
        return f"{name} {chip_number(value, decimals)}"
    space = " " if decimals > 2 else ""  # the smaller chip has no room for one sign more
    return f"{name}′{space}{chip_number(new, decimals)}"


def neuron_value(snapshot: NetworkSnapshot, unit: str, decimals: int) -> str:
    """The input's value, or the neuron's output; – while it is not computed."""
    if kind(unit) is Kind.INPUT:
        return f"{snapshot.trace.input_value(unit):.4g}"
    value = snapshot.value(f"sig({unit})")
    if value is None:
        return snapshot.missing(f"sig({unit})")
    if 0 < abs(value) < 5 * 10.0**-decimals:
        # With its exponent, short enough for the circle: 2e−5.
        digits, _, exponent = f"{value:.0e}".partition("e-")
        return f"{digits}e{MINUS}{int(exponent)}".replace("-", MINUS)
    if not math.isfinite(value):
        return plain(value)
    return f"{value:.{decimals}f}".replace("-", MINUS)


def delta_text(snapshot: NetworkSnapshot, unit: str) -> str:
    """``δ 0.138`` on the way back, once it is computed; else nothing."""
    if snapshot.stage not in _AFTER_FORWARD:
        return ""
    value = snapshot.value(f"delta({unit})")
    if f"delta({unit})" in snapshot.hidden:
        return f"δ {HIDDEN}"
    return "" if value is None else f"δ {significant(value, 3)}"


def target_text(target: float) -> str:
    """``target 0.61``"""
    return f"target {target:.4g}"


def target_lines(target: float, is_compact: bool) -> list[str]:
    """The same beside its neuron: in one line, or in two where there is little room."""
    text = target_text(target)
    return text.split(" ") if is_compact else [text]
