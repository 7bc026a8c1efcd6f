"""Small dictionaries for tests."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from app.words.lexicon import Lexicon

# The program's own, read once for all tests: none can change it.
shipped_lexicon = cache(Lexicon.load)


def lexicon_of(pairs: Iterable[tuple[str, float]]) -> Lexicon:
    """A lexicon of (word, frequency) pairs in any order. Raises LexiconError."""
    rows = list(pairs)
    return Lexicon([word for word, _ in rows], [frequency for _, frequency in rows])
