"""What a person may choose of a training, and within which limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType
from typing import Any

from app.prediction.keyboard.keyboard_network import NetworkShape
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from nncore.errors import UntrustedError
from nncore.untrusted.numbers import whole_number
from nncore.untrusted.quoting import quoted

# The code families that go in and come out of the network, by what a person reads; the first is
# the best of them, see docs/suggestions.md.
ENCODINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "words and sums": ("frequent-word-or-ending", "letter-sum"),
        "endings and sums": ("ending", "letter-sum"),
        "letter sum + length": ("letter-sum+length",),
        "letter sum": ("letter-sum",),
    }
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that a setting may be."""

    least: int
    most: int


# Beyond these a training would take days, or learn nothing that it doesn't within them.
LIMITS: Mapping[str, Limits] = MappingProxyType(
    {
        "context_words": Limits(1, 8),
        "hidden": Limits(8, 512),
        "epochs": Limits(1, 100),
        "seed": Limits(0, 999_999),
    }
)
_DEFAULT = KeyboardSettings()


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """``encoding`` is a name of ENCODINGS; the numbers are within LIMITS."""

    encoding: str = next(iter(ENCODINGS))
    context_words: int = _DEFAULT.shape.context_words
    hidden: int = _DEFAULT.shape.hidden
    epochs: int = _DEFAULT.epochs
    seed: int = _DEFAULT.seed

    def for_keyboard(self) -> KeyboardSettings:
        """The same for whoever trains."""
        families = ENCODINGS[self.encoding]
        shape = NetworkShape(context_words=self.context_words, hidden=self.hidden)
        return KeyboardSettings(
            seed=self.seed, epochs=self.epochs, shape=shape, inputs=families, heads=families
        )

    def to_json(self) -> dict[str, Any]:
        """As ``settings_from`` reads it."""
        return asdict(self)


def settings_from(value: Any) -> OwnSettings:
    """Settings that came as JSON values. Raises UntrustedError for what can't be chosen."""
    if not isinstance(value, dict) or set(value) != {each.name for each in fields(OwnSettings)}:
        raise UntrustedError(f"the settings of a training are {quoted(value)}, which are none")
    encoding = value["encoding"]
    if not isinstance(encoding, str) or encoding not in ENCODINGS:
        raise UntrustedError(f"there is no encoding {quoted(encoding)}")
    numbers = {
        name: whole_number(value[name], name, limits.least, limits.most)
        for name, limits in LIMITS.items()
    }
    return OwnSettings(encoding=encoding, **numbers)
