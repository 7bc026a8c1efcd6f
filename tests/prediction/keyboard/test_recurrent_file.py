"""The recurrent network's file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.prediction.keyboard.recurrent_file import as_kept, load_recurrent, save_recurrent
from app.words.lexicon import Lexicon
from nncore.errors import CheckpointError
from tests.prediction.keyboard.small import LEXICON, drawn_recurrent
from tests.words.lexicons import lexicon_of

RECURRENT = drawn_recurrent(4)


def test_what_was_saved_is_loaded_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    for name in ("one.npz", "other.npz"):
        save_recurrent(tmp_path / name, RECURRENT, LEXICON)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()
    loaded = load_recurrent(LEXICON, tmp_path / "one.npz")
    assert loaded.model.shape == RECURRENT.model.shape
    np.testing.assert_array_equal(loaded.model.values, as_kept(RECURRENT).model.values)


def test_a_byte_is_half_a_step_off_at_most() -> None:
    for parameter, kept in zip(
        RECURRENT.model.parameters, as_kept(RECURRENT).model.parameters, strict=True
    ):
        rows = np.atleast_2d(parameter.value)
        step = np.abs(rows).max(axis=1, keepdims=True) / 127
        assert (np.abs(rows - np.atleast_2d(kept.value)) <= 0.501 * step).all()


def refused(path: Path, message: str, lexicon: Lexicon = LEXICON) -> None:
    with pytest.raises(CheckpointError) as caught:
        load_recurrent(lexicon, path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_file_for_another_dictionary_is_refused(tmp_path: Path) -> None:
    save_recurrent(tmp_path / "m.npz", RECURRENT, LEXICON)
    other = lexicon_of([(word, 0.01) for word in LEXICON.words])
    refused(tmp_path / "m.npz", "was made for another dictionary", other)


def shaped(**changes: Any) -> dict[str, Any]:
    return {"shape": changes}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"settings": np.frombuffer(b"[1]", np.uint8)}, "settings are no names and values"),
        ({"settings": np.frombuffer(b'{"format": "x", "version": 1}', np.uint8)}, "it is 'x'"),
        ({"steps": np.zeros(3, np.int8)}, "its steps do not fit its shape"),
        ({"steps": None}, "its steps do not fit its shape"),
        ({"scales": np.zeros(3, np.float32)}, "its scales do not fit its shape"),
        (shaped(classes=10**9), "classes"),
        (shaped(units=10**6), "units"),
        (shaped(is_tied=False), "which is none"),
        (shaped(codes=3), "codes"),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, changed: dict[str, Any], message: str) -> None:
    save_recurrent(tmp_path / "m.npz", RECURRENT, LEXICON)
    with np.load(tmp_path / "m.npz") as archive:
        arrays = dict(archive)
    settings = json.loads(arrays["settings"].tobytes())
    settings["shape"].update(changed.pop("shape", {}))
    arrays["settings"] = np.frombuffer(json.dumps(settings).encode(), np.uint8)
    arrays |= changed
    np.savez_compressed(
        tmp_path / "m.npz", **{name: array for name, array in arrays.items() if array is not None}
    )
    refused(tmp_path / "m.npz", message)


@pytest.mark.parametrize("worth", [np.nan, np.inf, 1e30])
def test_steps_beyond_all_measure_are_refused(tmp_path: Path, worth: float) -> None:
    save_recurrent(tmp_path / "m.npz", RECURRENT, LEXICON)
    with np.load(tmp_path / "m.npz") as archive:
        arrays = dict(archive)
    arrays["scales"] = np.full_like(arrays["scales"], worth)
    np.savez_compressed(tmp_path / "m.npz", **arrays)
    refused(tmp_path / "m.npz", "its steps are worth more than")


def test_files_that_are_none(tmp_path: Path) -> None:
    refused(tmp_path / "missing.npz", "can't be read")
    refused(tmp_path, "can't be read")
    (tmp_path / "text.npz").write_text(json.dumps({"no": "zip"}))
    refused(tmp_path / "text.npz", "is damaged")
