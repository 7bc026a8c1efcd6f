"""Reading and writing network files, with one clear line for everything that can be wrong."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from nncore.errors import NetworkFileError
from nncore.layers import Bias
from nncore.network_file import DEFAULT_RATE, NetworkFile, Sample
from nncore.network_file_runs import runs_from
from nncore.whole_file import check_readable, whole_file

LARGEST_FILE_BYTES = 64_000_000
MOST_WEIGHTS = 5_000_000  # 40 MB; a file that asks for more is a mistake or hostile

_KEYS = {
    "lettersum", "version", "layers", "weights", "bias", "biases", "bias_weights",
    "rate", "rates", "importance", "seed", "samples", "runs",
}  # fmt: skip


def read_network_file(path: str | Path) -> NetworkFile:
    """Reads a network file. Raises NetworkFileError, one line that begins with the path."""
    path = Path(path)
    try:
        check_readable(path, LARGEST_FILE_BYTES)
        text = path.read_text(encoding="utf-8-sig")
        return parse_network_file(text)
    except OSError as error:
        raise NetworkFileError(f"{path}: can't be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise NetworkFileError(f"{path}: is not UTF-8 text, so no network file") from None
    except NetworkFileError as error:
        raise NetworkFileError(f"{path}: {error}") from None


def parse_network_file(text: str) -> NetworkFile:
    """Reads the JSON text of a network file. Raises NetworkFileError."""
    try:
        content = json.loads(text, object_pairs_hook=_without_duplicates)
    except json.JSONDecodeError as error:
        raise NetworkFileError(
            f"line {error.lineno}, column {error.colno}: not JSON ({error.msg})"
        ) from None
    except RecursionError:
        raise NetworkFileError("not a network file: its brackets are nested too deeply") from None
    except ValueError as error:
        raise NetworkFileError(f"not JSON that can be read ({error})") from None
    if not isinstance(content, dict) or content.get("lettersum") != "network":
        raise NetworkFileError('not a network file: it must begin with {"lettersum": "network"')
    if "version" not in content:
        raise NetworkFileError('"version" is missing; this program reads version 1')
    if content["version"] != 1:
        raise NetworkFileError(f'"version" is {content["version"]!r}; this program reads version 1')
    unknown = sorted(set(content) - _KEYS)
    if unknown:
        raise NetworkFileError(f'unknown key "{unknown[0]}"; known are {", ".join(sorted(_KEYS))}')
    network_file = _checked_file(content)
    runs = runs_from(content.get("runs", []), content, _checked_file)
    return replace(network_file, runs=runs)


def write_network_file(path: str | Path, network_file: NetworkFile) -> None:
    """Writes a network file; a crash on the way leaves the old one whole."""
    path = Path(path)
    text = json.dumps(network_file.to_json(), indent=1, ensure_ascii=False) + "\n"
    with whole_file(path) as stream:
        stream.write(text.encode())


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NetworkFileError(f'"{twice}" is given twice in the same place; keep one of them')
    return content


def _checked_file(content: Mapping[str, Any]) -> NetworkFile:
    network_file = _file_from(content)
    network_file.rate_array(network_file.build())  # every name is looked up once, here
    return network_file


def _file_from(content: Mapping[str, Any]) -> NetworkFile:
    layers = _layers(content.get("layers"))
    biases = _numbers(content, "biases")
    bias_weights = _numbers(content, "bias_weights")
    bias = _bias(content.get("bias", "fixed" if biases or bias_weights else "none"))
    if bias is Bias.NONE and (biases or bias_weights):
        raise NetworkFileError('"bias" is "none", but biases are given; say "fixed" or "trained"')
    return NetworkFile(
        layers=layers,
        weights=_numbers(content, "weights"),
        bias=bias,
        biases=biases,
        bias_weights=bias_weights,
        rate=_rate(content.get("rate", DEFAULT_RATE), '"rate"'),
        rates=_rates(content, "rates"),
        importance=_rates(content, "importance"),
        seed=_seed(content.get("seed")),
        samples=_samples(content.get("samples", []), layers),
    )


def _layers(value: Any) -> tuple[int, ...]:
    if (
        not isinstance(value, list)
        or len(value) < 2
        or not all(type(size) is int and size >= 1 for size in value)
    ):
        raise NetworkFileError('"layers" must be two or more whole numbers from 1, like [2, 2, 2]')
    if sum(a * b for a, b in pairwise(value)) > MOST_WEIGHTS:
        raise NetworkFileError(f'"layers" {value} asks for more than {MOST_WEIGHTS:,} weights')
    return tuple(value)


def _bias(value: Any) -> Bias:
    if value not in list(Bias):
        raise NetworkFileError(f'"bias" is {value!r}; it must be "none", "fixed" or "trained"')
    return Bias(value)


def _seed(value: Any) -> int | None:
    if value is not None and (type(value) is not int or value < 0):
        raise NetworkFileError(f'"seed" is {value!r}; it must be a whole number from 0')
    return value


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NetworkFileError(f"{where} is {value!r}; a number is needed")
    if not abs(value) < 1e300 or not math.isfinite(value):
        raise NetworkFileError(f"{where} is {value!r:.30}; it must lie within ±1e300")
    return float(value)


def _numbers(content: Mapping[str, Any], key: str) -> dict[str, float]:
    value = content.get(key, {})
    if not isinstance(value, dict):
        raise NetworkFileError(f'"{key}" must be names and numbers, like {{"w1": 0.15}}')
    return {name: _number(number, f'"{key}": "{name}"') for name, number in value.items()}


def _rate(value: Any, where: str) -> float:
    rate = _number(value, where)
    if rate < 0:
        raise NetworkFileError(
            f"{where} is {value!r}; below 0 the error would grow; give 0 or more"
        )
    return rate


def _rates(content: Mapping[str, Any], key: str) -> dict[str, float]:
    numbers = _numbers(content, key)
    return {name: _rate(number, f'"{key}": "{name}"') for name, number in numbers.items()}


def _samples(value: Any, layers: tuple[int, ...]) -> tuple[Sample, ...]:
    if not isinstance(value, list):
        raise NetworkFileError('"samples" must be a list of {"inputs": […], "targets": […]}')
    return tuple(_sample(sample, f"sample {n}", layers) for n, sample in enumerate(value, 1))


def _sample(value: Any, where: str, layers: tuple[int, ...]) -> Sample:
    if not isinstance(value, dict) or not {"inputs", "targets"} >= set(value):
        raise NetworkFileError(f'{where} must be {{"inputs": […], "targets": […]}}')
    columns: dict[str, tuple[float, ...]] = {}
    for key, size in (("inputs", layers[0]), ("targets", layers[-1])):
        numbers = value.get(key)
        if not isinstance(numbers, list) or len(numbers) != size:
            raise NetworkFileError(f'{where}: "{key}" must be a list of {size} numbers')
        columns[key] = tuple(_number(n, f'{where}: "{key}"') for n in numbers)
    return Sample(columns["inputs"], columns["targets"])
