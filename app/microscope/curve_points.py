"""Points of curves: those nearest to an update, and those an axis has no place for. No Qt."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.microscope.time_machine.loss_history import Curve, Floats

MOST_DRAWN = 600  # more than a plot of this size has pixels
SMALLEST_SHOWN = 1e-30  # on a logarithmic axis, where 0 would be infinitely far down


def nearest(curve: Curve, update: float) -> int | None:
    """The place of the point nearest to an update; the earlier of two as near. None if the curve
    has no points."""
    if not len(curve.updates):
        return None
    after = int(np.searchsorted(curve.updates, update))
    around = [place for place in (after - 1, after) if 0 <= place < len(curve.updates)]
    return min(around, key=lambda place: abs(float(curve.updates[place]) - update))


def thinned(updates: Floats, values: Floats) -> tuple[Floats, Floats]:
    """At most about MOST_DRAWN points that look the same: the least and the greatest value of each
    stretch, so that no peak is lost. Where a whole stretch isn't a number, neither are its
    points."""
    if len(values) <= MOST_DRAWN:
        return updates, values
    step = -(-2 * len(values) // MOST_DRAWN)
    whole = len(values) // step * step
    stretches = values[:whole].reshape(-1, step)
    nothing = np.isnan(stretches)
    least = np.where(nothing, np.inf, stretches).argmin(axis=1)
    greatest = np.where(nothing, -np.inf, stretches).argmax(axis=1)
    in_order = np.sort(np.column_stack([least, greatest]), axis=1)
    places = (in_order + np.arange(0, whole, step)[:, np.newaxis]).ravel()
    places = np.append(places, np.arange(whole, len(values)))
    return updates[places], values[places]


def left_out_text(updates: Floats, shown: npt.NDArray[np.bool_]) -> str:
    """Says from which update on the error is too small for a logarithmic axis; ``shown``, shape
    (points,), says where it isn't. "" where all points are shown."""
    if shown.all():
        return ""
    first = f"{updates[int(np.argmin(shown))]:,.0f}"
    to_the_end = not shown[int(np.argmin(shown)) :].any()
    when = f"from update {first} on" if to_the_end else f"at times from update {first} on"
    return f"0 (below {SMALLEST_SHOWN:g}) {when}: a logarithmic axis has no place for it."
