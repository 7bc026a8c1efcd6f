"""When Play stops by itself: the error is small enough, or nothing changes any more."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.microscope.number_format import brief, significant

Floats = npt.NDArray[np.float64]
_AT_ONCE = 65_536  # rounds whose means are worked out at a time


def first_below(before: Floats, errors: Floats, samples: int, below: float) -> int | None:
    """The first place in ``errors`` at which the mean E_total of the last round is below a bound.

    ``errors``, shape (updates,), are E_total before each update, ``before`` those of at least the
    samples − 1 updates before them, or of all there were. A round takes each of the ``samples``
    once and ends with the error at the place itself. None if there is no such place.
    """
    joined = np.concatenate([before[len(before) - min(len(before), samples - 1) :], errors])
    if len(joined) < samples:
        return None
    rounds = np.lib.stride_tricks.sliding_window_view(joined, samples)
    ahead = len(errors) - len(rounds)  # places with no whole round before them
    for start in range(0, len(rounds), _AT_ONCE):
        small = np.flatnonzero(rounds[start : start + _AT_ONCE].mean(axis=1) < below)
        if len(small):
            return int(ahead + start + small[0])
    return None


class Stillness:
    """Whether a whole round of updates has left every weight as it was, to the last bit.

    Where the samples pull in different directions each update moves the weights, and yet a round
    brings them back: that is still too.
    """

    def __init__(self, samples: int) -> None:
        self._samples = samples
        self._marked: tuple[int, Floats] | None = None

    def saw(self, update: int, weights: Floats) -> bool:
        """The weights, shape (parameters,), after an update; returns whether they are those of
        the update marked some whole rounds ago."""
        if self._marked is not None:
            past = update - self._marked[0]
            if past > 0 and past % self._samples == 0 and np.array_equal(weights, self._marked[1]):
                return True
            if 0 <= past < self._samples:
                return False
        self._marked = update, weights.copy()
        return False


def reached_text(update: int, error: float | None, below: float, samples: int) -> str:
    """Why Play stopped where the error is small."""
    is_small = f"E_total {significant(error, 4)} is below {brief(below)}"
    if samples > 1:
        is_small = f"the mean E_total of all {samples} samples is below {brief(below)}"
    return f"stopped at update {update:,}: {is_small}; Play goes on past it"


def still_text(update: int, samples: int) -> str:
    """Why Play stopped where nothing changes."""
    ago = "one update" if samples == 1 else f"{samples} updates, one for each sample,"
    return (
        f"stopped at update {update:,}: nothing changes any more, {ago} left every weight "
        "as it was to the last bit"
    )
