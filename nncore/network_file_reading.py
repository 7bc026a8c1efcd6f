"""Reading and writing network files, with one clear line for everything that can be wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from nncore.captions import captions_from
from nncore.errors import NetworkFileError, UntrustedError
from nncore.layers import Bias
from nncore.network_file import DEFAULT_RATE, NAMED, NetworkFile, Sample
from nncore.network_file_runs import runs_from
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.numbers import number
from nncore.untrusted.quoting import quoted, quoted_name, quoted_path
from nncore.whole_file import whole_file

LARGEST_FILE_BYTES = 64_000_000
MOST_LAYERS = 200
# Of the network and of all runs together: 40 MB. What asks for more is a mistake or hostile.
MOST_WEIGHTS = 5_000_000

# Values in the file: some seconds' work, as each is checked.
MOST_VALUES = 1_500_000
# Names that runs of other layers leave to the file: they are looked up anew for each such run, of
# which a few bytes make a thousand. A second's work.
MOST_SHARED_NAMES = 100_000

_KEYS = {
    "lettersum", "version", "layers", "weights", "bias", "biases", "bias_weights",
    "rate", "rates", "importance", "seed", "samples", "runs",
}  # fmt: skip
Value = TypeVar("Value")


def read_network_file(path: str | Path) -> NetworkFile:
    """Reads a network file. Raises NetworkFileError, one line that begins with the path."""
    try:
        return parse_network_file(read_ordinary(Path(path), LARGEST_FILE_BYTES))
    except OSError as error:
        raise NetworkFileError(f"{quoted_path(path)}: can't be read ({error.strerror})") from None
    except NetworkFileError as error:
        raise NetworkFileError(f"{quoted_path(path)}: {error}") from None


def parse_network_file(text: str | bytes) -> NetworkFile:
    """Reads the JSON text of a network file. Raises NetworkFileError."""
    try:
        return network_file_from(parse_json(text, MOST_VALUES))
    except UntrustedError as error:
        raise NetworkFileError(str(error)) from None


def network_file_from(content: Any) -> NetworkFile:
    """Reads the JSON values of a network file. Raises NetworkFileError or UntrustedError."""
    _check_kind(content)
    reader = _Reader(content)
    return replace(reader.file, runs=runs_from(content.get("runs", []), reader.file_of_run))


def write_network_file(path: str | Path, network_file: NetworkFile) -> None:
    """Writes a network file; a crash on the way leaves the old one whole."""
    path = Path(path)
    text = json.dumps(network_file.to_json(), indent=1, ensure_ascii=False) + "\n"
    with whole_file(path) as stream:
        stream.write(text.encode())


def _check_kind(content: Any) -> None:
    if not isinstance(content, dict) or content.get("lettersum") != "network":
        raise NetworkFileError('not a network file: it must begin with {"lettersum": "network"')
    if "version" not in content:
        raise NetworkFileError('"version" is missing; this program reads version 1')
    if content["version"] != 1:
        raise NetworkFileError(
            f'"version" is {quoted(content["version"])}; this program reads version 1'
        )
    unknown = sorted(set(content) - _KEYS)
    if unknown:
        raise NetworkFileError(
            f'unknown key "{quoted_name(unknown[0])}"; known are {", ".join(sorted(_KEYS))}'
        )


class _Reader:
    """Reads the network of a file, then those of its runs. What a run does not give itself is
    shared, not read again; what all of them ask for is added up."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self._weights = self._shared_names = 0
        self.file = self._read(content, None, content)

    def file_of_run(self, own: Mapping[str, Any]) -> NetworkFile:
        """The file with a run's own settings in place of its. Raises NetworkFileError."""
        return self._read({**self._content, **own}, self.file, own)

    def _read(
        self, content: Mapping[str, Any], shared: NetworkFile | None, own: Mapping[str, Any]
    ) -> NetworkFile:
        """The network in ``content``; of what is not in ``own``, ``shared`` has the values."""

        def value(key: str, read: Callable[[Mapping[str, Any], str], Value]) -> Value:
            if shared is None or key in own:
                return read(content, key)
            known: Value = getattr(shared, key)
            return known

        layers = value("layers", _layers)
        self._count_weights(layers)
        biases, bias_weights = value("biases", _numbers), value("bias_weights", _numbers)
        if shared is None or "samples" in own or _ends(layers) != _ends(shared.layers):
            samples = _samples(content, layers)
        else:
            samples = shared.samples
        file = NetworkFile(
            layers=layers,
            weights=value("weights", _numbers),
            bias=_bias(content, bool(biases or bias_weights)),
            biases=biases,
            bias_weights=bias_weights,
            rate=value("rate", _rate),
            rates=value("rates", _rates),
            importance=value("importance", _rates),
            seed=value("seed", _seed),
            samples=samples,
        )
        if shared is None:
            file.check_names()
        elif layers != shared.layers:
            self._count_shared_names(file, own)
            file.check_names()
        else:
            file.check_names([setting for setting in NAMED if setting in own])
        return file

    def _count_weights(self, layers: tuple[int, ...]) -> None:
        self._weights += sum(a * b + b for a, b in pairwise(layers))
        if self._weights > MOST_WEIGHTS:
            raise NetworkFileError(
                f'"layers" asks for more than {MOST_WEIGHTS:,} weights, those of all runs together'
            )

    def _count_shared_names(self, file: NetworkFile, own: Mapping[str, Any]) -> None:
        self._shared_names += sum(len(getattr(file, key)) for key in NAMED if key not in own)
        if self._shared_names > MOST_SHARED_NAMES:
            raise NetworkFileError("its runs name too many weights")


def _ends(layers: tuple[int, ...]) -> tuple[int, int]:
    return layers[0], layers[-1]


def _layers(content: Mapping[str, Any], key: str) -> tuple[int, ...]:
    value = content.get(key)
    if (
        not isinstance(value, list)
        or len(value) < 2
        or not all(type(size) is int and size >= 1 for size in value)
    ):
        raise NetworkFileError('"layers" must be two or more whole numbers from 1, like [2, 2, 2]')
    if len(value) > MOST_LAYERS:
        raise NetworkFileError(
            f'"layers" has {len(value):,} layers; {MOST_LAYERS} at most are read'
        )
    return tuple(value)


def _bias(content: Mapping[str, Any], is_given: bool) -> Bias:
    value = content.get("bias", "fixed" if is_given else "none")
    if value not in list(Bias):
        raise NetworkFileError(
            f'"bias" is {quoted(value)}; it must be "none", "fixed" or "trained"'
        )
    if value == Bias.NONE and is_given:
        raise NetworkFileError('"bias" is "none", but biases are given; say "fixed" or "trained"')
    return Bias(value)


def _seed(content: Mapping[str, Any], key: str) -> int | None:
    value = content.get(key)
    if value is not None and (type(value) is not int or value < 0):
        raise NetworkFileError(f'"seed" is {quoted(value)}; it must be a whole number from 0')
    return value


def _numbers(content: Mapping[str, Any], key: str) -> dict[str, float]:
    value = content.get(key, {})
    if not isinstance(value, dict):
        raise NetworkFileError(f'"{key}" must be names and numbers, like {{"w1": 0.15}}')
    return {name: number(each, f'"{key}": "{quoted_name(name)}"') for name, each in value.items()}


def _rate(content: Mapping[str, Any], key: str) -> float:
    return _not_negative(number(content.get(key, DEFAULT_RATE), f'"{key}"'), f'"{key}"')


def _rates(content: Mapping[str, Any], key: str) -> dict[str, float]:
    rates = _numbers(content, key)
    for name, rate in rates.items():
        _not_negative(rate, f'"{key}": "{quoted_name(name)}"')
    return rates


def _not_negative(rate: float, where: str) -> float:
    if rate < 0:
        raise NetworkFileError(f"{where} is {rate}; below 0 the error would grow; give 0 or more")
    return rate


def _samples(content: Mapping[str, Any], layers: tuple[int, ...]) -> tuple[Sample, ...]:
    value = content.get("samples", [])
    if not isinstance(value, list):
        raise NetworkFileError('"samples" must be a list of {"inputs": […], "targets": […]}')
    return tuple(_sample(sample, f"sample {n}", layers) for n, sample in enumerate(value, 1))


def _sample(value: Any, where: str, layers: tuple[int, ...]) -> Sample:
    if not isinstance(value, dict) or not {"inputs", "targets", "captions"} >= set(value):
        raise NetworkFileError(f'{where} must be {{"inputs": […], "targets": […]}}')
    columns: dict[str, tuple[float, ...]] = {}
    for key, size in (("inputs", layers[0]), ("targets", layers[-1])):
        numbers = value.get(key)
        if not isinstance(numbers, list) or len(numbers) != size:
            raise NetworkFileError(f'{where}: "{key}" must be a list of {size} numbers')
        columns[key] = tuple(number(n, f'{where}: "{key}"') for n in numbers)
    captions = None
    if "captions" in value:
        captions = captions_from(value["captions"], f'{where}: "captions"', layers[0], layers[-1])
    return Sample(columns["inputs"], columns["targets"], captions)
