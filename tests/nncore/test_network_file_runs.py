from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.errors import NetworkFileError
from nncore.layers import Bias
from nncore.network_file import FileRun, NetworkFile, Sample
from nncore.network_file_reading import parse_network_file
from nncore.network_file_runs import MOST_RUNS

FILE = NetworkFile(
    (1, 2, 1),
    {"w1": 0.1, "w2": 0.2, "w3": 0.3, "w4": 0.4},
    Bias.FIXED,
    {"b1": 2.0},
    {"v11": 0.5},
    rates={"w3": 0.8},
    seed=4,
    samples=(Sample((0.1,), (0.9,)), Sample((0.2,), (0.8,))),
)


def written_and_read(file: NetworkFile) -> NetworkFile:
    return parse_network_file(json.dumps(file.to_json()))


numbers = st.floats(-5, 5)
settings = st.builds(
    lambda weight, rate, bias, seed, samples: replace(
        FILE,
        weights={**FILE.weights, "w2": weight},
        rate=rate,
        bias=bias,
        biases={} if bias is Bias.NONE else FILE.biases,
        bias_weights={} if bias is Bias.NONE else FILE.bias_weights,
        seed=seed,
        samples=FILE.samples[:samples],
    ),
    numbers,
    st.floats(0, 9),
    st.sampled_from(list(Bias)),
    st.one_of(st.none(), st.integers(0, 99)),
    st.integers(0, 2),
)


@st.composite
def trees(draw: st.DrawFn) -> tuple[FileRun, ...]:
    runs: list[FileRun] = []
    for _ in range(draw(st.integers(0, 4))):
        parent = draw(st.one_of(st.none(), st.integers(0, len(runs) - 1))) if runs else None
        low = 0 if parent is None else runs[parent].start
        high = 1_000 if parent is None else low + runs[parent].updates
        runs.append(
            FileRun(
                draw(st.text(max_size=8)),
                draw(settings),
                draw(st.integers(low, high)),
                draw(st.integers(0, 500)),
                parent,
                draw(st.booleans()),
            )
        )
    return tuple(runs)


@given(settings, trees())
def test_what_is_written_is_read_again(file: NetworkFile, runs: tuple[FileRun, ...]) -> None:
    whole = replace(file, runs=runs)
    assert written_and_read(whole) == whole


def test_a_run_of_another_shape_and_only_what_differs_is_written() -> None:
    other = NetworkFile((1, 1), {"w1": 1.0}, samples=FILE.samples)
    whole = replace(FILE, runs=(FileRun("same", FILE, updates=3), FileRun("other", other)))
    same, different = whole.to_json()["runs"]
    assert same == {"title": "same", "start": 0, "updates": 3}
    assert different["layers"] == [1, 1]
    assert "samples" not in different
    assert written_and_read(whole) == whole


@pytest.mark.parametrize(
    ("runs", "complaint"),
    [
        ({}, '"runs" must be a list'),
        ([{}] * (MOST_RUNS + 1), '"runs" must be a list'),
        ([3], "run 1: must be"),
        ([{"titel": "x"}], 'run 1: unknown key "titel"'),
        ([{"runs": []}], 'run 1: unknown key "runs"'),
        ([{"title": 3}], '"title" must be a text'),
        ([{"hidden": 1}], '"hidden" true or false'),
        ([{"updates": -1}], '"updates" is -1'),
        ([{"updates": 10**13}], '"updates" is'),
        ([{"start": 0.5}], '"start" is 0.5'),
        ([{"parent": 0}], 'run 1: "parent" is 0'),
        ([{}, {"parent": "a"}], "run 2: \"parent\" is 'a'"),
        ([{"updates": 5}, {"parent": 0, "start": 6}], 'run 2: "start" is 6'),
        ([{"weights": {"w9": 1}}], "run 1: "),
        ([{"rate": -1}], 'run 1: "rate"'),
        ([{"layers": [0, 1]}], 'run 1: "layers"'),
    ],
)
def test_what_can_be_wrong_is_said_in_one_line(runs: object, complaint: str) -> None:
    content = {**FILE.to_json(), "runs": runs}
    with pytest.raises(NetworkFileError) as caught:
        parse_network_file(json.dumps(content))
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)
