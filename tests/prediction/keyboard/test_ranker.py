"""Scores are the mixture the docstring says, ranking is the brute-force ranking."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard.ranker import CONTEXTS_KEPT, MixingWeights, best_ids
from tests.prediction.keyboard.small import small_model

MODEL = small_model()
V = len(MODEL.vocabulary)
contexts = st.lists(st.integers(0, V + 1), max_size=4)


@given(contexts)
def test_scores_are_probabilities(context: list[int]) -> None:
    scores = MODEL.ranker().scored(context).scores
    assert scores.shape == (V,)
    assert (scores > 0).all()
    # What is missing to 1 is the share of words that are not in the vocabulary.
    unknown = MODEL.contexts.probability(context[-2:], MODEL.vocabulary.unknown)
    missing = MODEL.weights.context * unknown / MODEL.weights.total
    assert scores.sum() == pytest.approx(1 - missing, abs=1e-4)


@given(contexts, st.integers(0, V - 1))
def test_parts_add_up_to_the_score(context: list[int], word_id: int) -> None:
    ranker = MODEL.ranker(MixingWeights(1.0, (0.8, 0.5), 0.3))
    scored = ranker.scored(context)
    (parts,) = ranker.parts(scored, [word_id])
    total = parts.network + parts.context + parts.dictionary + parts.personal
    assert total == pytest.approx(float(scored.scores[word_id]), rel=1e-4, abs=1e-7)


@given(contexts, st.integers(0, V - 1))
def test_the_network_speaks_through_the_dictionary(context: list[int], word_id: int) -> None:
    """P(code) · P(word | code), head by head, the slow way."""
    speaker = MODEL.speaker()
    probabilities = [p.copy() for p in speaker.code_probabilities(context)]
    slow = []
    for table, p in zip(MODEL.heads, probabilities, strict=True):
        code = table.codes[word_id]
        same = [w for w in range(V) if table.codes[w] == code]
        share = MODEL.background[word_id] / sum(MODEL.background[w] for w in same)
        slow.append(p[code] * share)
    assert speaker.word_voices(probabilities, np.array([word_id]))[:, 0] == pytest.approx(
        slow, rel=1e-4
    )
    spoken = np.zeros(V, np.float32)
    speaker.add_to(spoken, probabilities, [0.25, 0.75])
    assert spoken[word_id] == pytest.approx(0.25 * slow[0] + 0.75 * slow[1], rel=1e-4)
    assert spoken.sum() == pytest.approx(1, abs=1e-4)


@given(
    st.lists(st.sampled_from([0.0, 0.25, 0.5]), min_size=1, max_size=30),
    st.integers(1, 40),
    st.data(),
)
def test_the_best_are_the_brute_force_best_and_ties_are_stable(
    values: list[float], limit: int, data: st.DataObject
) -> None:
    scores = np.array(values, np.float32)
    ids = range(len(values))
    slow = sorted(ids, key=lambda i: (-values[i], i))[:limit]
    assert best_ids(scores, limit).tolist() == slow
    among = data.draw(st.lists(st.sampled_from(list(ids)), unique=True, min_size=1))
    slow = sorted(among, key=lambda i: (-values[i], i))[:limit]
    assert best_ids(scores, limit, np.array(sorted(among))).tolist() == slow


def test_a_context_is_scored_once_and_old_ones_are_dropped() -> None:
    ranker = MODEL.ranker()
    first = ranker.scored([1, 2])
    assert ranker.scored([1, 2]) is first
    for word in range(CONTEXTS_KEPT):
        ranker.scored([word])
    again = ranker.scored([1, 2])
    assert again is not first
    np.testing.assert_array_equal(again.scores, first.scores)
