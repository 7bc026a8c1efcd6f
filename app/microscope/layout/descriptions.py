"""The picture in words: for the tool tip, and for a screen reader."""

from __future__ import annotations

from app.microscope.chain.chain_rule import route
from app.microscope.layout.output_texts import read_text, reading_in_words
from app.microscope.number_format import plain, signed
from app.microscope.saturation import lock_text, locked_units, locks_text
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.notation import Kind, kind


def weight_in_words(snapshot: NetworkSnapshot, name: str) -> str:
    """``w5, h1 → o1: +0.400000``, and on the way back its partial derivative."""
    text = f"{name}, {route(snapshot.trace, name)}: {signed(plain(snapshot.weights[name]))}"
    gradient = None if snapshot.is_at_rest else snapshot.value(f"dE/d{name}")
    return text if gradient is None else f"{text}, ∂E/∂{name} = {signed(plain(gradient))}"


def unit_in_words(snapshot: NetworkSnapshot, unit: str) -> str:
    """Its value, and whether it is saturated: ``h1: 0.617510``."""
    if unit in snapshot.biases:
        return f"{unit}: {plain(snapshot.biases[unit])}"
    if kind(unit) is Kind.INPUT:
        return f"{unit}: {plain(snapshot.trace.input_value(unit))}"
    text = f"{unit}: {plain(snapshot.value(f'sig({unit})'))}"
    if kind(unit) is Kind.OUTPUT:
        reading = snapshot.reading(snapshot.trace.notation.output_place(unit).unit)
        text += "" if reading is None else f"; {reading_in_words(reading)}"
    slope = locked_units(snapshot).get(unit)
    return text if slope is None else f"{text}; {lock_text(slope)}"


def picture_in_words(snapshot: NetworkSnapshot, selected: str) -> str:
    """The network, what was just computed, the chosen weight, saturated neurons."""
    sizes = "-".join(str(size) for size in snapshot.file.layers)
    step = ", ".join(moment.name for moment in snapshot.lit[:4])
    parts = [
        f"{sizes}, update {snapshot.update}, E_total {plain(snapshot.error)}",
        f"just computed: {step}" if step else "",
        *(_output_read(snapshot, output) for output in range(len(snapshot.trace.targets))),
        f"chosen: {weight_in_words(snapshot, selected)}",
        locks_text(locked_units(snapshot)),
    ]
    return "; ".join(part for part in parts if part)


def _output_read(snapshot: NetworkSnapshot, output: int) -> str:
    reading = snapshot.reading(output)
    return "" if reading is None else f"o{output + 1}: {read_text(reading)}"
