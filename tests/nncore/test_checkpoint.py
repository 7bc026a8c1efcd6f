"""Model files: the same network back, the old file kept, one line for every damage."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nncore.activations import IDENTITY, TANH
from nncore.architecture import architecture_of, network_from
from nncore.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.initialisation import draw_glorot
from nncore.layers import Bias, Dense, Dropout, Embedding
from nncore.losses import Loss, SoftmaxCrossEntropy, SquaredError
from nncore.network import Network


def network(loss: Loss, dtype: str = "float64") -> Network:
    made = Network(
        [
            Embedding(5, 2, 3, dtype),
            Dense(6, 4, TANH, Bias.FIXED, dtype),
            Dropout(4, 0.25),
            Dense(4, 3, IDENTITY, Bias.NONE, dtype),
        ],
        loss,
    )
    draw_glorot(made, np.random.default_rng(1))
    for layer in made.layers:
        if isinstance(layer, Dense):
            layer.b[...] = 2.5
    return made


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("kind", "is_compressed"), [(SquaredError, False), (SoftmaxCrossEntropy, True)]
)
def test_what_is_saved_comes_back_to_the_byte(
    tmp_path: Path, dtype: str, kind: Any, is_compressed: bool
) -> None:
    losses = {
        SquaredError: SquaredError(),
        SoftmaxCrossEntropy: SoftmaxCrossEntropy([2, 1]),
    }
    before = network(losses[kind], dtype)
    saved = Checkpoint(before, {"seed": 3, "of": "é"}, {"counts": np.arange(4)})
    save_checkpoint(tmp_path / "m.npz", saved, is_compressed=is_compressed)
    after = load_checkpoint(tmp_path / "m.npz")
    assert after.notes == saved.notes
    assert after.arrays["counts"].tolist() == [0, 1, 2, 3]
    assert after.network.values.tobytes() == before.values.tobytes()
    assert architecture_of(after.network) == architecture_of(before)
    codes = np.array([[0, 4, 2]])
    np.testing.assert_array_equal(after.network.predict(codes), before.predict(codes))
    assert [path.name for path in tmp_path.iterdir()] == ["m.npz"]


def saved_file(tmp_path: Path) -> Path:
    path = tmp_path / "m.npz"
    save_checkpoint(path, Checkpoint(network(SquaredError())))
    return path


def test_every_truncation_is_one_line(tmp_path: Path) -> None:
    path = saved_file(tmp_path)
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 97):
        path.write_bytes(whole[:length])
        with pytest.raises(CheckpointError, match=r"m\.npz: .*damaged or no model file"):
            load_checkpoint(path)


def test_flipped_bytes_are_one_line_or_the_same_network(tmp_path: Path) -> None:
    path = saved_file(tmp_path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 41):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with contextlib.suppress(CheckpointError):  # any other exception fails the test
            restored = load_checkpoint(path).network
            assert len(restored.values) == 50


def rewritten(tmp_path: Path, **changes: Any) -> Path:
    path = saved_file(tmp_path)
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files} | changes
    np.savez(path, **{name: array for name, array in arrays.items() if array is not None})
    return path


def settings(**changes: Any) -> np.ndarray:
    architecture = architecture_of(network(SquaredError())) | changes
    content = {"format": "lettersum model", "version": 1, "architecture": architecture}
    return np.frombuffer(json.dumps(content).encode(), np.uint8)


DENSE = {"type": "dense", "inputs": 1, "outputs": 1, "activation": "tanh", "bias": "none"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"settings": None}, "no model file of this program"),
        ({"settings": np.frombuffer(b"[]", np.uint8)}, "no model file of this program"),
        ({"settings": np.frombuffer(b'{"format": "x", "version": 9}', np.uint8)}, "'x' version 9"),
        ({"values": None}, "'values' is missing or does not fit"),
        ({"values": np.zeros(3)}, "'values' is missing or does not fit"),
        ({"biases": np.zeros(7, np.float32)}, "'biases' is missing or does not fit"),
        ({"biases": np.full(7, np.nan)}, "not finite"),
        ({"settings": settings(dtype="int8")}, "neither float64 nor float32"),
        ({"settings": settings(layers=[{"type": "magic"}])}, "do not describe a network"),
        ({"settings": settings(layers=[DENSE | {"inputs": -1}])}, "inputs is -1"),
        ({"settings": settings(layers=[DENSE | {"inputs": 10**6, "outputs": 10**6}])}, "weights"),
        ({"settings": settings(loss={"type": "softmax-cross-entropy", "sizes": []})}, "sizes"),
        ({"settings": settings(layers=[DENSE, DENSE | {"inputs": 2}])}, "followed by"),
    ],
)
def test_files_that_make_no_sense_are_one_line(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(CheckpointError) as caught:
        load_checkpoint(rewritten(tmp_path, **changes))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_pickles_are_refused(tmp_path: Path) -> None:
    path = rewritten(tmp_path, values=np.array([{"a": 1}], dtype=object))
    with pytest.raises(CheckpointError, match="damaged or no model file"):
        load_checkpoint(path)


def test_files_that_are_or_unpack_to_too_much_are_refused(tmp_path: Path, monkeypatch: Any) -> None:
    path = saved_file(tmp_path)
    monkeypatch.setattr("nncore.checkpoint.LARGEST_BYTES", 1_000_000)
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    np.savez_compressed(path, **arrays, counts=np.zeros(1_000_000))
    with pytest.raises(CheckpointError, match="unpacks to more than"):
        load_checkpoint(path)
    np.savez(path, values=np.zeros(1_000_000))
    with pytest.raises(CheckpointError, match="is larger than 1 MB"):
        load_checkpoint(path)


def test_other_archives_and_missing_files_are_one_line(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hello.txt", "hello")
    (tmp_path / "other.npz").write_bytes(buffer.getvalue())
    with pytest.raises(CheckpointError, match="no model file"):
        load_checkpoint(tmp_path / "other.npz")
    with pytest.raises(CheckpointError, match="can't be read"):
        load_checkpoint(tmp_path / "none.npz")
    with pytest.raises(CheckpointError, match="can't be read"):
        load_checkpoint(tmp_path)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: Any) -> None:
    path = saved_file(tmp_path)
    before = path.read_bytes()

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(CheckpointError, match="can't be written"):
        save_checkpoint(path, Checkpoint(network(SquaredError())))
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["m.npz"]


def test_an_architecture_round_trip() -> None:
    made = network(SoftmaxCrossEntropy([3]))
    assert architecture_of(network_from(architecture_of(made))) == architecture_of(made)


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_devices_are_neither_read_nor_replaced(name: str) -> None:
    with pytest.raises(CheckpointError, match="is no ordinary file"):
        load_checkpoint(name)
    with pytest.raises(CheckpointError, match="no ordinary file"):
        save_checkpoint(name, Checkpoint(network(SquaredError())))
    assert Path(name).is_char_device()


def test_folders_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="its folder does not exist"):
        save_checkpoint(tmp_path / "no" / "m.npz", Checkpoint(network(SquaredError())))


def test_what_settings_ask_for_is_added_up_before_anything_is_built(
    tmp_path: Path, monkeypatch: Any
) -> None:
    """Each of the layers is small enough, all together are not."""

    def built(*_: Any, **__: Any) -> None:
        raise AssertionError("built")

    monkeypatch.setattr("nncore.architecture.Dense", built)
    layers = [DENSE | {"inputs": 5_000, "outputs": 5_000}] * 2
    path = rewritten(tmp_path, settings=settings(layers=layers))
    with pytest.raises(CheckpointError, match="ask for 50,000,000 weights, more than 30,000,000"):
        load_checkpoint(path)
    path = rewritten(tmp_path, settings=settings(layers=layers[:1]))
    with pytest.raises(CheckpointError, match="'values' is missing or does not fit"):
        load_checkpoint(path)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"layers": [DENSE] * 1001}, "layers = a list of 1,001"),
        ({"layers": {}}, "layers = {…}"),
        ({"layers": [{"type": "dropout", "units": 1, "rate": 10**400}]}, "very many digits"),
        ({"layers": [DENSE | {"inputs": True}]}, "inputs is True"),
        ({"layers": [DENSE | {"activation": "x" * 10**5}]}, "no usable 'xxx"),
        ({"layers": [DENSE | {"activation": ["tanh"]}]}, "do not describe a network"),
        ({"layers": [[]]}, "do not describe a network"),
        ({"loss": {"type": "softmax-cross-entropy", "sizes": [10**7, 1]}}, "add up to more than"),
        ({"dtype": "x" * 10**5}, "neither float64 nor float32"),
        (
            {"layers": [{"type": "embedding", "codes": 1, "width": 10**6, "positions": 10**6}]},
            "make 1,000,000,000,000 units",
        ),
    ],
)
def test_settings_that_make_no_sense_are_one_short_line(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(CheckpointError) as caught:
        load_checkpoint(rewritten(tmp_path, settings=settings(**changes)))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300
