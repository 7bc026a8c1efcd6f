from __future__ import annotations

from dataclasses import replace

import pytest

from app.microscope.claims.article_claims import (
    BIAS_MODES,
    CLAIMS,
    IMPORTANCE,
    RANDOM_STARTS,
    SIZES,
)
from app.microscope.claims.claim import Claim
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, FOUR_LAYERS, SMALLEST
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample


def test_what_fits_the_presets() -> None:
    fitting = {
        preset.title: [claim.title for claim in CLAIMS if not claim.misfit(preset.file)]
        for preset in (ARTICLE, EXCLUSIVE_OR, SMALLEST)
    }
    everything = [claim.title for claim in CLAIMS]
    without_o2 = [title for title in everything if title != IMPORTANCE.title]
    assert fitting == {
        ARTICLE.title: everything,
        EXCLUSIVE_OR.title: without_o2,
        SMALLEST.title: [title for title in without_o2 if title != BIAS_MODES.title],
    }


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.title)
def test_very_large_networks_are_refused(claim: Claim) -> None:
    sample = Sample((0.5,) * 200, (0.5,) * 2)
    large = NetworkFile((200, 200, 2), bias=Bias.FIXED, samples=(sample,))
    assert "5,000 weights" in claim.misfit(large)


def test_importance_of_other_outputs_and_rates_stay() -> None:
    file = replace(FOUR_LAYERS.file, importance={"o1": 3.0, "o2": 2.0}, rates={"w1": 0.1})
    without, more = IMPORTANCE.contenders(file, 0.5)
    assert without.file == replace(file, importance={"o1": 3.0, "o2": 1.0})
    assert more.file == replace(file, importance={"o1": 3.0, "o2": 0.5})


def test_every_start_is_another_draw() -> None:
    contenders = RANDOM_STARTS.contenders(ARTICLE.file, 8.0)
    first_weights = {each.file.build().values[0] for each in contenders}
    assert len(first_weights) == 8
    assert ARTICLE.file.weights["w1"] not in first_weights


def test_larger_networks_keep_what_has_the_same_meaning() -> None:
    file = replace(
        ARTICLE.file, rate=0.7, rates={"w5": 9.0}, importance={"o2": 2.0}, biases={"b1": 3.0}
    )
    for contender in SIZES.contenders(file, 0.0):
        assert (contender.file.rate, contender.file.rates) == (0.7, {})
        assert (contender.file.importance, contender.file.biases) == ({"o2": 2.0}, {})
        assert contender.file.samples == file.samples


def test_a_network_without_hidden_neurons_gets_a_layer() -> None:
    file = NetworkFile((3, 1), samples=(Sample((0.1, 0.2, 0.3), (0.4,)),))
    assert [each.title for each in SIZES.contenders(file, 0.0)] == ["3-1", "3-3-1"]
