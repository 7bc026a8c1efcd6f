"""Which words the person wrote after which: read when a word is first asked for, and kept.

Of a million pairs only those of a few thousand words are ever needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from app.prediction.personal.ranked_words import RankedWords
from app.prediction.personal.rows import FollowingWords
from app.words.vocabulary import Vocabulary

_MOST_KEPT = 1000  # words of which it is known what came after them

Ids = npt.NDArray[np.int64]
Float32s = npt.NDArray[np.float32]


@dataclass(slots=True)
class WordsAfter:
    """What came after one word: ``ids`` of the vocabulary, each as often as ``uses`` says, and
    ``new`` words; ``total`` are the uses of all together, ``not_here`` what is not wanted."""

    ids: Ids
    uses: Float32s
    new: RankedWords
    total: int
    not_here: frozenset[str]


@dataclass
class OwnPairs:
    """``read`` reads what came after a normalised word."""

    vocabulary: Vocabulary
    read: Callable[[str], FollowingWords]
    _kept: dict[str, WordsAfter] = field(default_factory=dict)

    def after(self, before: str) -> WordsAfter:
        """What came after this word; what ``read`` raises, if it does."""
        if before in self._kept:
            self._kept[before] = self._kept.pop(before)  # the last that was asked for
            return self._kept[before]
        found = self._sorted(self.read(before))
        if len(self._kept) >= _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[before] = found
        return found

    def put(self, before: str, key: str, uses: int, more: int) -> None:
        """The word came so often after the other one by now, so many times more than was known."""
        kept = self._kept.get(before)
        if kept is None:
            return  # read when it is asked for
        kept.total += more
        word_id = self.vocabulary.id_of(key)
        if word_id is None:
            kept.new.put(key, key, uses)
            return
        places = np.flatnonzero(kept.ids == word_id)
        if len(places):
            kept.uses[places] = uses
        else:
            kept.ids = np.append(kept.ids, word_id)
            kept.uses = np.append(kept.uses, np.float32(uses))

    def _sorted(self, found: FollowingWords) -> WordsAfter:
        known: list[tuple[int, int]] = []
        new = RankedWords()
        for key, uses in sorted(found.uses.items()):
            word_id = self.vocabulary.id_of(key)
            if word_id is None:
                new.put(key, key, uses)
            else:
                known.append((word_id, uses))
        ids = np.array([word_id for word_id, _ in known], np.int64)
        uses_of = np.array([uses for _, uses in known], np.float32)
        return WordsAfter(ids, uses_of, new, found.total, found.not_here)
