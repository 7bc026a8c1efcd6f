"""Which sentences of a page are done with: learned, or not to be, because they were written off the
record. So none is learned twice, when its full stop is written again or its page is learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Any

from app.words.learnable import learnable_words, sentence_texts

MOST_KEPT = 10_000  # sentences, in a file
_MOST_TIMES = 1_000_000
_KEY_BYTES = 8
_LOOKED_AT = 100_000  # signs before the caret; a sentence farther back isn't counted


def key_of(sentence: Sequence[str]) -> str:
    """Tells a sentence from others; what it says can't be read in it."""
    return blake2b(
        "\0".join(sentence).encode("utf-8", "replace"), digest_size=_KEY_BYTES
    ).hexdigest()


class DoneSentences:
    """Those of one page, by their keys: ``counts`` says how often each is done with."""

    def __init__(self, counts: Mapping[str, int] | None = None) -> None:
        self.counts: Counter[str] = Counter(counts)
        self._stood: dict[str, int] = {}  # the most that each stood before the caret when finished

    def finish(self, sentence: tuple[str, ...], text: str) -> bool:
        """The sentence, which has words, was finished at the end of this text. It is new, and done
        with now, if it stands there more often than it ever did or is done with."""
        key, times = key_of(sentence), times_in(text, sentence)
        is_new = times > max(self._stood.get(key, 0), self.counts[key])
        self._stood[key] = max(self._stood.get(key, 0), times)
        self.counts[key] += is_new
        return is_new

    def add(self, counts: Mapping[str, int]) -> None:
        """These were learned with their page."""
        self.counts.update(counts)

    def take_back(self, counts: Mapping[str, int]) -> None:
        """These are learned no more."""
        self.counts.subtract(counts)
        self.counts = +self.counts

    def kept(self) -> dict[str, int]:
        """For a file: of very many the last."""
        return dict(islice(self.counts.items(), max(len(self.counts) - MOST_KEPT, 0), None))


def sound_counts(found: Any) -> dict[str, int]:
    """What of this, from a file, are counts as they are kept."""
    if not isinstance(found, dict):
        return {}
    sound = (
        (key, count)
        for key, count in found.items()
        if len(key) == 2 * _KEY_BYTES and type(count) is int and 0 < count <= _MOST_TIMES
    )
    return dict(islice(sound, MOST_KEPT))


def times_in(text: str, sentence: tuple[str, ...]) -> int:
    """How often the sentence that ends the text stands in it, or in its end if it is long."""
    tail, word = text[-_LOOKED_AT:], max(sentence, key=len)
    met = tail.count(word)
    if met == 1:  # so most often not all has to be read
        return 1
    # Where the word isn't met at all it is written with other apostrophes, or a soft hyphen.
    return max(
        sum(
            (word in each or not met) and tuple(learnable_words(each)) == sentence
            for each in sentence_texts(tail)
        ),
        1,
    )
