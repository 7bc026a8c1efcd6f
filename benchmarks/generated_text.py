"""Text of any size from a seed: words as frequent as in natural text, and pairs that come again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

Ranks = npt.NDArray[np.int64]

WORDS = 3_000_000
# Zipf's law as Mandelbrot has it, and from the words on that not everyone knows a steeper one.
_SHIFT, _KNOWN_WORDS, _STEEPER = 2.7, 8_000, 0.7
_BLOCK_SENTENCES = 20_000
_MEAN_WORDS = 13
_LONGEST = 40
_FOLLOWS = 0.7  # so many words are drawn from the likely ones after the word before
_FOLLOWERS = 60
_SYLLABLES = [c + v for c in "tnsrhldcmfpgwybvk" for v in "eaoiu"]


def write_text(path: Path, size_bytes: int, seed: int = 1) -> None:
    """Writes sentences until the file has at least ``size_bytes``."""
    rng = np.random.default_rng(seed)
    words = np.array([_word(rank) for rank in range(WORDS)], dtype=object)
    places = np.arange(WORDS) + _SHIFT
    cumulative = np.cumsum(1 / places / np.maximum(places / _KNOWN_WORDS, 1) ** _STEEPER)
    cumulative /= cumulative[-1]
    written = 0
    with path.open("w", encoding="utf-8") as stream:
        while written < size_bytes:
            text = _block(rng, words, cumulative)
            written += len(text.encode())
            stream.write(text)


def _block(
    rng: np.random.Generator, words: npt.NDArray[np.object_], cumulative: npt.NDArray[np.float64]
) -> str:
    lengths = np.clip(rng.geometric(1 / _MEAN_WORDS, _BLOCK_SENTENCES), 1, _LONGEST)
    ranks = np.empty((_BLOCK_SENTENCES, _LONGEST), dtype=np.int64)
    for place in range(_LONGEST):
        quantiles = rng.random(_BLOCK_SENTENCES)
        if place:
            follows = rng.random(_BLOCK_SENTENCES) < _FOLLOWS
            likely = rng.geometric(2 / _FOLLOWERS, _BLOCK_SENTENCES)
            mixed = (ranks[:, place - 1] * 2_654_435_761 + likely * 40_503) % 2**32
            quantiles = np.where(follows, mixed / 2**32, quantiles)
        ranks[:, place] = np.minimum(cumulative.searchsorted(quantiles), WORDS - 1)
    ends = rng.choice([".", ".", ".", "?", "!", ".\n"], _BLOCK_SENTENCES)
    return " ".join(
        " ".join(words[row[:length]].tolist()).capitalize() + end
        for row, length, end in zip(ranks, lengths.tolist(), ends.tolist(), strict=True)
    )


def _word(rank: int) -> str:
    """Short where it is frequent; every thirtieth is a name."""
    syllables = []
    left = rank + 1
    while left:
        left, digit = divmod(left - 1, len(_SYLLABLES))
        syllables.append(_SYLLABLES[digit])
    word = "".join(syllables)
    return word.capitalize() if rank % 30 == 29 else word
