"""How good suggestions are: keystroke savings, hits at word starts, latency.

The definitions are those the peers are measured by:

- text is lower-cased, words of a–z and apostrophes; the context starts afresh at every phrase
- a perfect user takes the word the first time it is among the n shown, the empty prefix included
- a letter, a space and a pick are one key each; a pick also types the space; no space is needed
  after the last word
- KS@n = 100 · (characters − keys) / characters, over all phrases
- hit@k = 100 · words found among the first k at their start / words, over all phrases
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

SHOWN = (1, 3, 5)
MOST_SHOWN = max(SHOWN)
NOT_SHOWN = MOST_SHOWN + 1

# Text up to the caret, and how many words are wanted → words, best first.
Suggest = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class WordRanks:
    """One word of a phrase. ``ranks[j]`` is its place, from 1, after j of its letters were typed,
    NOT_SHOWN if it is not among the first MOST_SHOWN; later places are left out once it is 1.
    """

    word: str
    ranks: tuple[int, ...]
    is_last: bool

    def keys(self, shown: int) -> int:
        """Keys pressed for this word and the space behind it with ``shown`` suggestions."""
        for typed, rank in enumerate(self.ranks):
            if rank <= shown:
                return typed + 1
        return len(self.word) + (0 if self.is_last else 1)

    @property
    def characters(self) -> int:
        """Letters and the space behind it."""
        return len(self.word) + (0 if self.is_last else 1)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``ks`` and ``hit`` by the number of suggestions, in percent; latencies in milliseconds."""

    phrases: int
    words: int
    ks: dict[int, float]
    hit: dict[int, float]
    ms_p50: float
    ms_p99: float


def read_phrase_words(lines: Iterable[str]) -> list[list[str]]:
    """The words of each line, normalised as the definitions say; lines without any are left out."""
    phrases = []
    for line in lines:
        text = line.lower().replace("\u2019", "'").replace("-", " ")
        words = [word.strip("'") for word in re.sub(r"[^a-z' ]+", " ", text).split()]
        if words := [word for word in words if word]:
            phrases.append(words)
    return phrases


def evaluate(phrases: Sequence[Sequence[str]], suggest: Suggest) -> Evaluation:
    """Runs a perfect user over all phrases. Raises ValueError without any word."""
    *_, (_, evaluation) = evaluate_phrases(phrases, suggest)
    if evaluation is None:
        raise ValueError("there are no words in the phrases")
    return evaluation


def evaluate_phrases(
    phrases: Sequence[Sequence[str]], suggest: Suggest
) -> Iterator[tuple[int, Evaluation | None]]:
    """The same step by step: after each phrase how many are done; the result with the last."""
    ms: list[float] = []
    timed = partial(_timed, suggest, ms)
    ranks: list[list[WordRanks]] = []
    for phrase in phrases:
        ranks.append(list(phrase_ranks(phrase, timed)))
        if len(ranks) < len(phrases):
            yield len(ranks), None
    yield len(ranks), summarise(ranks, ms) if any(ranks) else None


def hits_so_far(
    phrases: Sequence[Sequence[str]], suggest: Suggest, first: int = 3
) -> Iterator[float]:
    """hit@first alone, in percent, step by step: after each phrase that of all until then. Asked
    once for each word, before any of its letters."""
    found = words = 0
    for phrase in phrases:
        left = ""
        for word in phrase:
            found += _rank(word, suggest(left, MOST_SHOWN)) <= first
            words += 1
            left += word + " "
        yield 100 * found / max(words, 1)


def phrase_ranks(phrase: Sequence[str], suggest: Suggest) -> Iterator[WordRanks]:
    """The ranks of each word of one phrase, asked letter by letter."""
    left = ""
    for place, word in enumerate(phrase):
        ranks = []
        for typed in range(len(word) + 1):
            is_last = place == len(phrase) - 1
            if typed == len(word) and is_last:
                break  # finished, and no space is needed
            ranks.append(_rank(word, suggest(left + word[:typed], MOST_SHOWN)))
            if ranks[-1] == 1:
                break
        yield WordRanks(word, tuple(ranks), is_last)
        left += word + " "


def summarise(phrases: Sequence[Sequence[WordRanks]], ms: Sequence[float]) -> Evaluation:
    """Percentages over all phrases together."""
    words = [word for phrase in phrases for word in phrase]
    characters = sum(word.characters for word in words)
    percentiles = np.percentile(ms, [50, 99]) if len(ms) else np.zeros(2)
    return Evaluation(
        phrases=len(phrases),
        words=len(words),
        ks={n: 100 * (1 - sum(word.keys(n) for word in words) / characters) for n in SHOWN},
        hit={k: 100 * sum(word.ranks[0] <= k for word in words) / len(words) for k in SHOWN},
        ms_p50=float(percentiles[0]),
        ms_p99=float(percentiles[1]),
    )


def _rank(word: str, shown: Sequence[str]) -> int:
    for place, each in enumerate(shown[:MOST_SHOWN], start=1):
        if each.lower() == word:
            return place
    return NOT_SHOWN


def _timed(suggest: Suggest, ms: list[float], text: str, limit: int) -> Sequence[str]:
    """Suggests, and keeps in ``ms`` how long that took."""
    started = time.perf_counter()
    answer = suggest(text, limit)
    ms.append((time.perf_counter() - started) * 1000)
    return answer
