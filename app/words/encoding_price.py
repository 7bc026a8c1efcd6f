"""What an encoding loses: how many words share a code, and how many bits a code leaves open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.words.encodings import Encoding
from app.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class EncodingPrice:
    """The price of an encoding over a dictionary.

    ``codes`` counts the different codes; ``words_per_code`` is the mean over these, 1 or above.
    ``bits_lost`` is the conditional entropy H(word | code) = −Σ p(w)·log2 p(w | code(w)), with
    p(w) the word's share of everyday text: the bits still needed to name the word, 0 or above.
    """

    codes: int
    words_per_code: float
    bits_lost: float


def price_of(encoding: Encoding, lexicon: Lexicon) -> EncodingPrice:
    """What the encoding loses over the words of the lexicon."""
    group_of_code: dict[int, int] = {}
    groups = [group_of_code.setdefault(c, len(group_of_code)) for c in lexicon.codes(encoding)]
    p = lexicon.frequencies / lexicon.frequencies.sum()
    p_of_code = np.bincount(groups, weights=p)
    bits_lost = float(np.sum(p * (np.log2(p_of_code[groups]) - np.log2(p))))
    return EncodingPrice(
        codes=len(group_of_code),
        words_per_code=len(lexicon) / len(group_of_code),
        bits_lost=max(bits_lost, 0.0),
    )
