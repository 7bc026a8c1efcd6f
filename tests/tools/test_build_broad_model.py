"""Restricted, pruned and rounded models against P worked out the slow way."""

from __future__ import annotations

import zipfile
from math import exp, log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import few_examples
from tests.words.lexicons import lexicon_of
from tools.backoff import LEAST, Backoff, losses, pruned
from tools.build_broad_model import MEMBER, restricted, rounded, sphinx_bytes
from tools.sphinx_model import SphinxModel

SIZE = 5
START = SIZE + 1
EVERYONE = range(SIZE)


def drawn(seed: int, size: int = SIZE) -> Backoff:
    """A model in which each context's words have a part of its sum."""
    rng = np.random.default_rng(seed)
    contexts = [*range(size), size + 1]
    pair_keys, pairs, triple_keys, triples = [], [], [], []
    for first in contexts:
        chosen = np.flatnonzero(rng.random(size) < 0.5)[: size - 1]
        shares = rng.dirichlet(np.ones(chosen.size + 1))
        for word, share in zip(chosen, shares, strict=False):
            pair_keys.append(first * (size + 2) + word)
            pairs.append(share)
    for place in range(len(pair_keys)):
        chosen = np.flatnonzero(rng.random(size) < 0.4)[: size - 1]
        shares = rng.dirichlet(np.ones(chosen.size + 1))
        for word, share in zip(chosen, shares, strict=False):
            triple_keys.append(place * (size + 2) + word)
            triples.append(share)
    return Backoff(
        rng.dirichlet(np.ones(size)), np.array(pair_keys, np.int64), np.array(pairs),
        np.array(triple_keys, np.int64), np.array(triples),
    )  # fmt: skip


class Slow:
    """P of a model by dictionaries; a rest is what makes the sum 1."""

    def __init__(self, model: Backoff) -> None:
        self.words = model.words.tolist()
        size = model.contexts
        keys = [divmod(key, size) for key in model.pair_keys.tolist()]
        self.pairs = dict(zip(keys, model.pairs.tolist(), strict=True))
        named = [divmod(key, size) for key in model.triple_keys.tolist()]
        self.triples = dict(
            zip([(*keys[i], w) for i, w in named], model.triples.tolist(), strict=True)
        )

    def after_word(self, b: int) -> list[float]:
        seen = {w: p for (first, w), p in self.pairs.items() if first == b}
        return self._filled(seen, self.words)

    def least_left(self, b: int) -> float:
        """What the pairs leave of 1, or of p(w) of all words, whichever is less."""
        seen = {w: p for (first, w), p in self.pairs.items() if first == b}
        return min(1 - sum(seen.values()), 1 - sum(self.words[w] for w in seen))

    def after_pair(self, a: int, b: int) -> list[float]:
        seen = {w: p for (*pair, w), p in self.triples.items() if pair == [a, b]}
        return self._filled(seen, self.after_word(b))

    def _filled(self, seen: dict[int, float], lower: list[float]) -> list[float]:
        others = sum(p for w, p in enumerate(lower) if w not in seen)
        rest = (1 - sum(seen.values())) / others if others else 0
        return [seen.get(w, rest * p) for w, p in enumerate(lower)]


@few_examples(15)
@given(st.integers(0, 1000))
def test_words_after_a_word(seed: int) -> None:
    model = drawn(seed)
    slow = Slow(model)
    for first in (*EVERYONE, START):
        if slow.least_left(first) < LEAST:
            continue  # the least that is left to others is not exact
        found = model.after_word(np.full(SIZE, first), np.arange(SIZE))
        assert found == pytest.approx(slow.after_word(first), abs=5e-3)


@few_examples(15)
@given(st.integers(0, 1000))
def test_a_loss_is_the_divergence_that_leaving_it_out_makes(seed: int) -> None:
    """Pair by pair: P(h) · Σ P(w | h) · ln(P(w | h) / P′(w | h)) over all words."""
    model = drawn(seed)
    histories = np.random.default_rng(seed).dirichlet(np.ones(SIZE + 2))
    lower = model.words[model.pair_word]
    found = losses(histories, model.pair_first, model.pairs, lower, model.left_by_pairs())
    none = np.zeros(model.triples.size, np.bool_)
    for place in range(model.pairs.size):
        kept = np.arange(model.pairs.size) != place
        first = int(model.pair_first[place])
        before, after = (
            Slow(each).after_word(first) for each in (model, model.keeping(kept, none))
        )
        if Slow(model).least_left(first) < LEAST:
            continue  # the least that is left to others is not exact
        slow = histories[first] * sum(p * log(p / q) for p, q in zip(before, after, strict=True))
        assert found[place] == pytest.approx(slow, rel=1e-6, abs=1e-9)


@few_examples(15)
@given(st.integers(0, 1000), st.floats(1e-5, 0.05))
def test_what_begins_a_triple_stays(seed: int, loss: float) -> None:
    model = drawn(seed)
    words = np.full(SIZE + 2, 1 / (SIZE + 2))
    small = pruned(model, words, loss, loss)
    everything, left = Slow(model), Slow(small)
    assert left.pairs.items() <= everything.pairs.items()
    assert left.triples.items() <= everything.triples.items()
    assert {(a, b) for a, b, _ in left.triples} <= left.pairs.keys()
    assert pruned(model, words, 0.0, 0.0).pairs.size >= small.pairs.size
    assert pruned(model, words, 1e9, 1e9).pairs.size == 0


@few_examples(10)
@given(st.integers(0, 1000))
def test_rounded_models_say_nearly_the_same_and_add_up_to_1(seed: int) -> None:
    size = 25
    model = drawn(seed, size)
    slow, found = Slow(model), rounded(model)
    for pair in list(slow.pairs)[::20]:
        named = {triple[2] for triple in slow.triples if triple[:2] == pair}
        for context, p in (
            ([size, pair[1]], slow.after_word(pair[1])),
            (pair, slow.after_pair(*pair)),
        ):
            if sum(p[w] for w in range(size) if w not in named) > 0.3:  # of little, much is rounded
                assert found.probabilities(context).sum() == pytest.approx(1, abs=0.05)
    for first, word in list(slow.pairs)[::20]:
        p = slow.pairs[first, word]
        if p > exp(-15):
            assert found.probability([size, first], word) == pytest.approx(p, rel=0.04)


def test_restricted_to_a_dictionary_shares_stay_in_proportion() -> None:
    """ "zzz" and the end of the sentence go; what is left of each context has the sum 1."""
    words = ("<s>", "</s>", "are", "how", "you", "zzz")
    p = np.array([1e-30, 0.1, 0.3, 0.2, 0.25, 0.15])
    pairs = {(0, 3): 0.5, (3, 2): 0.6, (3, 5): 0.1, (2, 4): 0.7, (5, 4): 0.5, (2, 1): 0.2}
    keys = sorted(pairs, key=lambda pair: (pair[1], pair[0]))
    rest = {3: 0.3 / (1 - 0.45), 2: 0.1 / (1 - 0.35), 0: 0.5 / 0.8, 5: 0.5 / 0.75}
    triples = {(3, 2, 4): 0.9, (0, 3, 2): 0.8, (5, 2, 4): 0.4}
    pair_rest = {(3, 2): 0.1 / 0.3, (0, 3): 0.2 / 0.4}
    model = restricted(
        SphinxModel(
            words, np.log(p), np.log([rest.get(w, 1.0) for w in range(6)]),
            np.array([b for b, _ in keys]), np.array([w for _, w in keys]),
            np.log([pairs[key] for key in keys]), np.log([pair_rest.get(key, 1.0) for key in keys]),
            np.array([a for a, _, _ in triples]), np.array([keys.index(t[1:]) for t in triples]),
            np.log(list(triples.values())),
        ),
        lexicon_of([("you", 0.3), ("are", 0.2), ("how", 0.1)]),
    )  # fmt: skip
    you, are, how, start = 0, 1, 2, 4
    slow = Slow(model)
    assert model.words == pytest.approx([0.25 / 0.75, 0.3 / 0.75, 0.2 / 0.75])
    assert set(slow.pairs) == {(start, how), (how, are), (are, you)}
    assert set(slow.triples) == {(how, are, you), (start, how, are)}  # "zzz are" is no pair
    before = {w: 0.3 / 0.55 * p[w] for w in (3, 4)} | {2: 0.6}  # after "how", in the old model
    assert slow.pairs[how, are] == pytest.approx(0.6 / sum(before.values()))
    after = slow.after_word(how)
    assert after[you] / after[are] == pytest.approx(before[4] / before[2])
    after_pair = slow.after_pair(start, how)
    assert after_pair[you] / after_pair[are] == pytest.approx(0.5 * before[4] / 0.8)


def test_wheels_without_the_model(tmp_path: Path) -> None:
    wheel = tmp_path / "some.whl"
    with pytest.raises(SystemExit, match="can't be read"):
        sphinx_bytes(wheel)
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("other/file", b"x")
    with pytest.raises(SystemExit, match="has no model/en-us"):
        sphinx_bytes(wheel)
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"pocketsphinx/{MEMBER}", b"content")
    assert sphinx_bytes(wheel) == b"content"
