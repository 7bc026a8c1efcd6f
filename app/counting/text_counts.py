"""What the models need of a text, in a table that stays small however large the text is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.counting.parts import Part, part_of, sentence_mark
from app.words.tokens import normalise
from app.words.trigram_counts import TrigramCounts

# Different sentences that are kept whole, those of the lowest marks: all of 6 MB of text. The
# network learns from them, so from here on an epoch costs no more when the text grows.
MOST_SENTENCES = {Part.TRAIN: 100_000, Part.VALIDATION: 5_000, Part.TEST: 5_000}


@dataclass(frozen=True, slots=True)
class CountedSentence:
    """A sentence of normalised words, and how often it stands in the text."""

    words: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class PartSize:
    """How much of the text is for one part, whether or not it was kept."""

    sentences: int
    words: int


@dataclass(frozen=True)
class TextCounts:
    """Counts of a text.

    ``keys``: normalised words, W of them, the most frequent first; W stands for any other word and
    W + 1 for the start of a sentence. ``spellings``: how often each word was typed in which way
    inside a sentence, and under "" how often it began one; those of the test are left out, as the
    vocabulary may know nothing of it. ``learned``: triples of ids in the sentences to train on;
    ``kept_apart``: those in all others. ``sentences``: for each part those of the lowest marks, in
    the order of their marks. ``sizes``: how much each part had.
    """

    keys: tuple[str, ...]
    spellings: Mapping[str, Mapping[str, int]]
    learned: TrigramCounts
    kept_apart: TrigramCounts
    sentences: Mapping[Part, Sequence[CountedSentence]]
    sizes: Mapping[Part, PartSize]

    @classmethod
    def of_sentences(cls, typed_sentences: Iterable[Sequence[str]]) -> TextCounts:
        """Counts sentences of words as they were typed, all in memory: the plain way, which text
        that fits there may go and which others are compared with."""
        spellings: dict[str, Counter[str]] = {}
        often: Counter[str] = Counter()
        found: dict[Part, Counter[tuple[str, ...]]] = {part: Counter() for part in Part}
        for typed in typed_sentences:
            words = tuple(normalise(word) for word in typed)
            part = part_of(sentence_mark(words))
            found[part][words] += 1
            often.update(words)
            if part != Part.TEST:
                for place, (word, spelling) in enumerate(zip(words, typed, strict=True)):
                    spellings.setdefault(word, Counter())[spelling if place else ""] += 1
        keys = tuple(sorted(often, key=lambda key: (-often[key], key)))
        ids = {key: place for place, key in enumerate(keys)}

        def triples(parts: Iterable[Part]) -> TrigramCounts:
            return TrigramCounts.of(
                (
                    [ids[word] for word in words]
                    for part in parts
                    for words in found[part].elements()
                ),
                max(len(keys), 1),
            )

        return cls(
            keys, spellings, triples([Part.TRAIN]), triples([Part.VALIDATION, Part.TEST]),
            {part: _lowest(found[part], MOST_SENTENCES[part]) for part in Part},
            {part: _size(found[part]) for part in Part},
        )  # fmt: skip


def _lowest(found: Mapping[tuple[str, ...], int], most: int) -> tuple[CountedSentence, ...]:
    ordered = sorted(found, key=lambda words: (sentence_mark(words), words))
    return tuple(CountedSentence(words, found[words]) for words in ordered[:most])


def _size(found: Mapping[tuple[str, ...], int]) -> PartSize:
    return PartSize(sum(found.values()), sum(len(words) * count for words, count in found.items()))
