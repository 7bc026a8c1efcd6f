"""Which edges and numbers a picture has room for.

Where there are too many weights to number them all, those have a number that the last step was
about or that lead to the same neuron as the chosen one, and those under the mouse.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.microscope.layout.large import LARGE, strongest, with_edges
from app.microscope.layout.lights import StepLights
from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.time_machine.snapshot import NetworkSnapshot

_MOST_STEP_CHIPS = 14  # of one step in a picture where not all weights have a number


@dataclass(frozen=True)
class Marks:
    """What is looked at: the weight chosen, the weight and the unit under the mouse, and the units
    and weights ``lit`` that somebody points at elsewhere."""

    selected: str
    hovered: str | None = None
    hovered_unit: str | None = None
    lit: frozenset[str] = frozenset()


def is_large(snapshot: NetworkSnapshot) -> bool:
    """Whether only the strongest edges are drawn, and those of one neuron."""
    return len(snapshot.weights) > LARGE


def unit_in_focus(whole: NetworkLayout, snapshot: NetworkSnapshot, marks: Marks) -> str:
    """The neuron under the mouse, or that of the last step, or the one to which the chosen weight
    leads."""
    lit = {moment.unit for moment in snapshot.lit}
    of_step = lit.pop() if len(lit) == 1 else ""
    return marks.hovered_unit or of_step or whole.ends[marks.selected][1]


def numbered(
    whole: NetworkLayout, snapshot: NetworkSnapshot, marks: Marks, step: StepLights
) -> NetworkLayout:
    """The layout with the edges and numbers that shall be there now."""
    hovered = [marks.hovered] if marks.hovered else []
    if is_large(snapshot):
        focus = whole.weights_at(unit_in_focus(whole, snapshot, marks))
        lit = [part for part in marks.lit if part in whole.ends]
        marked = [marks.selected, *hovered, *lit]
        whole = with_edges(whole, [*strongest(snapshot), *focus, *marked])
    if not whole.is_sparse:
        return whole
    if is_large(snapshot):
        return whole.with_chips([marks.selected, *hovered])
    names = [marks.selected, *_names_in_focus(whole, snapshot, marks, step)]
    layout = whole.with_chips([*names, *hovered])
    if marks.hovered and marks.hovered not in layout.chips:
        return whole.with_chips([marks.hovered, *names])
    return layout


def _names_in_focus(
    whole: NetworkLayout, snapshot: NetworkSnapshot, marks: Marks, step: StepLights
) -> list[str]:
    if marks.hovered_unit:
        return whole.weights_at(marks.hovered_unit)
    of_step = [name for name, _ in step.edges]
    if 0 < len(of_step) <= _MOST_STEP_CHIPS:
        return of_step
    return whole.weights_into(unit_in_focus(whole, snapshot, marks))
