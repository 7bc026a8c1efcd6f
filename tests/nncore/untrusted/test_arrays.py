"""Arrays from outside: the same as NumPy reads, or a refusal before anything large is made."""

from __future__ import annotations

import contextlib
import io
import struct
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nncore.errors import UntrustedError
from nncore.untrusted.arrays import open_arrays

MOST = 1_000_000


def read(path: Path, most: int = MOST) -> dict[str, Any]:
    with open_arrays(path, most) as archive:
        return {name: archive.read(name) for name in archive.names}


def members(**arrays: Any) -> dict[str, bytes]:
    made = {}
    for name, array in arrays.items():
        stream = io.BytesIO()
        np.lib.format.write_array(stream, array)
        made[f"{name}.npy"] = stream.getvalue()
    return made


def written(path: Path, parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_header(header: str, body: bytes = b"") -> bytes:
    line = header.encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(line)) + line + body


def refused(path: Path, message: str, most: int = MOST) -> None:
    """Refused, and no more memory taken than is allowed to be unpacked."""
    tracemalloc.start()
    try:
        with pytest.raises(UntrustedError) as caught:
            read(path, most)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert peak < most + 5_000_000


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_arrays_are_those_that_numpy_wrote(tmp_path: Path, save: Any) -> None:
    rng = np.random.default_rng(1)
    arrays: dict[str, Any] = {
        "flat": rng.normal(size=50),
        "half": rng.normal(size=9).astype(np.float16),
        "single": rng.normal(size=(3, 4)).astype(np.float32),
        "fortran": np.asfortranarray(rng.integers(0, 9, (3, 5))),
        "codes_of-words": rng.integers(0, 9, 7).astype(np.int32),
        "bytes": np.frombuffer(b"{}", np.uint8),
        "number": np.array(7, np.uint32),
        "flags": np.array([True, False]),
        "nothing": np.empty((0, 3)),
    }
    with (tmp_path / "a.npz").open("wb") as stream:
        save(stream, **arrays)
    found = read(tmp_path / "a.npz")
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert (found[name].dtype, found[name].shape) == (array.dtype, array.shape)
        np.testing.assert_array_equal(found[name], array)


def test_a_header_is_told_without_its_numbers(tmp_path: Path) -> None:
    part = with_header("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }")
    with open_arrays(written(tmp_path / "a.npz", {"values.npy": part}), MOST) as archive:
        header = archive.header("values")
        assert header is not None
        assert (header.dtype, header.shape) == (np.float64, (10**12,))
        assert archive.header("none") is None
        with pytest.raises(UntrustedError, match="unpacks to more than 1 MB"):
            archive.read("values")


@pytest.mark.parametrize(
    "header",
    [
        "{'descr': '<f8', 'fortran_order': False, 'shape': (",
        "{'descr': '|O', 'fortran_order': False, 'shape': (3,), }",
        "{'descr': '<U9', 'fortran_order': False, 'shape': (3,), }",
        "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-3,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%s,), }" % ("9" * 30),
        "__import__('os').abort()",
        "(" * 500,
    ],
)
def test_headers_of_another_kind_are_refused(tmp_path: Path, header: str) -> None:
    path = written(tmp_path / "a.npz", {"values.npy": with_header(header, b"\0" * 24)})
    refused(path, "not of plain numbers")


def test_arrays_that_are_shorter_or_longer_than_they_say_are_refused(tmp_path: Path) -> None:
    whole = members(values=np.arange(9.0))["values.npy"]
    refused(written(tmp_path / "a.npz", {"values.npy": whole[:-8]}), "ends too early")
    refused(written(tmp_path / "b.npz", {"values.npy": whole + b"\0"}), "does not end where")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    with path.open("wb") as stream:
        np.savez_compressed(stream, values=np.zeros(10_000_000))
    refused(path, "unpacks to more than 1 MB")


def test_all_arrays_count_together(tmp_path: Path) -> None:
    two = members(a=np.zeros(80_000), b=np.zeros(80_000))
    path = written(tmp_path / "a.npz", two, zipfile.ZIP_DEFLATED)
    refused(path, "unpacks to more than 1 MB", most=1_279_999)
    assert len(read(path, 1_280_000)) == 2


def test_a_zip_that_lies_about_sizes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    with path.open("wb") as stream:
        np.savez_compressed(stream, values=np.zeros(10_000_000))
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 1000)
    path.write_bytes(content)
    refused(path, "")


def test_a_list_of_members_without_end_is_not_read(tmp_path: Path) -> None:
    """A name is 100 bytes in the list, and 1,000 as Python's records."""
    path = written(tmp_path / "a.npz", {f"{number:060}.npy": b"" for number in range(15_000)})
    refused(path, "its zip is damaged", most=10_000_000)


def test_odd_members_are_refused(tmp_path: Path) -> None:
    good = members(values=np.arange(3.0))
    body = good["values.npy"]
    refused(written(tmp_path / "a.npz", good | {"../x.npy": body}), "'../x.npy' is no array")
    refused(written(tmp_path / "b.npz", good | {"values": b"abc"}), "'values' is no array")
    many = {f"a{number}.npy": body for number in range(201)}
    refused(written(tmp_path / "c.npz", many), "it has 201 parts")
    refused(written(tmp_path / "d.npz", good, zipfile.ZIP_BZIP2), "packed oddly")
    with zipfile.ZipFile(tmp_path / "e.npz", "w") as archive:
        archive.writestr("values.npy", body)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("values.npy", body)
    refused(tmp_path / "e.npz", "'values.npy' is there twice")


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.npz", members(values=np.arange(3.0)))
    content = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + flags] |= 1
    path.write_bytes(content)
    refused(path, "encrypted")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_damaged_byte_is_one_line_or_no_harm(tmp_path: Path, method: int) -> None:
    path = written(tmp_path / "a.npz", members(a=np.arange(5.0), b=np.arange(5)), method)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with contextlib.suppress(UntrustedError):  # any other exception fails the test
            read(path)
