"""Small broad models for tests, and P worked out the slow way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from app.words.broad_model import BroadModel, Followers

Step = int


@dataclass(frozen=True)
class Written:
    """A broad model as it is written in a book: steps by words, pairs and triples."""

    words: Sequence[Step]
    word_rests: Sequence[Step]
    pairs: Mapping[tuple[int, int], tuple[Step, Step]]  # p and rest
    triples: Mapping[tuple[int, int, int], Step]

    def model(self) -> BroadModel:
        size, pairs, triples = len(self.words), sorted(self.pairs), sorted(self.triples)
        first = [sum(pair[0] == word for pair in pairs) for word in range(size + 2)]
        begun = [sum(triple[:2] == pair for triple in triples) for pair in pairs]
        return BroadModel(
            np.array(self.words, np.uint8),
            np.array(self.word_rests, np.uint8),
            followers(first, [pair[1] for pair in pairs], [self.pairs[p][0] for p in pairs]),
            np.array([self.pairs[p][1] for p in pairs], np.uint8),
            followers(begun, [t[2] for t in triples], [self.triples[t] for t in triples]),
        )

    def p(self, context: Sequence[int], word: int) -> float:
        """P(word | context), as the docstring of the model says."""
        start = len(self.words) + 1
        a, b = (start, start, *context)[-2:]
        if (a, b, word) in self.triples:
            return exp(-self.triples[a, b, word] / 16)
        rest = exp((128 - self.pairs[a, b][1]) / 16) if (a, b) in self.pairs else 1.0
        if (b, word) in self.pairs:
            return rest * exp(-self.pairs[b, word][0] / 16)
        return rest * exp((128 - self.word_rests[b]) / 16) * exp(-self.words[word] / 16)


def followers(counts: Sequence[int], words: Sequence[int], shares: Sequence[int]) -> Followers:
    return Followers.of_counts(
        np.array(counts, np.uint16), np.array(words, np.uint16), np.array(shares, np.uint8)
    )


def drawn(seed: int, size: int = 6) -> Written:
    """Some pairs and triples over ``size`` words, at any steps."""
    rng = np.random.default_rng(seed)
    contexts = [*range(size), size + 1]
    step = lambda: int(rng.integers(0, 256))  # noqa: E731
    pairs = {
        (a, w): (step(), int(rng.integers(100, 160)))
        for a in contexts for w in range(size) if rng.random() < 0.4
    }  # fmt: skip
    triples = {(a, b, w): step() for a, b in pairs for w in range(size) if rng.random() < 0.3}
    return Written(
        [step() for _ in range(size)],
        [int(rng.integers(100, 160)) for _ in range(size + 2)],
        pairs,
        triples,
    )
