"""Damaged ``.npz`` files: as bytes, or whole zips with something wrong inside."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from tests.fuzz.damage import damage_bytes, damage_value, damaged_bytes, drawn

_SHAPES = (
    "()", "(0,)", "(1,)", "(2,)", "(3, 2)", "(1000000000000,)", f"({10**30},)", "(-1,)", "(2",
)  # fmt: skip
_TYPES = ("<f8", "<f4", "<f2", ">f8", "|u1", "<i4", "<i8", "<u8", "|b1", "|O", "<U4", "<c16", "|S9")
_NUMBERS = (0.0, -1.0, 1.5, 1e30, 1e300, float("inf"), float("nan"), 2.0**31, -(2.0**40))
Members = dict[str, bytes]


def members_of(content: bytes) -> Members:
    """The parts of an ``.npz`` by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Members, method: int = zipfile.ZIP_STORED) -> bytes:
    """An ``.npz`` of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def as_npy(array: np.ndarray[Any, Any]) -> bytes:
    """An ``.npy`` file's bytes."""
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, allow_pickle=False)
    return stream.getvalue()


def damaged_archives(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Files of the same kind as ``seeds``, of which the first part is ``settings``."""
    parts = [members_of(seed) for seed in seeds]
    inside = drawn(lambda rng: _damaged_inside(rng, parts))
    return inside | inside | inside | damaged_bytes(seeds, largest=2_000_000)


def _damaged_inside(rng: Random, seeds: Sequence[Members]) -> bytes:
    members = dict(rng.choice(seeds))
    for _ in range(rng.choice((1, 1, 1, 2))):
        _damage(rng, members, seeds)
    return zipped(members, rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def _damage(rng: Random, members: Members, seeds: Sequence[Members]) -> None:
    if not members:
        return
    name = rng.choice(sorted(members))
    kinds = ("settings",) * 8 + (
        "bytes", "header", "header", "numbers", "numbers", "leave out", "rename", "other", "empty",
        "longer",
    )  # fmt: skip
    kind = rng.choice(kinds)
    if kind == "settings" and "settings.npy" in members:
        members["settings.npy"] = _damaged_settings(rng, members["settings.npy"])
    elif kind == "bytes":
        members[name] = damage_bytes(rng, [members[name]])
    elif kind == "header":
        members[name] = _with_header(rng, members[name])
    elif kind == "numbers":
        members[name] = _with_number(rng, members[name])
    elif kind == "leave out":
        del members[name]
    elif kind == "rename":
        names = ("../x.npy", "x", "x.npy", "/", "settings.npy", "x" * 300 + ".npy")
        members[rng.choice(names)] = members.pop(name)
    elif kind == "other":
        members[name] = rng.choice(sorted(rng.choice(seeds).values()))
    elif kind == "empty":
        members[name] = as_npy(np.zeros(rng.choice(((0,), (), (1,), (0, 5)))))
    else:
        members[name] += b"\0" * rng.choice((1, 8, 100_000))


def _body(content: bytes) -> int:
    """Where the numbers of an ``.npy`` begin."""
    return 10 + struct.unpack("<H", content[8:10])[0] if len(content) > 10 else len(content)


def _damaged_settings(rng: Random, content: bytes) -> bytes:
    try:
        settings = json.loads(content[_body(content) :])
    except ValueError:
        return content
    text = json.dumps(damage_value(rng, [settings])).encode()
    return as_npy(np.frombuffer(text, np.uint8))


def _with_header(rng: Random, content: bytes) -> bytes:
    header = content[10 : _body(content)]
    if rng.random() < 0.5:
        shape = rng.choice(_SHAPES).encode()
        header = re.sub(rb"\([^)]*\)", lambda _: shape, header)
    else:
        kind = rng.choice(_TYPES).encode()
        header = re.sub(rb"'descr': '[^']*'", lambda _: b"'descr': '" + kind + b"'", header)
    header = header.rstrip() + b" " * (63 - (10 + len(header.rstrip())) % 64) + b"\n"
    return content[:8] + struct.pack("<H", len(header)) + header + content[_body(content) :]


def _with_number(rng: Random, content: bytes) -> bytes:
    """One number of an array changed to an odd one, or all of them."""
    try:
        array = np.lib.format.read_array(io.BytesIO(content), allow_pickle=False).copy()
    except Exception:  # its header was damaged before
        return content
    if not array.size:
        return content
    with np.errstate(all="ignore"):
        odd = np.array(rng.choice(_NUMBERS)).astype(array.dtype)
    if rng.random() < 0.5:
        array.flat[rng.randrange(array.size)] = odd
    else:
        array.fill(odd)
    return as_npy(array)
