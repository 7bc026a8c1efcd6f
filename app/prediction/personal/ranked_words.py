"""Words with counts, of which the most frequent that begin with some letters are found at once,
however many there are."""

from __future__ import annotations

from array import array
from bisect import bisect_left

import numpy as np

_LAST_SIGN = "\U0010ffff"
_MOST_KEPT = 100  # answers


class RankedWords:
    """Words by their normalised form, each with how it is written and how often it was used."""

    def __init__(self) -> None:
        # In the order of the forms; those of a beginning are neighbours.
        self._keys: list[str] = []
        self._shown: list[str] = []
        self._uses = array("q")
        self._kept: dict[tuple[str, int], list[str]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: str) -> bool:
        return self._place(key)[1]

    def put(self, key: str, shown: str, uses: int) -> None:
        """This word is written so and was used so often."""
        place, is_there = self._place(key)
        if is_there:
            is_more = uses >= self._uses[place]
            self._shown[place], self._uses[place] = shown, uses
        else:
            is_more = True
            self._keys.insert(place, key)
            self._shown.insert(place, shown)
            self._uses.insert(place, uses)
        self._renew_kept(key, is_more=is_more)

    def drop(self, key: str) -> None:
        """This word is none of them, if it was one."""
        place, is_there = self._place(key)
        if is_there:
            self._renew_kept(key, is_more=False)
            del self._keys[place], self._shown[place], self._uses[place]

    def uses(self, key: str) -> int:
        """How often the word was used, 0 if it is none of them."""
        place, is_there = self._place(key)
        return self._uses[place] if is_there else 0

    def shown(self, key: str) -> str:
        """How a word that is one of them is written."""
        return self._shown[self._place(key)[0]]

    def most_used(self, beginning: str, limit: int) -> list[str]:
        """The forms that begin so, the most used first, ties by the alphabet."""
        found = self._kept.pop((beginning, limit), None)
        if found is None:
            found = self._found(beginning, limit)
            if len(self._kept) >= _MOST_KEPT:
                del self._kept[next(iter(self._kept))]  # the one not asked for longest
        self._kept[beginning, limit] = found
        return found

    def _renew_kept(self, key: str, *, is_more: bool) -> None:
        """After one count has changed. Of very many words it takes long to find the first, and one
        that was used once more can only go up in what was found."""
        for (beginning, limit), found in list(self._kept.items()):
            if not key.startswith(beginning):
                continue
            if is_more:
                among = sorted({*found, key}, key=lambda each: (-self.uses(each), each))
                self._kept[beginning, limit] = among[:limit]
            else:
                del self._kept[beginning, limit]

    def _found(self, beginning: str, limit: int) -> list[str]:
        low = bisect_left(self._keys, beginning)
        high = bisect_left(self._keys, beginning + _LAST_SIGN, low)
        if low == high or limit < 1:
            return []
        counts = np.array(self._uses[low:high], np.int64)
        places = np.arange(len(counts))
        if len(counts) > limit:  # so that not all have to be sorted
            least = np.partition(counts, -limit)[-limit]
            above, ties = np.flatnonzero(counts > least), np.flatnonzero(counts == least)
            places = np.sort(np.concatenate([above, ties[: limit - len(above)]]))
        ranked = places[np.argsort(-counts[places], kind="stable")]
        return [self._keys[low + place] for place in ranked.tolist()]

    def _place(self, key: str) -> tuple[int, bool]:
        """Where the word stands or would stand, and whether it does."""
        if not self._keys or key > self._keys[-1]:  # as when all are read in their order
            return len(self._keys), False
        place = bisect_left(self._keys, key)
        return place, self._keys[place] == key
