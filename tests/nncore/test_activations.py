"""Activations and their slopes against central differences."""

from __future__ import annotations

import numpy as np
import pytest

from nncore.activations import ACTIVATIONS


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_each_slope_is_the_derivative_of_its_function(name: str) -> None:
    activation = ACTIVATIONS[name]
    nets = np.array([-3.0, -0.4, 0.7, 2.0])
    below, above, output = np.empty(4), np.empty(4), np.empty(4)
    activation.apply(nets - 1e-6, below)
    activation.apply(nets + 1e-6, above)
    activation.apply(nets, output)
    slope = np.ones(4)
    activation.multiply_by_slope(slope, output)
    np.testing.assert_allclose(slope, (above - below) / 2e-6, atol=1e-8)
