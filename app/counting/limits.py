"""How much of a text is kept, however large it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.words.trigram_counts import BLOCK_WORDS, MOST_TRIGRAMS


@dataclass(frozen=True, slots=True)
class Limits:
    """Below all of them a text is counted exactly.

    ``tabled_words``: different words while counting, and as many spellings. ``words``: different
    words in the end. ``spellings``: of these in the end, beside their normalised forms.
    ``triples``: different ones in the end, of each kind; on top of them ``pairs`` whose triples
    were too rare. ``rows``: triples in memory at once while they are sorted, and ``runs``: sorted
    files that are read side by side; these say how much memory is taken, not what comes of it.
    """

    tabled_words: int = 1_000_000
    words: int = 250_000
    spellings: int = 400_000
    triples: int = MOST_TRIGRAMS
    pairs: int = BLOCK_WORDS - 250_001  # with a row for each word, what TrigramCounts may have more
    rows: int = 1_000_000
    runs: int = 256


LIMITS = Limits()
