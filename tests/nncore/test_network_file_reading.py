"""Network files that are made to fill the memory or to take for ever."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from nncore.errors import NetworkFileError
from nncore.network_file_reading import parse_network_file, read_network_file

KIND: dict[str, Any] = {"lettersum": "network", "version": 1}


def refused(content: dict[str, Any], message: str, most_bytes: int = 20_000_000) -> None:
    text = json.dumps(KIND | content)
    tracemalloc.start()
    try:
        with pytest.raises(NetworkFileError) as caught:
            parse_network_file(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert message in str(caught.value)
    assert len(str(caught.value)) < 300
    assert str(caught.value).isprintable()
    assert peak < most_bytes


def test_layers_are_added_up_before_a_network_is_built() -> None:
    refused({"layers": [1] * 201}, '"layers" has 201 layers')
    refused({"layers": [2000, 2000, 2000]}, "more than 5,000,000 weights")
    refused({"layers": [10**400, 1]}, "more than 5,000,000 weights")
    refused({"layers": [1, 3_000_000]}, "more than 5,000,000 weights")  # as many bias weights


def test_runs_count_together() -> None:
    runs = [{"title": "r"}] * 10
    refused({"layers": [1000, 500], "runs": runs}, "more than 5,000,000 weights")
    refused({"layers": [1, 1], "runs": [{"layers": [1000, 1000]}] * 5}, "run 5: ")
    assert len(parse_network_file(json.dumps(KIND | {"layers": [2, 1], "runs": runs})).runs) == 10


def test_what_runs_share_is_read_once() -> None:
    """1,000 runs with the same 1,000 samples and 1,000 names would else be 2 million of each."""
    content = KIND | {
        "layers": [1000, 1],
        "weights": {f"w{number}": 0.5 for number in range(1, 1001)},
        "samples": [{"inputs": [0.5] * 1000, "targets": [0.5]}],
        "runs": [{"title": str(number)} for number in range(1000)],
    }
    file = parse_network_file(json.dumps(content))
    assert {id(run.file.samples) for run in file.runs} == {id(file.samples)}
    assert {id(run.file.weights) for run in file.runs} == {id(file.weights)}


def test_names_that_runs_of_other_layers_share_are_not_looked_up_without_end() -> None:
    content = {
        "layers": [100, 40],
        "weights": {f"w{number}": 0.5 for number in range(1, 4001)},
        "runs": [{"layers": [100, 41], "samples": []}] * 100,
    }
    refused(content, "its runs name too many weights")


def test_names_that_runs_of_the_same_layers_share_are_not_looked_up_again() -> None:
    content = KIND | {
        "layers": [100, 40],
        "weights": {f"w{number}": 0.5 for number in range(1, 4001)},
        "runs": [{"rates": {"w1": 0.1, "v11": 0.2}}] * 999,
    }
    file = parse_network_file(json.dumps(content))
    assert [run.file.rates for run in file.runs] == [{"w1": 0.1, "v11": 0.2}] * 999
    wrong = {"runs": [{"rates": {"w4001": 0.1}}]}
    with pytest.raises(NetworkFileError, match=r"run 1: .*'w4001' is no weight"):
        parse_network_file(json.dumps(content | wrong))


def test_a_run_with_layers_of_its_own_has_its_own_samples_and_names() -> None:
    shared = KIND | {
        "layers": [2, 2],
        "weights": {"w4": 0.5},
        "samples": [{"inputs": [1, 2], "targets": [1, 2]}],
    }
    with pytest.raises(NetworkFileError, match='run 1: sample 1: "inputs" must be a list of 3'):
        parse_network_file(json.dumps(shared | {"runs": [{"layers": [3, 2]}]}))
    smaller = {"layers": [2, 1], "samples": []}
    with pytest.raises(NetworkFileError, match="run 1: network file: 'w4' is no weight"):
        parse_network_file(json.dumps(shared | {"runs": [smaller]}))
    file = parse_network_file(json.dumps(shared | {"runs": [smaller | {"weights": {}}]}))
    assert (file.runs[0].file.layers, file.runs[0].file.samples) == ((2, 1), ())
    assert file.runs[0].file.rate == file.rate


def test_values_are_counted_before_they_are_made() -> None:
    text = '{"lettersum":"network","version":1,"layers":[1,1],"samples":[' + "[]," * 1_600_000
    tracemalloc.start()
    try:
        with pytest.raises(NetworkFileError, match="has more than 1,500,000 values"):
            parse_network_file(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize(
    "content",
    [
        {"version": "x" * 10**5},
        {"x" * 10**5: 1},
        {"\ud800\n": 1},
        {"bias": "x" * 10**5},
        {"seed": "x" * 10**5},
        {"rate": "x" * 10**5},
        {"rate": 10**400},
        {"rate": [[0] * 1000] * 100},
        {"weights": {"w1": "x" * 10**5}},
        {"weights": {"x" * 10**5: 1}},
        {"biases": {"x" * 10**5: 1}, "bias": "fixed"},
        {"bias_weights": {"x" * 10**5: 1}, "bias": "fixed"},
        {"importance": {"x" * 10**5: 1}},
        {"rates": {"v" * 10**5: 1}},
        {"rates": {"w1": -1e299}},
        {"samples": [{"inputs": ["x" * 10**5], "targets": [1]}]},
        {"runs": [{"x" * 10**5: 1}]},
        {"runs": [{"title": "x" * 10**5}]},
        {"runs": [{"title": "\ud800"}]},
        {"runs": [{"parent": "x" * 10**5}]},
        {"runs": [{"updates": 10**400}]},
        {"runs": [{"start": "x" * 10**5}]},
    ],
    ids=lambda content: next(iter(content))[:9].encode("ascii", "replace").decode(),
)
def test_messages_are_short_whatever_they_quote(content: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / ("deep" * 50) / ("down" * 50) / "n.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(KIND | {"layers": [1, 1]} | content))
    with pytest.raises(NetworkFileError) as caught:
        read_network_file(path)
    assert len(str(caught.value)) <= 300
    assert str(caught.value).isprintable()
    assert "n.json: " in str(caught.value)


def test_a_seed_may_be_long() -> None:
    file = parse_network_file(json.dumps(KIND | {"layers": [1, 1], "seed": 10**4000}))
    assert file.seed == 10**4000
    assert file.build().values.shape == (1,)
