"""Words of the dictionary to be suggested only when they are typed in full."""

from __future__ import annotations

from app.resources import data_path
from app.words.tokens import normalise

RUDE_WORDS_FILE = "rude_words.txt"


def load_rude_words() -> frozenset[str]:
    """The rude words and slurs among the dictionary's words, normalised.

    Raises FileNotFoundError, in one line, when the list is missing.
    """
    lines = data_path(RUDE_WORDS_FILE).read_text(encoding="utf-8").splitlines()
    return frozenset(map(normalise, lines)) - {""}
