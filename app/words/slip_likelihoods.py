"""How likely a slip is: a number for each way in which what is typed differs from the word meant.

They are orders of magnitude, from what is known of slips of the key and of spelling (Damerau 1964;
Kernighan, Church and Gale 1990): four slips of five are one letter left out, too many, mistaken,
or two that changed places, and the first letter is rarely wrong. Only their proportions to each
other and to the probabilities of words matter, see docs/suggestions.md.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

Likelihoods = npt.NDArray[np.float32]

APOSTROPHE = 0.05  # left out, or in the wrong place
ACCENT = 0.5  # left out
SWAPPED = 1.5e-3  # two neighbours have changed places
LEFT_OUT, LEFT_OUT_OF_TWO = 3e-4, 2e-3  # a letter; one of two equal ones
TOO_MANY, TOO_MANY_NEAR, DOUBLED = (
    3e-5,
    1.5e-4,
    1.2e-3,
)  # any; of a key beside; the one before again
MISTAKEN, MISTAKEN_NEAR, MISTAKEN_SOUND = (
    2e-5,
    4e-4,
    8e-4,
)  # any; a key beside; one that sounds alike
LIKELIEST = max(SWAPPED, LEFT_OUT_OF_TWO, DOUBLED, MISTAKEN_SOUND)  # of slips of letters
AT_FIRST = 0.3  # as likely at the first letter as elsewhere

_ROWS = (
    (0.0, "qwertyuiop"),
    (0.25, "asdfghjkl"),
    (0.75, "zxcvbnm"),
)  # of keys, and where they begin
_BESIDE = 1.2  # in keys, how far apart those are that a finger takes for each other
_SOUND_ALIKE = ("aeiouy", "cks", "sz", "dt", "bp", "fv", "gj", "mn")
_CODES = 256


@cache
def mistaken() -> Likelihoods:
    """P(a letter is typed | another was meant), shape (256, 256), by their ASCII codes: typed,
    meant. 1 on the diagonal, 0 where one of them is no letter."""
    table = np.zeros((_CODES, _CODES), np.float32)
    letters = range(ord("a"), ord("z") + 1)
    table[np.ix_(letters, letters)] = MISTAKEN
    table[_near_keys()] = MISTAKEN_NEAR
    for group in _SOUND_ALIKE:
        codes = list(group.encode())
        table[np.ix_(codes, codes)] = MISTAKEN_SOUND
    table[letters, letters] = 1.0
    table.setflags(write=False)
    return table


@cache
def too_many() -> Likelihoods:
    """P(a letter is typed too many | the one before it), shape (256, 256): letter, before."""
    table = np.full((_CODES, _CODES), TOO_MANY, np.float32)
    table[_near_keys()] = TOO_MANY_NEAR
    np.fill_diagonal(table, DOUBLED)
    table.setflags(write=False)
    return table


@cache
def _near_keys() -> npt.NDArray[np.bool_]:
    """Which two keys lie beside each other, shape (256, 256), by their ASCII codes."""
    places = {
        ord(letter): (begin + column, row)
        for row, (begin, letters) in enumerate(_ROWS)
        for column, letter in enumerate(letters)
    }
    near = np.zeros((_CODES, _CODES), np.bool_)
    for one, (x, y) in places.items():
        for other, (x_other, y_other) in places.items():
            near[one, other] = one != other and np.hypot(x - x_other, y - y_other) <= _BESIDE
    return near
