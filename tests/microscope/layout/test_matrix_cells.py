from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.layout.matrix_cells import (
    MIDDLE,
    NOT_FINITE,
    Matrix,
    colour_indices,
    extremes,
    largest,
)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 12), st.integers(1, 12))
def test_each_block_shows_its_number_furthest_from_0(
    rows: int, columns: int, most_rows: int, most_columns: int
) -> None:
    values = np.random.default_rng(rows * 100 + columns).normal(size=(rows, columns))
    shown = extremes(values, most_rows, most_columns)
    assert shown.shape == (min(rows, most_rows), min(columns, most_columns))
    # Slowly: the blocks begin at equal shares, rounded down.
    tops = [n * rows // shown.shape[0] for n in range(shown.shape[0])] + [rows]
    lefts = [n * columns // shown.shape[1] for n in range(shown.shape[1])] + [columns]
    for row in range(shown.shape[0]):
        for column in range(shown.shape[1]):
            block = values[tops[row] : tops[row + 1], lefts[column] : lefts[column + 1]]
            assert shown[row, column] == max(block.ravel(), key=abs)


def test_colours_go_from_blue_over_nothing_to_orange() -> None:
    values = np.array([[-2.0, -1.0, 0.0, 1.0, 2.0, np.nan, np.inf]])
    indices = colour_indices(values, 2.0)[0].tolist()
    assert indices[0] == 0
    assert indices[2] == MIDDLE
    assert indices[4] == 2 * MIDDLE
    assert indices[:5] == sorted(indices[:5])
    assert indices[5:] == [NOT_FINITE, NOT_FINITE]


@pytest.mark.parametrize(
    ("values", "expected"),
    [([[1.0, -3.0]], 3.0), ([[0.0]], 1.0), ([[np.nan, 2.0]], 2.0), ([[np.inf]], 1.0)],
)
def test_the_scale_is_the_largest_number_there_is(
    values: list[list[float]], expected: float
) -> None:
    assert largest(np.array(values)) == expected


def test_a_cell_is_told_by_its_names_and_exact_number() -> None:
    matrix = Matrix("m", "row{}".format, "column{}".format, np.array([[0.5, -0.25]]))
    assert matrix.text(0, 1) == "row0 → column1: −0.250000"
