"""What the models need of a text, in a table that stays small however large the text is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.counting.counts_file import (
    open_counts,
    sentence_columns,
    sentences_from,
    sizes_from,
    triple_columns,
    triples_from,
    word_columns,
    words_from,
    write_columns,
)
from app.counting.parts import MOST_SENTENCES, Part, is_kept_whole, part_of, sentence_mark
from app.words.tokens import normalise
from app.words.trigram_counts import TrigramCounts
from app.words.vocabulary import LONGEST_WORD


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

    def plus(self, other: PartSize) -> PartSize:
        """The size of both together."""
        return PartSize(self.sentences + other.sentences, self.words + other.words)


@dataclass(frozen=True)
class TextCounts:
    """Counts of a text.

    ``keys``: normalised words of LONGEST_WORD signs at most, W of them, the most frequent first; W
    stands for any other word and W + 1 for the start of a sentence. ``spellings``: how often each
    word was typed in which way inside a sentence, and under "" how often it began one or was typed
    in more than LONGEST_WORD signs; those of the test are left out, as the vocabulary may know
    nothing of it. ``learned``: triples of ids in the sentences to train on; ``kept_apart``: those
    in all others. ``sentences``: for each part those of the lowest marks, in the order of their
    marks, without those that ``is_kept_whole`` leaves out. ``sizes``: how much each part had.
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
                    if len(word) <= LONGEST_WORD:
                        is_told = place and len(spelling) <= LONGEST_WORD
                        spellings.setdefault(word, Counter())[spelling if is_told else ""] += 1
        short = (key for key in often if len(key) <= LONGEST_WORD)
        keys = tuple(sorted(short, key=lambda key: (-often[key], key)))
        ids = {key: place for place, key in enumerate(keys)}
        vocabulary_size = max(len(keys), 1)

        def triples(parts: Iterable[Part]) -> TrigramCounts:
            return TrigramCounts.of(
                (
                    [ids.get(word, vocabulary_size) for word in words]
                    for part in parts
                    for words in found[part].elements()
                ),
                vocabulary_size,
            )

        return cls(
            keys, spellings, triples([Part.TRAIN]), triples([Part.VALIDATION, Part.TEST]),
            {part: _lowest(found[part], MOST_SENTENCES[part]) for part in Part},
            {part: _size(found[part]) for part in Part},
        )  # fmt: skip

    def save(self, path: Path) -> None:
        """Writes a counts file, whole or not at all. Raises CountingError if it can't be."""
        columns = word_columns(self.keys, self.spellings)
        columns |= triple_columns("learned", self.learned)
        columns |= triple_columns("kept_apart", self.kept_apart)
        for part in Part:
            kept = ((each.words, each.count) for each in self.sentences[part])
            columns |= sentence_columns(part, kept)
        sizes = {part: (size.sentences, size.words) for part, size in self.sizes.items()}
        write_columns(path, columns, sizes)

    @classmethod
    def load(cls, path: Path) -> TextCounts:
        """Reads a counts file. Raises CountingError, one line that begins with the path."""
        with open_counts(path) as archive:
            sizes = sizes_from(archive)
            keys, spellings = words_from(archive)
            return cls(
                keys,
                spellings,
                triples_from(archive, "learned", len(keys)),
                triples_from(archive, "kept_apart", len(keys)),
                {
                    part: tuple(CountedSentence(*each) for each in sentences_from(archive, part))
                    for part in Part
                },
                {part: PartSize(*size) for part, size in sizes.items()},
            )


def _lowest(found: Mapping[tuple[str, ...], int], most: int) -> tuple[CountedSentence, ...]:
    kept = (words for words in found if is_kept_whole(" ".join(words)))
    ordered = sorted(kept, key=lambda words: (sentence_mark(words), words))
    return tuple(CountedSentence(words, found[words]) for words in ordered[:most])


def _size(found: Mapping[tuple[str, ...], int]) -> PartSize:
    return PartSize(sum(found.values()), sum(len(words) * count for words, count in found.items()))
