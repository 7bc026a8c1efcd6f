"""A phrase for a network from what was written on a page."""

from __future__ import annotations

from app.prediction.article.samples import Phrase
from app.words.alphabet import word_to_sum
from app.words.tokens import sentences_of

_READ_SIGNS = 5_000  # from the end of a page; no sentence that is looked for is longer


def phrase_from_page(text: str, inputs: int, outputs: int) -> Phrase | None:
    """The last words of the last sentence that has enough words with a sum; None if none has."""
    found: Phrase | None = None
    for sentence in sentences_of(text[-_READ_SIGNS:]):
        words = [word for word in sentence if word_to_sum(word)]
        if len(words) >= inputs + outputs:
            last = tuple(words[-inputs - outputs :])
            found = Phrase(last[:inputs], last[inputs:])
    return found
