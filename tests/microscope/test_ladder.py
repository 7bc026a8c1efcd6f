from __future__ import annotations

import numpy as np
import pytest

from app.microscope.ladder import LADDER
from app.microscope.network_presets import NetworkPreset
from nncore.online import OnlineTrainer


def test_the_ladder_goes_from_one_neuron_a_layer_to_beyond_four_layers() -> None:
    sizes = [preset.file.layers for preset in LADDER]
    assert sizes[0] == (1, 1, 1)
    assert {(1, 2, 1), (2, 1, 2)} <= set(sizes)
    assert max(map(len, sizes)) == 5


@pytest.mark.parametrize("preset", LADDER, ids=lambda preset: preset.title)
def test_each_rung_learns_its_sample(preset: NetworkPreset) -> None:
    network = preset.file.build()
    inputs, targets = preset.file.sample_arrays()
    before = network.error(inputs, targets)
    OnlineTrainer(network, inputs, targets, preset.file.rate_array(network)).advance(3_000)
    assert network.error(inputs, targets) < before / 100
    assert np.isfinite(network.values).all()
