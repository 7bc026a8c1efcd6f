from __future__ import annotations

import numpy as np

from app.microscope.keyboard_matrices import code_captions, keyboard_matrices
from app.prediction.keyboard.codes import code_table


def test_every_row_and_column_has_a_caption_and_the_matrices_follow_each_other() -> None:
    embedding, hidden, output = keyboard_matrices()
    for each in (embedding, hidden, output):
        assert each.matrix.shape == (len(each.rows), len(each.columns))
    assert len(hidden.rows) == 8 * len(embedding.columns)
    assert hidden.columns == output.rows
    assert hidden.rows[:1] == ("word −4 · 1",)
    assert {"the", "you"} <= set(output.columns)
    assert "sum 61" in output.columns  # you


def test_codes_are_named_by_what_they_say_of_a_word() -> None:
    words, counts = ("you", "going", "singing", "wing"), np.array([9, 1, 2, 0])
    assert code_captions(code_table("letter-sum", words, counts), words) == (
        "sum 61", "sum 52", "sum 79", "sum 53",
    )  # fmt: skip
    assert code_captions(code_table("frequent-word-or-ending", words, counts), words) == (
        "you", "…ng",
    )  # fmt: skip
