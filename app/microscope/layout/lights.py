"""Which parts of the picture the last fine step was about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.time_machine.moments import Moment, Phase
from app.microscope.time_machine.snapshot import NetworkSnapshot


class Way(Enum):
    """Where numbers went along an edge; drawn as an arrow head at that end of it."""

    TO_TARGET = "forward"
    TO_SOURCE = "back"
    NOWHERE = "here"


@dataclass(frozen=True)
class StepLights:
    """Units, and edges with the way the numbers went along them."""

    units: frozenset[str] = frozenset()
    edges: tuple[tuple[str, Way], ...] = ()

    @cached_property
    def weights(self) -> frozenset[str]:
        """The names of the edges."""
        return frozenset(name for name, _ in self.edges)


def step_lights(snapshot: NetworkSnapshot, layout: NetworkLayout) -> StepLights:
    """net and sig: the neuron and the edges that feed it; E: outputs; δ: the neuron and the
    edges along which the error came back; ∂E/∂w and update: the edge."""
    units: set[str] = set()
    edges: dict[str, Way] = {}
    for moment in snapshot.lit:
        edges |= _edges(moment, layout)
        if moment.phase not in (Phase.PARTIAL, Phase.UPDATE):
            units |= {moment.unit} if moment.unit else set(_outputs(snapshot))
    return StepLights(frozenset(units), tuple(edges.items()))


def _edges(moment: Moment, layout: NetworkLayout) -> dict[str, Way]:
    if moment.phase in (Phase.NET, Phase.SIG):
        return dict.fromkeys(layout.weights_into(moment.unit), Way.TO_TARGET)
    if moment.phase is Phase.DELTA:
        return dict.fromkeys(layout.weights_from(moment.unit), Way.TO_SOURCE)
    if moment.phase is Phase.ERROR:
        return {}
    weight = moment.name.rpartition("/d")[2].removesuffix("'")
    return {weight: Way.NOWHERE} if weight in layout.ends else {}


def _outputs(snapshot: NetworkSnapshot) -> list[str]:
    return [f"o{place + 1}" for place in range(len(snapshot.trace.targets))]
