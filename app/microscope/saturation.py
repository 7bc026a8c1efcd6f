"""Neurons through which hardly any error passes back, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping

from app.microscope.number_format import significant
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.divergence import SATURATED
from nncore.trace import Trace


def saturated_units(trace: Trace) -> dict[str, float]:
    """The slope dsig/dnet of each neuron of a whole trace whose slope is below SATURATED, by the
    neuron's name, layer by layer."""
    units = [trace.notation.unit(neuron) for neuron in trace.notation.neurons()]
    slopes = {unit: trace.factors[f"delta({unit})"][-1].value for unit in units}
    return {unit: slope for unit, slope in slopes.items() if slope < SATURATED}


def locked_units(snapshot: NetworkSnapshot) -> dict[str, float]:
    """Those that wear a padlock: whose output has been computed by now."""
    return {
        unit: slope
        for unit, slope in saturated_units(snapshot.trace).items()
        if snapshot.value(f"sig({unit})") is not None
    }


def lock_text(slope: float) -> str:
    """What a padlock says."""
    written = significant(slope, 2)
    return f"saturated: slope sig·(1−sig) = {written}, hardly any error passes back"


def locks_text(slopes: Mapping[str, float]) -> str:
    """All of them, for a screen reader; nothing where there are none."""
    if not slopes:
        return ""
    noun = "neuron" if len(slopes) == 1 else "neurons"
    return f"{len(slopes)} saturated {noun}: {', '.join(slopes)}"
