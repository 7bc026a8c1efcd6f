"""A model of sequences against central differences and against itself step by step."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.errors import ShapeError
from nncore.optimizers import Adam, clip_gradients
from nncore.sampled_softmax import SampledSoftmax
from nncore.sequence_model import NO_TARGET, SequenceModel, SequenceShape
from tests.examples import few_examples

seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(1, 4)


def drawn_model(shape: SequenceShape, seed: int) -> SequenceModel:
    model = SequenceModel(shape, np.float64)
    model.values[...] = np.random.default_rng(seed).normal(0, 0.6, model.values.shape)
    return model


def loss_of(model: SequenceModel) -> SampledSoftmax:
    chances = np.arange(1.0, model.shape.classes + 1)
    return SampledSoftmax(model.out_table, model.bias, chances, 3)


@few_examples(15)
@given(
    seed=seeds, positions=sizes, batch=sizes, width=sizes, units=sizes, classes=st.integers(1, 5),
    more=st.integers(0, 2), is_tied=st.booleans(), dropout=st.sampled_from([0.0, 0.4]),
)  # fmt: skip
def test_every_derivative(
    seed: int, positions: int, batch: int, width: int, units: int, classes: int, more: int,
    is_tied: bool, dropout: float,
) -> None:  # fmt: skip
    shape = SequenceShape(classes + more, classes, width, units, is_tied, dropout)
    model, rng = drawn_model(shape, seed), np.random.default_rng(seed + 1)
    codes = rng.integers(0, shape.codes, (positions, batch))
    targets = rng.integers(NO_TARGET, classes, (positions, batch))
    targets[0, 0] = 0
    loss = loss_of(model)

    def error() -> float:  # the same classes and units are drawn each time
        return model.backpropagate(codes, targets, loss, np.random.default_rng(7))

    error()
    gradients, slopes = model.gradients.copy(), np.empty_like(model.values)
    for place, kept in enumerate(model.values.copy()):
        model.values[place] = kept + 1e-6
        above = error()
        model.values[place] = kept - 1e-6
        slopes[place] = (above - error()) / 2e-6
        model.values[place] = kept
    np.testing.assert_allclose(gradients, slopes, atol=2e-7)


@given(seed=seeds, positions=sizes, batch=sizes, is_tied=st.booleans())
def test_reading_one_by_one_is_reading_all_at_once(
    seed: int, positions: int, batch: int, is_tied: bool
) -> None:
    model = drawn_model(SequenceShape(5, 4, 3, 6, is_tied), seed)
    codes = np.random.default_rng(seed).integers(0, 5, (positions, batch))
    states = model.states_after(codes).copy()
    for row in range(batch):
        state = model.first_state()
        for position in range(positions):
            state = model.read(int(codes[position, row]), state)
            np.testing.assert_allclose(state[0], states[position, row], atol=1e-12)
    p = model.probabilities(states[-1])
    np.testing.assert_allclose(p.sum(axis=1), 1)
    assert p.shape == (batch, 4)


def test_compiled_it_does_the_same() -> None:
    shape = SequenceShape(6, 5, 3, 4, dropout=0.2)
    models = [drawn_model(shape, 3), drawn_model(shape, 3)]
    models[1].compile()
    codes = np.random.default_rng(1).integers(0, 6, (4, 3))
    for model in models:
        model.backpropagate(codes, codes % 5, loss_of(model), np.random.default_rng(2))
    np.testing.assert_array_equal(models[0].gradients, models[1].gradients)


def test_it_learns_what_follows_what_is_far_behind() -> None:
    """The last class is the first code; between them stand 4 codes that say nothing."""
    rng = np.random.default_rng(1)
    model = SequenceModel(SequenceShape(6, 4, 12, 16, dropout=0.0))
    model.draw(rng)
    loss, adam = loss_of(model), Adam(5e-3)
    for _ in range(400):
        codes = np.full((6, 32), 5)
        codes[0] = rng.integers(0, 4, 32)
        targets = np.full((6, 32), NO_TARGET)
        targets[5] = codes[0]
        model.backpropagate(codes, targets, loss, rng)
        clip_gradients(model, 1.0)
        adam.step(model)
    p = model.probabilities(model.states_after(codes)[-1])
    assert (p.argmax(axis=1) == codes[0]).all()


def test_the_shape_counts_its_parameters() -> None:
    for is_tied in (True, False):
        shape = SequenceShape(7, 5, 3, 4, is_tied)
        assert SequenceModel(shape).values.size == shape.parameters


def test_start_weights_come_from_the_seed() -> None:
    first, second = (SequenceModel(SequenceShape(7, 5)) for _ in range(2))
    first.draw(np.random.default_rng(4))
    second.draw(np.random.default_rng(4))
    np.testing.assert_array_equal(first.values, second.values)
    assert first.values.std() > 0


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ShapeError, match="5 classes can't share 4 rows"):
        SequenceModel(SequenceShape(4, 5))
    model = SequenceModel(SequenceShape(4, 3))
    none = np.full((2, 2), NO_TARGET)
    with pytest.raises(ShapeError, match="one at least"):
        model.backpropagate(np.zeros((2, 2), int), none, loss_of(model), np.random.default_rng(1))
