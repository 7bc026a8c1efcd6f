"""How often the person used each word: those of the vocabulary by their ids, and new ones."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.prediction.personal.ranked_words import RankedWords
from app.prediction.personal.rows import PersonalWord
from app.words.vocabulary import Vocabulary

FEWEST_USES = 2  # of a new word, before it is offered; of a name one is enough, and so is one pick

Float32s = npt.NDArray[np.float32]


class OwnWords:
    """``uses`` of each word of the vocabulary, shape (V,), 0 for one that is never wanted; ``new``
    are the words to be offered that it lacks; ``total`` counts all uses but of what is never
    wanted, and ``never`` has these words by their ids."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.uses: Float32s = np.zeros(len(vocabulary), np.float32)
        self.new = RankedWords()
        self.total = self.rows = 0
        self.never: set[int] = set()

    def read(self, key: str, word: PersonalWord) -> None:
        """Takes a word that was learned before."""
        self.rows += 1
        self.put(key, word, word.uses)

    def put(self, key: str, word: PersonalWord, more: int) -> None:
        """All that is known of this word now; so many of its uses were not counted yet."""
        self.total += 0 if word.never else more
        word_id = self._vocabulary.id_of(key)
        if word_id is not None:
            self.uses[word_id] = 0 if word.never else word.uses
            if word.never:
                self.never.add(word_id)
        elif _is_offered(word):
            self.new.put(key, word.word, word.uses)
        else:
            self.new.drop(key)


def _is_offered(word: PersonalWord) -> bool:
    is_name = word.uses > 0 and word.word[:1].isupper()
    enough = word.uses >= FEWEST_USES or is_name or word.picks > 0 or word.added
    return enough and not word.never
