"""Files made to freeze a reader, fill the memory or raise in it: one short line for each, in a
process that may take no more than so much memory."""

from __future__ import annotations

import io
import json
import os
import pickle
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.resources import data_path
from nncore.untrusted.quoting import LONGEST_LINE

MOST_MEMORY_BYTES = 1_200_000_000
PATIENCE_SECONDS = 600  # for what must not freeze; nothing is measured
KIND: dict[str, Any] = {"lettersum": "network", "version": 1}
ONE_SAMPLE = [{"inputs": [0.1, 0.1], "targets": [0.1, 0.2]}]
VALID = {"steps": 5_000, "seed": 5_000, "paths as JSON": 5_000_000, "many samples": 5_000}

Members = dict[str, bytes]

# Runs each line of arguments, and writes what came of it: code, length of the output, error.
RUN_ALL = f"""
import io, json, resource, sys
from contextlib import redirect_stderr, redirect_stdout
from app.cli.commands import run
resource.setrlimit(resource.RLIMIT_DATA, ({MOST_MEMORY_BYTES},) * 2)
results = {{}}
for name, arguments in json.load(sys.stdin).items():
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments, lambda: 0)
    results[name] = code, len(out.getvalue()), err.getvalue()
json.dump(results, sys.stdout)
"""


@dataclass(frozen=True)
class Result:
    code: int
    output_signs: int
    error: str


def network(**content: Any) -> bytes:
    return json.dumps(KIND | content).encode()


def network_files() -> dict[str, bytes]:
    """Files for ``lettersum trace``."""
    named = {
        "biases": {f"b{n}": 1 for n in range(1, 20_001)},
        "importance": {f"o{n}": 1 for n in range(1, 8_001)},
        "rates": {f"v1_{n}": 1 for n in range(10, 8_001)},
    }
    twice = ",".join(f'"a{n}":1' for n in (*range(100_000), 99_999))
    square = {"layers": [2, 2, 2], "samples": ONE_SAMPLE}
    return {
        "layers": network(layers=[1] * 300_000),
        "runs": network(layers=[1000, 4999], runs=[{"title": "r"}] * 1000),
        "biases": network(layers=[1, 20_000], biases=named["biases"]),
        "importance": network(layers=[1, 8_000], importance=named["importance"]),
        "rates": network(layers=[1, 8_000], bias="trained", rates=named["rates"]),
        "names twice": b'{"layers": [2, 2], "x": {%b}}' % twice.encode(),
        "wide": network(layers=[2, 1200, 1200, 2], samples=ONE_SAMPLE),
        "html": network(**square | {"<img src='/dev/zero'>": 1}),
        "long value": network(**square | {"version": "x" * 100_000}),
        "huge layer": network(layers=[10**400, 1]),
        "deep": b'{"lettersum":' + b"[" * 100_000,
        "digits": b'{"seed":' + b"9" * 5_000 + b"}",
        "steps": network(**square),
        "seed": network(**square | {"seed": 10**4000}),
        "paths as JSON": network(
            layers=[2, 3, 2, 1] * 4, samples=[{"inputs": [0.1, 0.1], "targets": [0.1]}]
        ),
        "many samples": network(**square | {"samples": ONE_SAMPLE * 50_000}),
    }


def header(shape: str, dtype: str = "<f8") -> bytes:
    """The beginning of an ``.npy`` that claims this shape."""
    text = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}"
    text += " " * (63 - (10 + len(text)) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text.encode()


def zipped(members: Members, method: int = zipfile.ZIP_STORED) -> bytearray:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return bytearray(stream.getvalue())


def model_files() -> dict[str, bytes]:
    """Files for ``lettersum suggest --model``."""
    with zipfile.ZipFile(data_path("models/article-2-2-2.npz")) as archive:
        good = {name: archive.read(name) for name in archive.namelist()}
    settings = json.loads(good["settings.npy"].partition(b"\n")[2])

    def with_settings(**changes: Any) -> bytes:
        text = json.dumps(settings | changes).encode()
        return zipped(good | {"settings.npy": header(f"({len(text)},)", "|u1") + text})

    def with_note(**changes: Any) -> bytes:
        return with_settings(notes=settings["notes"] | changes)

    def with_values(content: bytes) -> bytes:
        return zipped(good | {"values.npy": content})

    def with_layers(layers: list[Any]) -> bytes:
        return with_settings(architecture=settings["architecture"] | {"layers": layers})

    layers = settings["architecture"]["layers"]
    big = layers[0] | {"inputs": 10_000, "outputs": 10_000}
    objects = io.BytesIO()
    np.lib.format.write_array(objects, np.array([Touches()], object), allow_pickle=True)
    return {
        "notes": with_settings(notes=[]),
        "header": with_values(header("(")),
        "shape overflows": with_values(header(f"({10**30},)")),
        "terabytes": with_values(header(f"({10**12},)")),
        "gigabytes": with_values(header(f"({10**9},)") + b"\0" * 100),
        "no array": zipped({"settings.npy": good["settings.npy"], "values": b"abc"}),
        "infinite scale": with_note(scale=float("inf")),
        "infinite seed": with_note(seed=float("inf")),
        "huge count": with_note(words={"how": 10**400}),
        "count below 0": with_note(words={"how": -100}),
        "deflate": damaged_deflate(good),
        "encrypted": encrypted(good),
        "50 large layers": with_layers([big] * 50),
        "6 large layers": with_layers([big] * 6),
        "dropout": with_layers([{"type": "dropout", "units": 2, "rate": 10**400}, *layers]),
        "zip bomb": with_bomb(good, 400),
        "lying zip": lying(good),
        "pickle inside": zipped(good | {"evil.npy": objects.getvalue()}),
        "pickle": pickle.dumps(Touches()),
        "way out": zipped(good | {"../out.npy": good["values.npy"]}),
    }


class Touches:
    """A pickle that makes a file where it is loaded."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
        return os.mkdir, ("PICKLED",)


def damaged_deflate(members: Members) -> bytes:
    content = zipped(members, zipfile.ZIP_DEFLATED)
    begin = content.find(b"values.npy") + len(b"values.npy") + 30
    content[begin : begin + 8] = b"\xff" * 8
    return content


def encrypted(members: Members) -> bytes:
    content = zipped(members)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := content.find(mark, place + 1)) >= 0:
            content[place + flags] |= 1
    return content


def with_bomb(members: Members, megabytes: int) -> bytearray:
    """One part more, which unpacks to so many zeros."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        with archive.open("bomb.npy", "w") as bomb:
            bomb.write(header(f"({megabytes}000000,)", "|u1"))
            for _ in range(megabytes):
                bomb.write(bytes(1_000_000))
    return bytearray(stream.getvalue())


def lying(members: Members) -> bytes:
    """A part says that it unpacks to 1,000 bytes, and has 100 million."""
    content = with_bomb(members, 100)
    place = content.rfind(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 1000)
    return content


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    pytest.importorskip("resource", reason="memory can't be bounded on this system")
    folder = tmp_path_factory.mktemp("hostile")
    arguments: dict[str, list[str]] = {}
    for name, content in network_files().items():
        form = "json" if name == "paths as JSON" else "text"
        arguments[name] = ["trace", f"{name}.json", "--format", form]
        (folder / f"{name}.json").write_bytes(content)
    for name, content in model_files().items():
        arguments[name] = ["suggest", "How are", "--model", f"{name}.npz"]
        (folder / f"{name}.npz").write_bytes(content)
    # One thread, as each has memory of its own, and some machines have very many.
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    root = str(Path(__file__).parent.parent.parent)
    ran = subprocess.run(
        [sys.executable, "-c", RUN_ALL], input=json.dumps(arguments), cwd=folder, text=True,
        capture_output=True, check=True, timeout=PATIENCE_SECONDS,
        env=os.environ | threads | {"PYTHONPATH": root},
    )  # fmt: skip
    assert not (folder / "PICKLED").exists()
    return {name: Result(*each) for name, each in json.loads(ran.stdout).items()}


NAMES = (
    "layers", "runs", "biases", "importance", "rates", "names twice", "wide", "html", "long value",
    "huge layer", "deep", "digits", "notes", "header", "shape overflows", "terabytes", "gigabytes",
    "no array", "infinite scale", "infinite seed", "huge count", "count below 0", "deflate",
    "encrypted", "50 large layers", "6 large layers", "dropout", "zip bomb", "lying zip",
    "pickle inside", "pickle", "way out",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_hostile_files_are_refused_in_one_short_line(name: str, results: dict[str, Result]) -> None:
    result = results[name]
    assert (result.code, result.output_signs) == (1, 0)
    assert result.error.startswith(f"lettersum: {name}.")
    assert result.error.count("\n") == 1
    assert len(result.error) <= LONGEST_LINE + 1
    assert result.error[:-1].isprintable()


@pytest.mark.parametrize("name", VALID)
def test_unusual_files_that_are_valid_work(name: str, results: dict[str, Result]) -> None:
    result = results[name]
    assert (result.code, result.error) == (0, "")
    assert 1_000 < result.output_signs < 2 * VALID[name]


def test_no_file_is_left_out(results: dict[str, Result]) -> None:
    assert set(results) == {*NAMES, *VALID}
