"""P is what the docstring says, the file's arrays give the model again, others are refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.broad_model import BroadModel, BroadModelError
from tests.words.broad_models import Written, drawn

SIZE = 6
contexts = st.lists(st.integers(0, SIZE + 1), max_size=4)


@given(st.integers(0, 50), contexts)
def test_probabilities_are_those_of_the_docstring(seed: int, context: list[int]) -> None:
    written = drawn(seed, SIZE)
    model = written.model()
    slow = [written.p(context, word) for word in range(SIZE)]
    assert model.probabilities(context) == pytest.approx(slow, rel=1e-5)
    assert [model.probability(context, word) for word in range(SIZE)] == pytest.approx(slow)


@given(st.integers(0, 200))
def test_the_arrays_give_the_model_again(seed: int) -> None:
    model = drawn(seed, SIZE).model()
    arrays = model.to_arrays()
    again = BroadModel.from_arrays(arrays)
    assert arrays.keys() == again.to_arrays().keys()
    for name, array in again.to_arrays().items():
        np.testing.assert_array_equal(array, arrays[name])
    for context in ([], [0], [1, 2], [SIZE, 3], [SIZE + 1, 4]):
        np.testing.assert_array_equal(again.probabilities(context), model.probabilities(context))


def test_differences_wrap_round_in_16_bits() -> None:
    size = 60_000
    far = Written(
        [100] * size,
        [128] * (size + 2),
        {(7, 0): (3, 128), (7, 59_999): (4, 128), (8, 1): (5, 9)},
        {},
    ).model()
    again = BroadModel.from_arrays(far.to_arrays())
    assert again.pairs.words.tolist() == [0, 59_999, 1]


@pytest.mark.parametrize("context", [[-1], [0, SIZE + 2], [10**9, 0]])
def test_ids_that_are_none(context: list[int]) -> None:
    model = drawn(1, SIZE).model()
    with pytest.raises(ValueError, match="isn't one"):
        model.probabilities(context)
    with pytest.raises(ValueError, match="is no word"):
        model.probability([], SIZE)


def wrong(name: str, change: Any) -> dict[str, Any]:
    arrays = drawn(3, SIZE).model().to_arrays()
    return arrays | {name: change(arrays[name])}


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        (wrong("word_shares", lambda a: a[:0]), "it has 0 words"),
        (wrong("word_shares", lambda a: np.zeros(70_000, np.uint8)), "it has 70,000 words"),
        (wrong("word_shares", lambda a: a.astype(np.float32)), "word_shares is damaged"),
        (wrong("word_rests", lambda a: a[:-1]), "word_rests has 7 rows, not 8"),
        (wrong("pair_counts", lambda a: a + np.uint16(1)), "counts of its pairs do not add up"),
        (wrong("pair_counts", lambda a: a.astype(np.int64)), "pair_counts is damaged"),
        (wrong("pair_shares", lambda a: a[:-1]), "pairs differ in number"),
        (wrong("pair_words", lambda a: a[0]), "pairs differ in number"),
        (wrong("pair_words", lambda a: a + np.uint8(1)), "pairs have a word that the dictionary"),
        (wrong("triple_words", lambda a: a * np.uint8(0)), "triples are not in order"),
        (wrong("pair_rests", lambda a: np.zeros(9_000_000, np.uint8)), "far too long"),
    ],
)
def test_arrays_that_are_no_model(arrays: dict[str, Any], message: str) -> None:
    with pytest.raises(BroadModelError, match=message) as caught:
        BroadModel.from_arrays(arrays)
    assert "\n" not in str(caught.value)
