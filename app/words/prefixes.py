"""Which words begin with what is being typed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.words.alphabet import APOSTROPHES
from app.words.tokens import normalise


class PrefixIndex:
    """Finds normalised words by their beginning. What was found last is kept, as several ask about
    one prefix; many threads may ask at once."""

    def __init__(self, keys: Sequence[str]) -> None:
        """``keys``: normalised words, in the order of their ids."""
        self._keys = keys
        # Sorted in half the time that Python's own strings take.
        packed = np.array(keys, dtype=np.dtypes.StringDType())
        self._sorted = np.argsort(packed, kind="stable").tolist()
        everything = np.arange(len(keys), dtype=np.int64)
        self._last = "", everything

    def matching(self, prefix: str) -> npt.NDArray[np.int64]:
        """Ids of all words that begin with the prefix, whatever its case, in the order of the ids.

        An apostrophe at its end counts ("don'" begins "don't", not "done"). An empty prefix
        begins every word.
        """
        key = _prefix_key(prefix)
        last_key, last_found = self._last
        if key == last_key:
            return last_found.copy()
        begins, keys = len(key), self._keys
        first = bisect_left(self._sorted, key, key=keys.__getitem__)
        last = bisect_right(self._sorted, key, lo=first, key=lambda i: keys[i][:begins])
        found = np.sort(np.array(self._sorted[first:last], dtype=np.int64))
        self._last = key, found
        return found.copy()  # whoever asks next must find it as it was


def _prefix_key(prefix: str) -> str:
    """The normalised prefix, with the apostrophe at its end that normalising takes off."""
    key = normalise(prefix)
    return f"{key}'" if key and prefix[-1] in APOSTROPHES else key
