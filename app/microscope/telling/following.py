"""What the explanation at the right is about: it follows the steps, unless it is pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.microscope.time_machine.moments import Moment, Phase


@dataclass(frozen=True, slots=True)
class Explained:
    """``unit`` is the neuron that is explained, "" where it is ``weight``. The weight stays the
    one that is dragged and whose history is shown, whatever is explained. Pinned, it stays until
    something else is chosen or the pin is taken out."""

    weight: str
    unit: str = ""
    is_pinned: bool = False

    @property
    def part(self) -> str:
        """The weight or the neuron."""
        return self.unit or self.weight

    def at_weight(self, weight: str) -> Explained:
        """Somebody chose a weight, which pins it."""
        return Explained(weight, "", is_pinned=True)

    def at_unit(self, unit: str) -> Explained:
        """Somebody chose a neuron, which pins it."""
        return replace(self, unit=unit, is_pinned=True)

    def after(self, lit: Sequence[Moment]) -> Explained:
        """After a step that computed these moments: at its last neuron on the way forward and for
        δ, at its last weight for slopes and updates. At rest, and for E_total, it stays."""
        if self.is_pinned or not lit:
            return self
        last = lit[-1]
        if last.phase in (Phase.PARTIAL, Phase.UPDATE):
            weight = last.name.rpartition("/d")[2].removesuffix("'")
            return replace(self, weight=weight, unit="")
        return replace(self, unit=last.unit or self.unit)
