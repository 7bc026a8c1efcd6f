from __future__ import annotations

from dataclasses import replace

import pytest

from app.microscope.network_presets import ARTICLE
from app.microscope.phrases.phrase_entry import parse_phrase
from app.microscope.time_machine.run_titles import Origin, differences
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample

FILE = NetworkFile(
    (2, 2, 1),
    weights={"w1": 0.1, "w5": 0.5},
    bias=Bias.FIXED,
    seed=3,
    samples=(Sample((0.1, 0.9), (0.3,)), Sample((0.8, 0.2), (0.6,))),
)


def with_samples(*samples: Sample) -> NetworkFile:
    return replace(FILE, samples=samples)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (replace(FILE), []),
        (FILE.with_weights_of(FILE.build()), []),  # the same weights, all of them named
        (replace(FILE, rate=1.0), ["η = 1"]),
        (replace(FILE, bias=Bias.TRAINED), ["bias trained"]),
        (replace(FILE, bias=Bias.NONE), ["bias none"]),
        (replace(FILE, weights={"w1": -0.25, "w5": 0.5}), ["w1 = −0.25"]),
        (replace(FILE, biases={"b3": 2.0}), ["b3 = 2"]),
        (replace(FILE, bias_weights={"v11": 1e10}), ["v11 = 1e+10"]),
        (replace(FILE, rates={"w6": 0.8}), ["η of w6 = 0.8"]),
        (replace(FILE, importance={"o1": 2.0}), ["importance of o1 = 2"]),
        (with_samples(FILE.samples[0], Sample((0.8, 0.3), (0.6,))), ["i2 of sample 2 = 0.3"]),
        (with_samples(Sample((0.1, 0.9), (1,)), FILE.samples[1]), ["target o1 of sample 1 = 1"]),
        (with_samples(Sample((0.2, 0.8), (0.3,)), FILE.samples[1]), ["other samples"]),
        (with_samples(FILE.samples[0]), ["other samples"]),
        (replace(FILE, rate=1.0, weights={"w5": 0.6, "w1": 0.1}), ["η = 1", "w5 = 0.6"]),
    ],
)  # fmt: skip
def test_all_that_differs_is_named(after: NetworkFile, expected: list[str]) -> None:
    assert list(differences(FILE, after)) == expected


def test_what_is_common_again_and_a_single_sample() -> None:
    own = replace(FILE, rates={"w6": 0.8}, importance={"o1": 2.0}, samples=FILE.samples[:1])
    back = replace(own, rates={}, importance={}, samples=(Sample((0.1, 0.9), (0.5,)),))
    assert list(differences(own, back)) == [
        "target o1 = 0.5", "η of w6 = the common one", "importance of o1 = 1",
    ]  # fmt: skip


def test_many_changes_are_counted() -> None:
    drawn = replace(FILE, weights={}, seed=4)
    assert Origin("fork at 60", FILE).title(replace(drawn, rate=2.0)) == (
        "fork at 60: η = 2, w1 = 0.943056, w2 = 0.511328 and 7 more"
    )  # of 6 weights, 3 bias weights and η


def test_no_change_has_a_name_too() -> None:
    assert Origin("fork at 60", FILE).title(FILE) == "fork at 60"
    assert Origin("", FILE).title(FILE) == "unchanged"
    assert Origin("", FILE).title(replace(FILE, rate=2.0)) == "η = 2"


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ((2, 3, 1), ["3 hidden neurons"]),
        ((2, 1, 1), ["1 hidden neuron"]),
        ((3, 2, 1), ["3 inputs"]),
        ((1, 2, 2), ["1 input", "2 outputs"]),
        ((2, 4, 3, 1), ["hidden layers 4-3"]),
        ((2, 1), ["no hidden layer"]),
    ],
)
def test_other_layers_are_named_and_no_weight(layers: tuple[int, ...], expected: list[str]) -> None:
    samples = (Sample((0.5,) * layers[0], (0.5,) * layers[-1]),)
    other = NetworkFile(layers, bias=Bias.FIXED, seed=9, rates={"w1": 2.0}, samples=samples)
    assert list(differences(FILE, other)) == expected
    assert list(differences(FILE, replace(other, rate=1.0))) == [*expected, "η = 1"]


def test_a_phrase_that_is_new_is_written_out() -> None:
    samples = tuple(parse_phrase(text, 2, 2) for text in ("How are → you fine", "What is → it now"))
    before = replace(ARTICLE.file, samples=samples[:1])
    assert list(differences(ARTICLE.file, before)) == ["How are → you fine"]
    both = replace(ARTICLE.file, samples=samples)
    assert list(differences(before, both)) == ["What is → it now"]
    assert list(differences(ARTICLE.file, both)) == ["other samples"]
