"""What the person's own words say about the next one.

    score(w) = (1 − π₁ − π₂) · score_without(w) + π₁ · P₁(w) + π₂ · P₂(w | before)
    P₁(w) = uses(w) / all uses
    P₂(w | before) = max(pairs(before, w) − D, 0) / (pairs(before) + m)

A pair met once says little (D is near 1), and both are quiet until there is something to go by:
π = p · words / (words + n).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from app.prediction.personal.store import PersonalCounts, PersonalWord
from app.words.tokens import normalise
from app.words.vocabulary import Vocabulary

# Set on sentences of one voice, each scored before it was learned; see docs/suggestions.md.
SINGLE_LOUDEST = 0.1  # p of π₁
PAIRS_LOUDEST = 0.4  # p of π₂
WORDS_TO_HALF = 200.0  # n, in words learned
PAIR_DISCOUNT = 0.85  # D
PAIR_MARGIN = 2.0  # m

FEWEST_USES = 2  # of a new word, before it is offered; one pick is enough too

Ids = npt.NDArray[np.int64]
Float32s = npt.NDArray[np.float32]


@dataclass(frozen=True)
class PersonalVoice:
    """Made anew from the counts whenever they change.

    Ids are those of the vocabulary, then come ``new_words``: words to be offered that it lacks.
    ``trust``, 0 to 1, is words / (words + n). ``never`` holds ids that are not to be suggested.
    """

    vocabulary: Vocabulary
    counts: PersonalCounts
    new_words: tuple[str, ...] = field(init=False)
    trust: float = field(init=False)
    never: Ids = field(init=False)
    _id_of_new: dict[str, int] = field(init=False, repr=False)
    _single: tuple[Ids, Float32s] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        words, known = self.counts.words, len(self.vocabulary)
        new = sorted(
            key for key, word in words.items()
            if _is_offered(word) and self.vocabulary.id_of(key) is None
        )  # fmt: skip
        put = object.__setattr__  # the fields are filled once, here
        put(self, "new_words", tuple(words[key].word for key in new))
        put(self, "_id_of_new", {key: known + place for place, key in enumerate(new)})
        uses = {key: word.uses for key, word in words.items() if word.uses and not word.never}
        total = sum(uses.values())
        put(self, "trust", total / (total + WORDS_TO_HALF))
        put(self, "_single", self._weighted(uses, SINGLE_LOUDEST * self.trust / max(total, 1)))
        ids = (self._id(key) for key, word in words.items() if word.never)
        put(self, "never", np.array([i for i in ids if i is not None], np.int64))

    @property
    def size(self) -> int:
        """How many ids there are, those of new words included."""
        return len(self.vocabulary) + len(self.new_words)

    def word(self, word_id: int) -> str:
        """The word of any id, as it is shown."""
        known = len(self.vocabulary)
        return (
            self.vocabulary.words[word_id] if word_id < known else self.new_words[word_id - known]
        )

    def mixed(self, scores: Float32s, before: str) -> Float32s:
        """Scores of all ids, shape (size,), from the scores of the vocabulary, shape (V,).

        ``before`` is the normalised word before, "" at the start of a sentence.
        """
        mixed = np.zeros(self.size, np.float32)
        np.multiply(scores, np.float32(self.rest), out=mixed[: len(scores)])
        for ids, weighted in (self._single, self._pairs(before)):
            mixed[ids] += weighted
        return mixed

    @property
    def rest(self) -> float:
        """1 − π₁ − π₂: what the other voices keep."""
        return 1.0 - (SINGLE_LOUDEST + PAIRS_LOUDEST) * self.trust

    def part(self, word_id: int, before: str) -> float:
        """What this voice adds to the score of one word."""
        return sum(
            float(weighted[ids == word_id].sum())
            for ids, weighted in (self._single, self._pairs(before))
        )

    def share_after(self, word_id: int, before: str) -> float:
        """How often this word is what follows the one before, by the person's own pairs alone."""
        pairs = self.counts.pairs.get(before, {})
        uses = pairs.get(normalise(self.word(word_id)), 0)
        return max(uses - PAIR_DISCOUNT, 0.0) / (sum(pairs.values()) + PAIR_MARGIN)

    def hidden(self, before: str) -> Ids:
        """Ids that are not to be suggested here."""
        keys = self.counts.not_here.get(before, frozenset())
        ids = [word_id for key in keys if (word_id := self._id(key)) is not None]
        return np.concatenate([self.never, np.array(ids, np.int64)])

    def new_matching(self, key: str) -> Ids:
        """Ids of the new words that begin with this normalised prefix."""
        ids = [i for new, i in self._id_of_new.items() if new.startswith(key)]
        return np.array(ids, np.int64)

    def _pairs(self, before: str) -> tuple[Ids, Float32s]:
        pairs = self.counts.pairs.get(before, {})
        weight = PAIRS_LOUDEST * self.trust / (sum(pairs.values()) + PAIR_MARGIN)
        discounted = {key: max(uses - PAIR_DISCOUNT, 0.0) for key, uses in pairs.items()}
        return self._weighted(discounted, weight)

    def _weighted(self, values: Mapping[str, float], weight: float) -> tuple[Ids, Float32s]:
        known = [(i, n * weight) for key, n in values.items() if (i := self._id(key)) is not None]
        ids = np.array([i for i, _ in known], np.int64)
        return ids, np.array([n for _, n in known], np.float32)

    def _id(self, key: str) -> int | None:
        found = self.vocabulary.id_of(key)
        return self._id_of_new.get(key) if found is None else found


def _is_offered(word: PersonalWord) -> bool:
    enough = word.uses >= FEWEST_USES or word.picks > 0 or word.added
    return enough and not word.never
