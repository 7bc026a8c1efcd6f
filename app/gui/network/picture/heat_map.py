"""The weights of the network as heat maps: one matrix for each layer, biases in its last row."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import Signal

from app.gui.network.picture.matrix_view import Cell, MatrixView
from app.gui.theme.appearance import Appearance
from app.microscope.layout.matrix_cells import Matrix, Numbers
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.notation import Kind, NeuronPlace, Notation, WeightPlace, kind


class HeatMap(MatrixView):
    """``weight_chosen`` and ``part_hovered`` send the name of a weight, "" for none."""

    weight_chosen = Signal(str)
    part_hovered = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Weights as a heat map")
        self._notation = Notation((1, 1))
        self._snapshot: NetworkSnapshot | None = None
        self.cell_chosen.connect(self._cell_chosen)
        self.cell_hovered.connect(self._cell_hovered)

    def show_snapshot(self, snapshot: NetworkSnapshot, selected: str) -> None:
        """Draws these weights, one marked."""
        if snapshot is not self._snapshot:
            self._snapshot, self._notation = snapshot, snapshot.trace.notation
            self.show_matrices(weight_matrices(snapshot))
        self.choose_cell(self._cell(selected))

    def light(self, parts: frozenset[str]) -> None:
        """Marks these weights, until it is called again; units have no place here."""
        known = set() if self._snapshot is None else parts & self._snapshot.weights.keys()
        self.light_cells([self._cell(name) for name in sorted(known)])

    def cell_text(self, cell: Cell) -> str:
        return f"{self.weight_at(cell)}, {super().cell_text(cell)}"

    def weight_at(self, cell: Cell) -> str:
        """The name of the weight in this cell."""
        layer, row, column = cell
        if row == self._notation.layer_sizes[layer]:
            return self._notation.bias_weight(NeuronPlace(layer + 1, column))
        return self._notation.weight(WeightPlace(layer, row, column))

    def _cell(self, weight: str) -> Cell:
        if kind(weight) is Kind.BIAS_WEIGHT:
            neuron = self._notation.bias_weight_place(weight)
            return neuron.layer - 1, self._notation.layer_sizes[neuron.layer - 1], neuron.unit
        place = self._notation.weight_place(weight)
        return place.layer, place.source, place.target

    def _cell_chosen(self, *cell: int) -> None:
        self.weight_chosen.emit(self.weight_at((cell[0], cell[1], cell[2])))

    def _cell_hovered(self, *cell: int) -> None:
        layer, row, column = cell
        self.part_hovered.emit("" if layer < 0 else self.weight_at((layer, row, column)))


def weight_matrices(snapshot: NetworkSnapshot) -> list[Matrix]:
    """One matrix per layer, shape (sources, targets); with biases the v are its last row."""
    notation, weights = snapshot.trace.notation, snapshot.weights
    sizes = notation.layer_sizes
    flat = np.fromiter(weights.values(), np.float64, len(weights))
    v_start, w_start = notation.weight_count, 0
    matrices = []
    for layer, (sources, targets) in enumerate(pairwise(sizes)):
        values = flat[w_start : w_start + sources * targets].reshape(sources, targets)
        w_start += sources * targets
        if snapshot.biases:
            values = np.vstack([values, flat[v_start : v_start + targets]])
            v_start += targets
        matrices.append(_matrix(notation, layer, values))
    return matrices


def _matrix(notation: Notation, layer: int, values: Numbers) -> Matrix:
    sources, targets = notation.layer_sizes[layer : layer + 2]

    def source_name(row: int) -> str:
        return "bias" if row == sources else notation.unit(NeuronPlace(layer, row))

    def target_name(column: int) -> str:
        return notation.unit(NeuronPlace(layer + 1, column))

    title = f"{source_name(0)} … {source_name(sources - 1)} → "
    title += f"{target_name(0)} … {target_name(targets - 1)}"
    return Matrix(title, source_name, target_name, values)
