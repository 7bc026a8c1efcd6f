"""How likely what is typed is for each of many words, where there is more than one slip in it.

The likeliest way from a word to what is typed, letter by letter, as an edit distance is worked out
(Damerau 1964, Wagner and Fischer 1974), with likelihoods multiplied where that adds costs:

    L(i, j) = max of  L(i−1, j−1) · P(t_i typed | w_j meant)
                      L(i−1, j)   · P(t_i is too many)
                      L(i, j−1)   · P(w_j is left out)
                      L(i−2, j−2) · P(swapped)        if t_i = w_j−1 and t_i−1 = w_j

for the first i letters typed and the first j of the word. All words are worked out side by side.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.words.slip_likelihoods import (
    LEFT_OUT,
    LEFT_OUT_OF_TWO,
    SWAPPED,
    Likelihoods,
    mistaken,
    too_many,
)

MOST_APART = 2  # letters that a word may have more or fewer than are typed
LEAST = 3e-9  # less is as good as never: two slips, or three of the likeliest

Letters = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.intp]


def several_slips(letters: Letters, rows: Rows, typed: bytes) -> tuple[Rows, Likelihoods]:
    """Those of the rows some beginning of which may have become ``typed``, and how likely that is.

    ``letters``: shape (places, words), ASCII codes, 0 behind the last letter; places for two
    letters more than are typed, of which there are at least three.
    """
    rows = rows[letters[len(typed) - MOST_APART - 1, rows] > 0]  # no shorter ones
    nothing = np.zeros((len(typed) + MOST_APART + 1, rows.size), np.float32)
    last, now = nothing, nothing  # L(i − 1, j) and L(i, j) of each word, shape (j, words)
    for i in range(len(typed) + 1):
        last, now = now, _next_row(last, now, letters[:, rows], typed, i)
        likely = np.flatnonzero(now.max(axis=0) > LEAST)
        rows, last, now = rows[likely], last[:, likely], now[:, likely]
        if not rows.size:
            break
    return rows, now.max(axis=0, initial=0)


def _next_row(
    before: Likelihoods, last: Likelihoods, words: Letters, t: bytes, i: int
) -> Likelihoods:
    """L(i, j) for each j and word, from L(i − 2, j) and L(i − 1, j)."""
    row = np.zeros_like(last)
    if not i:
        row[0] = 1.0
    for j in range(max(i - MOST_APART, 0), i + MOST_APART + 1):
        if i:
            extra = last[j] * too_many()[t[i - 1], t[i - 2] if i > 1 else 0]
            row[j] = np.maximum(row[j], extra)
        if not j:
            continue
        meant, left_out = words[j - 1], np.full(words.shape[1], LEFT_OUT, np.float32)
        if j > 1:
            left_out[meant == words[j - 2]] = LEFT_OUT_OF_TWO
        row[j] = np.maximum(row[j], row[j - 1] * left_out)
        if i:
            row[j] = np.maximum(row[j], last[j - 1] * mistaken()[t[i - 1]][meant])
        if i > 1 and j > 1:
            swapped = (words[j - 2] == t[i - 1]) & (meant == t[i - 2])
            row[j] = np.maximum(row[j], before[j - 2] * swapped * np.float32(SWAPPED))
        row[j] *= meant > 0
    return row
