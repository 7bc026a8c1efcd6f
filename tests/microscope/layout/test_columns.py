from __future__ import annotations

import pytest

from app.microscope.layout.columns import column_in_words, column_kind


@pytest.mark.parametrize(
    ("column", "kind", "words"),
    [
        (0, "input", "column 1 of 4 with 1 input"),
        (1, "neuron in hidden layer 1", "column 2 of 4, hidden layer 1 with 2 neurons"),
        (2, "neuron in hidden layer 2", "column 3 of 4, hidden layer 2 with 1 neuron"),
        (3, "output", "column 4 of 4 with 3 outputs"),
    ],
)
def test_a_column_in_words(column: int, kind: str, words: str) -> None:
    layers = (1, 2, 1, 3)
    assert column_kind(layers, column) == kind
    assert column_in_words(layers, column) == words
