"""Which colour stands for which error: from deep to pale, as on a chart of the sea.

Every step up is lighter, so that the order is seen without hue too, and in print. Knows no Qt.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

STOPS = ("#0c2444", "#124a70", "#20748a", "#4a9b93", "#8bbd98", "#cddcae", "#f8f1d2")
STEPS = 256
_PALE_FROM, _STRENGTH = 0.55, 0.5
_LIGHT_LINE, _DARK_LINE = (255, 255, 255), (12, 36, 68)

Table = npt.NDArray[np.uint8]


def colour_table() -> Table:
    """Red, green and blue of each step, shape (STEPS, 3), from the smallest error on."""
    stops = np.array([[int(stop[at : at + 2], 16) for at in (1, 3, 5)] for stop in STOPS])
    places, steps = np.linspace(0, 1, len(STOPS)), np.linspace(0, 1, STEPS)
    channels = [np.interp(steps, places, stops[:, channel]) for channel in range(3)]
    return np.asarray(np.rint(np.stack(channels, axis=1)), np.uint8)


def line_colour(share: float) -> tuple[int, int, int]:
    """Red, green and blue of a contour at this share of the scale, 0 to 1: lighter than deep
    colours, darker than pale ones. Opaque, as its pieces overlap."""
    ground = colour_table()[round(share * (STEPS - 1))].astype(np.float64)
    towards = np.array(_LIGHT_LINE if share < _PALE_FROM else _DARK_LINE)
    red, green, blue = np.rint(ground + _STRENGTH * (towards - ground)).astype(int)
    return int(red), int(green), int(blue)
