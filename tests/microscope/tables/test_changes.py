from __future__ import annotations

from app.microscope.network_presets import ARTICLE
from app.microscope.tables.changes import (
    with_bias,
    with_importance,
    with_rate,
    with_samples,
    with_weight,
)
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample

TRAINED = NetworkFile((2, 2, 2), bias=Bias.TRAINED, seed=1)


def rate_of(file: NetworkFile) -> list[float]:
    return [float(rate) for rate in file.rate_array(file.build())]


def test_weights_bias_weights_and_biases_get_their_values() -> None:
    file = with_bias(with_weight(with_weight(ARTICLE.file, "w5", -1.0), "v21", 2.0), "b3", 0.5)
    built = file.build()
    untouched = ARTICLE.file.build()
    changed = [place for place, new in enumerate(built.values) if new != untouched.values[place]]
    assert sorted(built.values[changed]) == [-1.0, 2.0]
    assert file.biases == {"b3": 0.5}


def test_an_own_rate_comes_and_goes() -> None:
    own = with_rate(TRAINED, "w6", 0.8)
    assert sorted(set(rate_of(own))) == [0.5, 0.8]
    assert rate_of(with_rate(own, "w6", None)) == rate_of(TRAINED)


def test_importance_multiplies_the_rates_of_an_output() -> None:
    important = with_importance(TRAINED, "o2", 2.0)
    assert rate_of(important).count(1.0) == 3  # w6, w8, v22
    assert with_importance(important, "o2", 1.0).importance == {}


def test_samples_are_replaced() -> None:
    sample = Sample((1.0, 2.0), (0.1, 0.2))
    assert with_samples(TRAINED, (sample,)).samples == (sample,)
