"""A back-off trigram model over a dictionary while it is being made: renormalised and pruned.

Words are dictionary indices, 0 to L − 1; L + 1 is the start of a sentence, see
app/words/broad_model.py for how P is put together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Float64s = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

LEAST = 1e-3  # of what seen words leave to others; rounding must not bring it to 0


@dataclass(frozen=True)
class Backoff:
    """``words``, shape (L,), is p(w). ``pair_keys``, growing, are first · (L + 2) + word, and
    ``pairs`` their p; ``triple_keys``, growing, are place of the pair · (L + 2) + word, and
    ``triples`` their p."""

    words: Float64s
    pair_keys: Ints
    pairs: Float64s
    triple_keys: Ints
    triples: Float64s

    @property
    def contexts(self) -> int:
        """L + 2: how many words can stand in a context."""
        return self.words.size + 2

    @property
    def pair_first(self) -> Ints:
        """The first word of each pair."""
        return self.pair_keys // self.contexts

    @property
    def pair_word(self) -> Ints:
        """The second word of each pair."""
        return self.pair_keys % self.contexts

    @property
    def triple_pair(self) -> Ints:
        """The place of the pair that each triple begins with."""
        return self.triple_keys // self.contexts

    @property
    def triple_word(self) -> Ints:
        """The last word of each triple."""
        return self.triple_keys % self.contexts

    def after_word(self, firsts: Ints, words: Ints) -> Float64s:
        """P(word | first), element by element."""
        left, below = self.left_by_pairs()
        keys = firsts * self.contexts + words
        place = np.minimum(self.pair_keys.searchsorted(keys), self.pair_keys.size - 1)
        backed_off = (left / below)[firsts] * self.words[words]
        return np.where(self.pair_keys[place] == keys, self.pairs[place], backed_off)

    def left_by_pairs(self) -> tuple[Float64s, Float64s]:
        """For each first word what its pairs leave of 1, and what p(w) of the words they do not
        name adds up to. The rest is the quotient. Shapes (L + 2,)."""
        lower = self.words[self.pair_word]
        return _left(self.pair_first, self.pairs, lower, self.contexts)

    def left_by_triples(self) -> tuple[Float64s, Float64s]:
        """The same for each pair and the triples that begin with it. Shapes (pairs,)."""
        lower = self.after_word(self.pair_word[self.triple_pair], self.triple_word)
        return _left(self.triple_pair, self.triples, lower, self.pairs.size)

    def keeping(self, pairs: Bools, triples: Bools) -> Backoff:
        """Without some pairs and triples; a triple whose pair goes must go too."""
        place = np.cumsum(pairs) - 1
        keys = place[self.triple_pair[triples]] * self.contexts + self.triple_word[triples]
        return replace(
            self, pair_keys=self.pair_keys[pairs], pairs=self.pairs[pairs],
            triple_keys=keys, triples=self.triples[triples],
        )  # fmt: skip


def _left(owners: Ints, shares: Float64s, lower: Float64s, size: int) -> tuple[Float64s, Float64s]:
    named = np.bincount(owners, shares, minlength=size)
    below = np.bincount(owners, lower, minlength=size)
    return np.maximum(1 - named, LEAST), np.maximum(1 - below, LEAST)


def pruned(model: Backoff, words: Float64s, pair_loss: float, triple_loss: float) -> Backoff:
    """Without what hardly matters: each pair or triple whose going would by itself make the text
    less likely by no more than so many nats a word (Stolcke, 1998), triples first.

    ``words``, shape (L + 2,), is how often each stands before another.
    """
    histories = words[model.pair_first] * model.pairs
    lower = model.after_word(model.pair_word[model.triple_pair], model.triple_word)
    loss = losses(histories, model.triple_pair, model.triples, lower, model.left_by_triples())
    model = model.keeping(np.ones(model.pairs.size, np.bool_), loss > triple_loss)
    loss = losses(
        words, model.pair_first, model.pairs, model.words[model.pair_word], model.left_by_pairs()
    )
    begins_triple = np.zeros(model.pairs.size, np.bool_)
    begins_triple[model.triple_pair] = True
    kept = begins_triple | (loss > pair_loss)
    return model.keeping(kept, np.ones(model.triples.size, np.bool_))


def losses(
    histories: Float64s, owners: Ints, shares: Float64s, lower: Float64s,
    left: tuple[Float64s, Float64s],
) -> Float64s:  # fmt: skip
    """For each n-gram the divergence of the model without it from the model with it,

        −P(h) · (p(w|h) · (ln P(w|h′) + ln α′ − ln p(w|h)) + left(h) · (ln α′ − ln α)),

    where P(w|h′), ``lower``, is what the shorter context says, α the rest of h, and α′ that
    without the n-gram. ``owners`` are the places of the h in ``histories``, P(h)."""
    above, below = left[0][owners], left[1][owners]
    rest = np.log(above / below)
    new_rest = np.log((above + shares) / (below + lower))
    moved = shares * (np.log(lower) + new_rest - np.log(shares)) + above * (new_rest - rest)
    return -histories[owners] * moved
