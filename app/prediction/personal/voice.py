"""What the person's own words say about the next one.

    score(w) = (1 − π₁ − π₂) · score_without(w) + π₁ · P₁(w) + π₂ · P₂(w | before)
    P₁(w) = uses(w) / all uses
    P₂(w | before) = max(pairs(before, w) − D, 0) / (pairs(before) + m)

A pair met once says little (D is near 1), and both are quiet until there is something to go by:
π = p · words / (words + n).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.prediction.personal.counting import Counted
from app.prediction.personal.own_pairs import OwnPairs, WordsAfter
from app.prediction.personal.own_words import OwnWords
from app.prediction.personal.store import PersonalStore
from app.words.tokens import normalise
from app.words.vocabulary import Vocabulary

# Set on sentences of one voice, each scored before it was learned; see docs/suggestions.md.
SINGLE_LOUDEST = 0.1  # p of π₁
PAIRS_LOUDEST = 0.4  # p of π₂
WORDS_TO_HALF = 200.0  # n, in words learned
PAIR_DISCOUNT = 0.85  # D
PAIR_MARGIN = 2.0  # m

# Of the new words as many of the most used are looked at, for each that is wanted: the best by
# both counts together are among them.
_LOOKED_AT = 4

Ids = npt.NDArray[np.int64]
Float32s = npt.NDArray[np.float32]


class PersonalVoice:
    """Reads the words of a store once, and pairs when they are needed; ``take`` tells it what is
    learned since. Raises PersonalError where the store can't be read, here and in ``after``."""

    def __init__(self, vocabulary: Vocabulary, store: PersonalStore) -> None:
        self.vocabulary = vocabulary
        self.words = OwnWords(vocabulary)
        store.each_word(self.words.read)
        self._pairs = OwnPairs(vocabulary, store.words_after)

    @property
    def trust(self) -> float:
        """Words / (words + n): 0 to 1."""
        return self.words.total / (self.words.total + WORDS_TO_HALF)

    @property
    def rest(self) -> float:
        """1 − π₁ − π₂: what the other voices keep."""
        return 1.0 - (SINGLE_LOUDEST + PAIRS_LOUDEST) * self.trust

    @property
    def single_weight(self) -> float:
        """What each use of a word adds to its score."""
        return SINGLE_LOUDEST * self.trust / max(self.words.total, 1)

    def take(self, counted: Counted) -> None:
        """This was learned by the store just now."""
        for key, word in counted.word_rows.items():
            self.words.put(key, word, counted.words[key])
        for (before, key), uses in counted.pair_uses.items():
            self._pairs.put(before, key, uses, counted.pairs[before, key])

    def after(self, before: str, prefix: str = "", wanted: int = 5) -> VoiceHere:
        """What it says after this normalised word ("" at the beginning of a sentence), of so many
        words that begin with this prefix."""
        return VoiceHere(self, self._pairs.after(before), normalise(prefix), wanted)


class VoiceHere:
    """What the voice says at one place of a text.

    Ids are those of the vocabulary, then come the new words that may be offered here, ``new``.
    ``hidden`` are ids that are not to be suggested.
    """

    def __init__(self, voice: PersonalVoice, after: WordsAfter, key: str, wanted: int) -> None:
        self._voice, self._after = voice, after
        self.rest = voice.rest
        self._pair_weight = PAIRS_LOUDEST * voice.trust / (after.total + PAIR_MARGIN)
        limit = _LOOKED_AT * wanted + len(after.not_here)
        new = voice.words.new
        followers = (each for each in after.new.most_used(key, limit) if each in new)
        found = dict.fromkeys([*new.most_used(key, limit), *followers])
        self._new = [each for each in found if each not in after.not_here]
        ids = map(voice.vocabulary.id_of, after.not_here)
        self.hidden = voice.words.never | {each for each in ids if each is not None}

    @property
    def size(self) -> int:
        """How many ids there are, those of new words included."""
        return len(self._voice.vocabulary) + len(self._new)

    @property
    def new(self) -> Ids:
        """The ids of the new words."""
        return np.arange(len(self._voice.vocabulary), self.size)

    def word(self, word_id: int) -> str:
        """The word of any id, as it is shown."""
        known = len(self._voice.vocabulary)
        if word_id < known:
            return self._voice.vocabulary.words[word_id]
        return self._voice.words.new.shown(self._new[word_id - known])

    def mixed(self, scores: Float32s) -> Float32s:
        """Scores of all ids, shape (size,), from the scores of the vocabulary, shape (V,)."""
        known, words = len(scores), self._voice.words
        mixed = np.zeros(self.size, np.float32)
        np.multiply(scores, np.float32(self.rest), out=mixed[:known])
        mixed[:known] += words.uses * np.float32(self._voice.single_weight)
        pairs = np.maximum(self._after.uses - np.float32(PAIR_DISCOUNT), 0)
        mixed[self._after.ids] += pairs * np.float32(self._pair_weight)
        mixed[known:] = [self.part(word_id) for word_id in range(known, self.size)]
        return mixed

    def part(self, word_id: int) -> float:
        """What this voice adds to the score of one word."""
        known, words = len(self._voice.vocabulary), self._voice.words
        if word_id < known:
            uses = float(words.uses[word_id])
        else:
            uses = words.new.uses(self._new[word_id - known])
        return uses * self._voice.single_weight + self._discounted(word_id) * self._pair_weight

    def share_after(self, word_id: int) -> float:
        """How often this word is what follows here, by the person's own pairs alone."""
        return self._discounted(word_id) / (self._after.total + PAIR_MARGIN)

    def _discounted(self, word_id: int) -> float:
        known = len(self._voice.vocabulary)
        if word_id < known:
            uses = float(self._after.uses[self._after.ids == word_id].sum())
        else:
            uses = self._after.new.uses(self._new[word_id - known])
        return max(uses - PAIR_DISCOUNT, 0.0)
