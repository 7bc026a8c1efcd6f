"""The columns of a picture in words, as building names them."""

from __future__ import annotations

from app.microscope.time_machine.run_titles import counted


def column_kind(layers: tuple[int, ...], column: int) -> str:
    """What one neuron of a column is: ``input``, ``neuron in hidden layer 2``, ``output``."""
    if column == 0:
        return "input"
    return "output" if column == len(layers) - 1 else f"neuron in hidden layer {column}"


def column_in_words(layers: tuple[int, ...], column: int) -> str:
    """``column 2 of 3, hidden layer 1 with 2 neurons``, ``column 1 of 3 with 1 input``."""
    here = f"column {column + 1} of {len(layers)}"
    if 0 < column < len(layers) - 1:
        return f"{here}, hidden layer {column} with {counted(layers[column], 'neuron')}"
    return f"{here} with {counted(layers[column], column_kind(layers, column))}"
