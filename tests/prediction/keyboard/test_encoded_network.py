"""The networks of the encodings: codes that outlive a vocabulary, files that tell their faults."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard.encoded_network import (
    EncodedNetwork,
    code_table_like,
    seen_examples,
    shipped_path,
)
from app.prediction.keyboard.encoding_table import SETTINGS, EncodingRow, measure_encodings
from app.prediction.keyboard.keyboard_network import NetworkShape
from app.resources import data_path
from app.words.encodings import ENCODINGS
from nncore.errors import CheckpointError
from tests.prediction.keyboard.small import LEXICON, SENTENCES, small_model

SMALL = replace(
    SETTINGS, epochs=2, batch_size=16, shape=NetworkShape(2, width=4, hidden=8, dropout=0.0)
)
LARGEST_BYTES, LARGEST_BYTES_TOGETHER = 1_000_000, 4_000_000


@cache
def trained(name: str) -> EncodedNetwork:
    steps = measure_encodings(SENTENCES, LEXICON, SMALL, [ENCODINGS[name]])
    return next(step.trained for step in steps if isinstance(step, EncodingRow))


@given(st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.integers(0, 2)),
                min_size=2, unique_by=lambda pair: pair[0]))  # fmt: skip
def test_codes_stay_apart_if_seen_and_are_one_if_not(pairs: list[tuple[str, int]]) -> None:
    encoding = ENCODINGS["letter-sum"]
    words, counts = [word for word, _ in pairs], np.array([count for _, count in pairs])
    examples = seen_examples(encoding, words, counts)
    table = code_table_like(encoding, examples, words)
    seen: Counter[int] = Counter()
    for word, count in pairs:
        seen[encoding.encode(word)] += count
    assert len(examples) == sum(count > 0 for count in seen.values())
    numbers = dict(zip(words, table.of_words.tolist(), strict=True))
    for one in words:
        for other in words:
            a, b = encoding.encode(one), encoding.encode(other)
            assert (numbers[one] == numbers[other]) == (a == b or not (seen[a] or seen[b]))
    assert all(numbers[example] == place for place, example in enumerate(examples))
    assert table.size == len(examples) + 1
    assert table.codes[-2:].tolist() == [table.size, table.size + 1]


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_file_brings_back_the_very_network_that_was_measured(name: str, tmp_path: Path) -> None:
    path = tmp_path / "network.npz"
    trained(name).save(path)
    again = EncodedNetwork.load(path)
    assert again.encoding is ENCODINGS[name]
    assert (again.examples, again.shape) == (trained(name).examples, SMALL.shape)
    assert np.array_equal(again.network.values, trained(name).network.values)


def test_training_again_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / "one.npz", tmp_path / "two.npz"]
    for path in paths:
        trained.cache_clear()
        trained("ending").save(path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_it_speaks_for_the_words_of_another_vocabulary() -> None:
    """Codes are known by words, so a model trained on other text has the same ones."""
    encoded = trained("ending")
    model = encoded.model(small_model())
    by_code = {ENCODINGS["ending"].encode(word): n for n, word in enumerate(encoded.examples)}
    for word, code in zip(model.vocabulary.keys, model.heads[0].of_words.tolist(), strict=True):
        assert code == by_code.get(ENCODINGS["ending"].encode(word), len(encoded.examples))


def changed(path: Path, **arrays: object) -> Path:
    with np.load(path) as archive:
        content = {name: archive[name] for name in archive.files} | arrays
    stream = io.BytesIO()
    np.savez(stream, **{name: array for name, array in content.items() if array is not None})
    path.write_bytes(stream.getvalue())
    return path


def with_settings(path: Path, **news: object) -> Path:
    with np.load(path) as archive:
        settings = json.loads(archive["settings"].tobytes()) | news
    return changed(path, settings=np.frombuffer(json.dumps(settings).encode(), np.uint8))


WIDE = asdict(SMALL.shape)


def test_damaged_files_say_so_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "network.npz"

    def refused(words: str) -> None:
        with pytest.raises(CheckpointError, match=words) as caught:
            EncodedNetwork.load(path)
        assert str(caught.value).startswith(f"{path}: ")
        assert "\n" not in str(caught.value)

    refused("can't be read")
    for content in (b"", b"PK", trained_bytes(path)[:500]):
        path.write_bytes(content)
        refused("damaged or no network of an encoding")
    whole = trained_bytes(path)
    for damage, words in (
        ({"values": np.zeros(3, np.float16)}, "do not fit"),
        ({"values": None}, "values"),
        ({"examples": np.frombuffer(b"the\nthe", np.uint8)}, "stands twice"),
    ):
        path.write_bytes(whole)
        changed(path, **damage)
        refused(words)
    for news, words in (
        ({"version": 2}, "version 2"),
        ({"encoding": "none"}, "no encoding is called"),
        ({"shape": WIDE | {"width": 9_999, "hidden": 99_999}}, "do not fit"),
        ({"shape": WIDE | {"width": 10**9}}, "width is 1000000000; it must be from 1 to 10,000"),
        ({"shape": {"width": 32}}, "the shape of its network"),
    ):
        path.write_bytes(whole)
        with_settings(path, **news)
        refused(words)


def trained_bytes(path: Path) -> bytes:
    trained("letter-sum").save(path)
    return path.read_bytes()


def test_each_encoding_comes_with_a_small_network() -> None:
    sizes = [shipped_path(name).stat().st_size for name in ENCODINGS]
    assert max(sizes) < LARGEST_BYTES
    assert sum(sizes) < LARGEST_BYTES_TOGETHER
    for name in ENCODINGS:
        assert EncodedNetwork.load(shipped_path(name)).encoding is ENCODINGS[name]
    files = {path.name for path in data_path("models/encodings").iterdir()}
    assert files == {f"{name}.npz" for name in ENCODINGS}


def test_a_name_that_is_no_encoding_has_no_file() -> None:
    with pytest.raises(ValueError, match="no encoding is called"):
        shipped_path("../article")


@pytest.mark.parametrize("name", ["\0", "a\nb", "\x1b[31m", "x" * 900])
def test_names_of_encodings_are_printable_in_messages(tmp_path: Path, name: str) -> None:
    shape = {"context_words": 2, "width": 3, "hidden": 4, "dropout": 0.1}
    settings = {
        "format": "lettersum encoding network", "version": 1, "encoding": name, "shape": shape,
        "seed": 1,
    }  # fmt: skip
    path = tmp_path / "odd.npz"
    np.savez(path, settings=np.frombuffer(json.dumps(settings).encode(), np.uint8))
    with pytest.raises(CheckpointError, match="no encoding is called") as caught:
        EncodedNetwork.load(path)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400
