"""Training that goes on and gets nowhere, in words."""

from __future__ import annotations

import numpy as np

from app.microscope.saturation import saturated_units
from app.microscope.time_machine.loss_history import Curve
from nncore.trace import Trace

LEAST_UPDATES = 2_000  # before anything is said
_LEAST_ERROR = 1e-4  # below it there is nothing to complain about
_STILL = 1e-5  # relative change of E_total over the second half of the run


def explain_standstill(curve: Curve, head: int, trace: Trace) -> str:
    """Why E_total hasn't moved over the second half of a run, and what to try; "" while it moves,
    is small, or the run is young. ``trace`` is of a sample at the head."""
    since = (curve.updates[0] + head) / 2 if len(curve.updates) else head
    late = curve.errors[curve.updates >= since]
    if head - since < LEAST_UPDATES / 2 or len(late) < 2 or not np.isfinite(late).all():
        return ""
    error = float(late[-1])
    if error < _LEAST_ERROR or late.max() - late.min() > _STILL * error:
        return ""
    still = f"E_total has stayed at {error:.4g} for {head - since:,.0f} updates"
    saturated = list(saturated_units(trace))
    if saturated:
        names = ", ".join(saturated[:6]) + (" …" if len(saturated) > 6 else "")
        verb = "is" if len(saturated) == 1 else "are"
        return (
            f"{still}: {names} {verb} saturated, so hardly any error passes back; "
            "try a new draw of smaller start weights, or scale the inputs"
        )
    return (
        f"{still}: the slope is nearly flat here; try a larger η, a new draw, "
        "or see whether the samples contradict each other"
    )
