"""Network files: what they mean, and one line for everything that can be wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.activations import TANH
from nncore.errors import NetworkFileError, NotationError
from nncore.layers import Bias, Dense, Dropout
from nncore.losses import SquaredError
from nncore.network import Network
from nncore.network_file import NetworkFile, Sample, dense_layers
from nncore.network_file_reading import (
    parse_network_file,
    read_network_file,
    write_network_file,
)

ARTICLE: dict[str, Any] = {
    "lettersum": "network",
    "version": 1,
    "layers": [2, 2, 2],
    "weights": {"w1": 0.15, "w2": 0.25, "w5": 0.4},
    "bias": "trained",
    "biases": {"b1": 2},
    "bias_weights": {"v11": 0.35, "v22": 0.6},
    "rate": 0.25,
    "rates": {"w6": 0.8, "v21": 0.1},
    "importance": {"o2": 2},
    "seed": 7,
    "samples": [{"inputs": [0.05, 0.1], "targets": [0.01, 0.99]}],
}


def parsed(**changes: Any) -> NetworkFile:
    content = ARTICLE | changes
    return parse_network_file(json.dumps({k: v for k, v in content.items() if v is not None}))


def test_given_numbers_stand_and_the_rest_is_drawn_from_the_seed() -> None:
    hidden, output = dense_layers(parsed().build())
    draws = np.random.default_rng(7).random(12)  # all w in order, then all v
    np.testing.assert_array_equal(hidden.w.value, [[0.15, 0.25], draws[2:4]])
    np.testing.assert_array_equal(output.w.value, [[0.4, draws[5]], draws[6:8]])
    np.testing.assert_array_equal(hidden.v.value, [0.35, draws[9]])
    np.testing.assert_array_equal(output.v.value, [draws[10], 0.6])
    np.testing.assert_array_equal(hidden.b, [2, 1])
    np.testing.assert_array_equal(output.b, [1, 1])


def test_rates_by_name_and_by_importance() -> None:
    file = parsed()
    rates = file.rate_array(file.build())
    w = [0.25] * 4 + [0.25, 0.8, 0.25, 0.5]  # w6 by name, w8 because o2 counts double
    np.testing.assert_array_equal(rates, [*w[:4], 0.25, 0.25, *w[4:], 0.1, 0.5])


def test_fixed_bias_weights_have_no_rate_and_none_have_no_place() -> None:
    fixed = parsed(bias="fixed")
    assert fixed.rate_array(fixed.build())[[4, 5, 10, 11]].tolist() == [0] * 4
    none = parsed(bias=None, biases=None, bias_weights=None, rates=None)
    assert none.bias is Bias.NONE
    assert len(none.build().values) == 8
    assert parsed(bias=None).bias is Bias.FIXED  # given bias weights, the article's way


def test_defaults_are_the_article_s() -> None:
    file = parse_network_file('{"lettersum": "network", "version": 1, "layers": [2, 1]}')
    assert (file.rate, file.bias, file.samples) == (0.5, Bias.NONE, ())
    draws = np.random.default_rng(0).random(2)
    np.testing.assert_array_equal(file.build().values, draws)


def test_what_is_written_reads_the_same(tmp_path: Path) -> None:
    file = parsed()
    write_network_file(tmp_path / "n.json", file)
    assert read_network_file(tmp_path / "n.json") == file
    assert [path.name for path in tmp_path.iterdir()] == ["n.json"]


@given(
    layers=st.lists(st.integers(1, 4), min_size=2, max_size=4),
    bias=st.sampled_from(list(Bias)),
    seed=st.integers(0, 2**31),
)
def test_a_network_written_with_all_its_weights_is_the_same_network(
    layers: list[int], bias: Bias, seed: int
) -> None:
    file = NetworkFile(tuple(layers), bias=bias, seed=seed)
    network = file.build()
    written = json.dumps(file.with_weights_of(network).to_json())
    again = replace(parse_network_file(written), seed=None).build()
    assert again.values.tobytes() == network.values.tobytes()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "n.json"
    write_network_file(path, parsed())
    before = path.read_bytes()

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_network_file(path, parsed(rate=0.9))
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["n.json"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lettersum": "model"}, "not a network file"),
        ({"version": 2}, "this program reads version 1"),
        ({"wieghts": {}}, 'unknown key "wieghts"'),
        ({"layers": [2]}, "two or more whole numbers"),
        ({"layers": [2, 0]}, "two or more whole numbers"),
        ({"layers": [2, 2.5]}, "two or more whole numbers"),
        ({"layers": [100000, 100000]}, "more than 5,000,000 weights"),
        ({"weights": {"w9": 1}}, "w1 to w8"),
        ({"weights": {"w1": "one"}}, '"weights": "w1" is \'one\'; a number is needed'),
        ({"weights": {"w1": True}}, "a number is needed"),
        ({"weights": [0.15]}, '"weights" must be names and numbers'),
        ({"biases": {"b9": 1}}, "no bias of this network"),
        ({"bias_weights": {"v99": 1}}, "no bias weight of this network"),
        ({"rates": {"w77": 1}}, "w1 to w8"),
        ({"importance": {"o3": 1}}, "no output of this network"),
        ({"bias": "none"}, 'say "fixed" or "trained"'),
        ({"bias": "maybe"}, '"none", "fixed" or "trained"'),
        ({"rate": 1e999}, "must lie within ±1e300"),
        ({"rate": -1}, "below 0 the error would grow"),
        ({"rates": {"w1": -0.5}}, '"rates": "w1" is -0.5'),
        ({"seed": -1}, "whole number from 0"),
        ({"samples": {}}, '"samples" must be a list'),
        ({"samples": [[1, 2]]}, "sample 1 must be"),
        ({"samples": [{"inputs": [1], "targets": [0, 0]}]}, '"inputs" must be a list of 2 numbers'),
        ({"samples": [{"inputs": [1, 1]}]}, '"targets" must be a list of 2 numbers'),
        ({"samples": [{"inputs": [1, None], "targets": [0, 0]}]}, "a number is needed"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(NetworkFileError) as caught:
        parsed(**changes) if "samples" not in changes else parse_network_file(
            json.dumps(ARTICLE | changes)
        )
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1, column 1: not JSON"),
        (b'{"lettersum": "network",', "not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (
            b'{"lettersum": "network", "version": 1, "layers": [1, 1], "rate": 1, "rate": 2}',
            "twice",
        ),
        (b'{"lettersum": "network", "layers": [1, 1]}', '"version" is missing'),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b"[1, 2]", "not a network file"),
        (b'{"lettersum": "network", "version": 1, "layers": [1, 1], "rate": NaN}', "within"),
    ],
)
def test_damaged_files_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    with pytest.raises(NetworkFileError, match=r"bad\.json: ") as caught:
        read_network_file(path)
    assert message in str(caught.value)


def test_missing_and_huge_files_are_named(tmp_path: Path, monkeypatch: Any) -> None:
    with pytest.raises(NetworkFileError, match=r"can't be read \(No such file"):
        read_network_file(tmp_path / "none.json")
    monkeypatch.setattr("nncore.network_file_reading.LARGEST_FILE_BYTES", 10)
    (tmp_path / "big.json").write_text("x" * 11)
    with pytest.raises(NetworkFileError, match="is larger than"):
        read_network_file(tmp_path / "big.json")


def test_names_are_for_dense_layers_only() -> None:
    network = Network([Dense(1, 1, TANH), Dropout(1, 0.5)], SquaredError())
    with pytest.raises(NotationError, match="not dense"):
        dense_layers(network)


def test_samples_as_arrays() -> None:
    file = NetworkFile((2, 1), samples=(Sample((1, 2), (3,)), Sample((4, 5), (6,))))
    inputs, targets = file.sample_arrays()
    assert (inputs.tolist(), targets.tolist()) == ([[1, 2], [4, 5]], [[3], [6]])
    assert [array.shape for array in NetworkFile((2, 1)).sample_arrays()] == [(0, 2), (0, 1)]


def test_a_byte_order_mark_is_no_harm_and_devices_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(ARTICLE).encode())
    assert read_network_file(path) == parsed()
    with pytest.raises(NetworkFileError, match=r"is no ordinary file"):
        read_network_file("/dev/zero")
