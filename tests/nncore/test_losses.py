"""Losses against the slow, obvious version of themselves."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.errors import ShapeError
from nncore.losses import SoftmaxCrossEntropy, SquaredError


def log_softmax(nets: np.ndarray, target: int) -> float:
    highest = float(nets.max())
    total = math.fsum(math.exp(float(net) - highest) for net in nets)
    return float(nets[target]) - highest - math.log(total)


def softmax(nets: list[float]) -> list[float]:
    total = math.fsum(math.exp(net) for net in nets)
    return [math.exp(net) / total for net in nets]


@given(seed=st.integers(0, 1000), batch=st.integers(1, 4), units=st.integers(1, 4))
def test_squared_error_is_half_the_squares_meaned_over_the_batch(
    seed: int, batch: int, units: int
) -> None:
    rng = np.random.default_rng(seed)
    outputs, targets = rng.normal(size=(2, batch, units))
    slow = sum(
        0.5 * (t - o) ** 2 for row in zip(outputs, targets, strict=True)
        for o, t in zip(*row, strict=True)
    ) / batch  # fmt: skip
    loss = SquaredError()
    assert loss.forward(outputs, targets) == pytest.approx(slow)
    np.testing.assert_allclose(loss.backward(), (outputs - targets) / batch)
    assert loss.predict(outputs) is outputs


@given(
    seed=st.integers(0, 1000),
    batch=st.integers(1, 4),
    sizes=st.lists(st.integers(1, 4), min_size=1, max_size=3),
    spread=st.sampled_from([3.0, 100.0]),  # within and beyond what needs no shift
)
def test_softmax_heads_add_their_errors(
    seed: int, batch: int, sizes: list[int], spread: float
) -> None:
    rng = np.random.default_rng(seed)
    nets = rng.normal(size=(batch, sum(sizes)), scale=spread)
    targets = np.stack([rng.integers(0, size, batch) for size in sizes], axis=1)
    loss, slow = SoftmaxCrossEntropy(sizes), 0.0
    predicted = loss.predict(nets)
    for row in range(batch):
        start = 0
        for head, size in enumerate(sizes):
            probabilities = softmax(nets[row, start : start + size].tolist())
            np.testing.assert_allclose(predicted[row, start : start + size], probabilities)
            slow -= log_softmax(nets[row, start : start + size], targets[row, head]) / batch
            start += size
    assert loss.forward(nets, targets) == pytest.approx(slow, rel=1e-12, abs=1e-12)


def test_large_nets_do_not_overflow() -> None:
    loss = SoftmaxCrossEntropy([2])
    assert loss.forward(np.array([[1e4, 0.0]]), np.array([[1]])) == pytest.approx(1e4)


@pytest.mark.parametrize(
    ("loss", "outputs", "targets"),
    [
        (SquaredError(), np.zeros((2, 3)), np.zeros((2, 2))),
        (SoftmaxCrossEntropy([2, 1]), np.zeros((2, 2)), np.zeros((2, 2), int)),
        (SoftmaxCrossEntropy([2]), np.zeros((2, 2)), np.zeros((2, 2), int)),
    ],
)
def test_wrong_shapes_are_named(loss, outputs, targets) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ShapeError, match=r"\(2, 2\)"):
        loss.forward(outputs, targets)


@pytest.mark.parametrize("offset", [-10_000, -200, -100, 88.5, 200, 10_000])
@pytest.mark.parametrize("other", [0, 200])
def test_nets_far_from_0_neither_overflow_nor_vanish(offset: float, other: float) -> None:
    """In float32 e^−200 is 0 and e^89 is no number; a head whose nets are all far down has a sum
    of 0 unless they are shifted, whatever the nets of another head are."""
    far, near = np.array([0.0, 1.0, 2.0]), np.array([1.0, 0.0])
    nets = np.array([[*(far + offset), *(near + other)]], np.float32)  # exact: no rounding
    loss = SoftmaxCrossEntropy([3, 2])
    expected = -log_softmax(far, 1) - log_softmax(near, 0)
    assert loss.forward(nets, np.array([[1, 0]])) == pytest.approx(expected, rel=1e-6)
    p_far, p_near = softmax(far.tolist()), softmax(near.tolist())
    gradient = [p_far[0], p_far[1] - 1, p_far[2], p_near[0] - 1, p_near[1]]
    np.testing.assert_allclose(loss.backward()[0], gradient, rtol=1e-5)
    np.testing.assert_allclose(loss.predict(nets)[0], [*p_far, *p_near], rtol=1e-5)


@pytest.mark.parametrize("target", [-1, 3])
def test_targets_that_are_no_class_are_refused(target: int) -> None:
    softmax_loss = SoftmaxCrossEntropy([4, 3])
    with pytest.raises(ShapeError, match=f"run from {min(target, 0)} to .* classes 0 to 2"):
        softmax_loss.forward(np.zeros((2, 7)), np.array([[0, 0], [0, target]]))


def test_targets_that_are_no_whole_numbers_are_refused() -> None:
    with pytest.raises(ShapeError, match="whole numbers are needed"):
        SoftmaxCrossEntropy([2]).forward(np.zeros((1, 2)), np.array([[0.0]]))
