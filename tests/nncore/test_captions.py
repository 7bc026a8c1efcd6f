"""Captions of samples: kept in the file, and one line for everything that can be wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.captions import LONGEST_CAPTION, Captions
from nncore.errors import NetworkFileError
from nncore.network_file import NetworkFile, Sample
from nncore.network_file_reading import (
    parse_network_file,
    read_network_file,
    write_network_file,
)

WORDS: dict[str, Any] = {"inputs": ["How", "are"], "targets": ["you"], "scale": 100}
_caption = st.text(st.characters(exclude_categories=("Cs",)), max_size=LONGEST_CAPTION)


def parsed(captions: Any) -> NetworkFile:
    sample = {"inputs": [0.46, 0.24], "targets": [0.61], "captions": captions}
    content = {"lettersum": "network", "version": 1, "layers": [2, 1], "samples": [sample]}
    return parse_network_file(json.dumps(content))


def test_captions_are_read_with_their_sample() -> None:
    sample = parsed(WORDS).samples[0]
    assert sample == Sample((0.46, 0.24), (0.61,), Captions(("How", "are"), ("you",), 100.0))


def test_one_unit_is_one_where_no_scale_is_given() -> None:
    captions = parsed({"inputs": ["wet", ""], "targets": ["dry"]}).samples[0].captions
    assert captions == Captions(("wet", ""), ("dry",), 1.0)


@given(
    st.tuples(_caption, _caption),
    st.tuples(_caption),
    st.none() | st.floats(1e-3, 1e9),
)
def test_they_come_back_from_a_file_as_they_were(
    inputs: tuple[str, ...], targets: tuple[str, ...], scale: float | None
) -> None:
    captions = Captions(inputs, targets) if scale is None else Captions(inputs, targets, scale)
    file = NetworkFile((2, 1), samples=(Sample((1, 2), (3,), captions), Sample((4, 5), (6,))))
    assert parse_network_file(json.dumps(file.to_json())).samples == file.samples


def test_a_file_on_disk_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    write_network_file(path, parsed(WORDS))
    assert read_network_file(path) == parsed(WORDS)


def test_a_file_without_them_is_written_as_before() -> None:
    content = NetworkFile((1, 1), samples=(Sample((0.5,), (0.25,)),)).to_json()
    assert content["version"] == 1
    assert content["samples"] == [{"inputs": [0.5], "targets": [0.25]}]


@pytest.mark.parametrize(
    ("captions", "message"),
    [
        ([], 'sample 1: "captions" must be {"inputs": […], "targets": […]}'),
        (None, 'sample 1: "captions" must be'),
        ({"inputs": ["a", "b"]}, 'sample 1: "captions" must be'),
        (WORDS | {"inputs": ["How"]}, '"captions": "inputs" must be a list of 2 texts'),
        (WORDS | {"targets": "you"}, '"captions": "targets" must be a list of 1 texts'),
        (WORDS | {"targets": [61]}, "a text is needed"),
        (WORDS | {"targets": ["x" * 101]}, "has 101 signs; at most 100 are allowed"),
        (WORDS | {"targets": ["\ud800"]}, "no Unicode text"),
        (WORDS | {"scale": 0}, '"scale" is 0; it must lie between 0.001 and 1e09'),
        (WORDS | {"scale": "100"}, "a number is needed"),
        (WORDS | {"words": 1}, 'unknown key "words"'),
    ],
)
def test_what_is_wrong_is_said_in_one_line(captions: Any, message: str) -> None:
    with pytest.raises(NetworkFileError) as caught:
        parsed(captions)
    assert message in str(caught.value)
    assert str(caught.value).isprintable()


def test_they_go_when_a_number_is_another() -> None:
    sample = parsed(WORDS).samples[0]
    assert sample.with_input(1, 0.5) == Sample((0.46, 0.5), (0.61,))
    assert sample.with_target(0, 0.5) == Sample((0.46, 0.24), (0.5,))


def test_runs_keep_their_own() -> None:
    captions = {"inputs": ["a", "b"], "targets": ["c"]}
    samples = [{"inputs": [0.1, 0.2], "targets": [0.3], "captions": captions}]
    runs = [{"title": "same"}, {"title": "other", "samples": samples}]
    text = json.dumps(parsed(WORDS).to_json() | {"runs": runs})
    same, other = parse_network_file(text).runs
    assert same.file.samples == parsed(WORDS).samples
    assert other.file.samples[0].captions == Captions(("a", "b"), ("c",))
