"""How the keyboard is trained."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.prediction.keyboard.keyboard_network import NetworkShape


@dataclass(frozen=True, slots=True)
class KeyboardSettings:
    """Chosen by measuring, see docs/suggestions.md. ``inputs`` and ``heads`` are code families."""

    seed: int = 1
    epochs: int = 10
    batch_size: int = 256
    rate: float = 2e-3
    last_rate_share: float = 0.15
    patience: int = 2
    shape: NetworkShape = field(default_factory=NetworkShape)
    inputs: tuple[str, ...] = ("frequent-word-or-ending", "letter-sum")
    heads: tuple[str, ...] = ("frequent-word-or-ending", "letter-sum")
