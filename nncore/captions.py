"""Captions: texts that say what the numbers of one sample stand for.

    "samples": [{"inputs": [0.46, 0.24], "targets": [0.61, 0.65],
                 "captions": {"inputs": ["How", "are"], "targets": ["you", "today"], "scale": 100}}]

One for each input and each target, "" where there is nothing to say. ``scale`` is how much one
unit of a number stands for (0.46 · 100 = 46); 1 if it is left out. What the texts mean is the
reader's business: nothing here is computed from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nncore.errors import NetworkFileError
from nncore.untrusted.numbers import number, text
from nncore.untrusted.quoting import quoted_name

LONGEST_CAPTION = 100  # signs
SCALES = (1e-3, 1e9)
_KEYS = {"inputs", "targets", "scale"}


@dataclass(frozen=True, slots=True)
class Captions:
    """A text for each input and for each target of a sample; one unit stands for ``scale``."""

    inputs: tuple[str, ...]
    targets: tuple[str, ...]
    scale: float = 1.0

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        content: dict[str, Any] = {"inputs": list(self.inputs), "targets": list(self.targets)}
        return content if self.scale == 1 else content | {"scale": self.scale}


def captions_from(value: Any, where: str, inputs: int, outputs: int) -> Captions:
    """The captions in JSON values, of a sample with so many inputs and outputs.

    Raises NetworkFileError or UntrustedError, one line that begins with ``where``.
    """
    if not isinstance(value, Mapping) or not {"inputs", "targets"} <= value.keys():
        raise NetworkFileError(f'{where} must be {{"inputs": […], "targets": […]}}')
    unknown = sorted(value.keys() - _KEYS)
    if unknown:
        raise NetworkFileError(f'{where}: unknown key "{quoted_name(unknown[0])}"')
    return Captions(
        _texts(value["inputs"], f'{where}: "inputs"', inputs),
        _texts(value["targets"], f'{where}: "targets"', outputs),
        number(value.get("scale", 1.0), f'{where}: "scale"', *SCALES),
    )


def _texts(value: Any, where: str, count: int) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) != count:
        raise NetworkFileError(f"{where} must be a list of {count} texts")
    return tuple(text(each, where, LONGEST_CAPTION) for each in value)
