"""Counting one piece of a text: a pure function, so that it may run in any process of any machine,
and twice where the first one was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.counting.parts import Marks, Part, is_kept_whole, parts_of, sentence_marks
from app.counting.sentence_sample import HIGHEST_MARK, SampledSentences
from app.counting.text_counts import PartSize
from app.words.numbered_text import NumberedText
from app.words.trigram_counts import Ids, TrigramCounts, run_starts
from app.words.vocabulary import LONGEST_WORD

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Spellings:
    """How words were typed: for each of S spellings the place of its word, and how often."""

    typed: Sequence[str]
    words: Ids
    counts: Ids


@dataclass(frozen=True, slots=True)
class PieceCounts:
    """What ``TextCounts`` has, of one piece, in arrays that are quick to send.

    ``keys``: K different normalised words in any order. ``often``: shape (K,), how often each
    stands there. ``begun``: shape (K,), the counts of the spelling "". ``spellings``: all others.
    ``learned``, ``kept_apart``: triples of places in ``keys``, over a vocabulary of K words, or 1
    where there is none. ``sampled``: sentences of each part that may be kept whole.
    """

    keys: Sequence[str]
    often: Ids
    begun: Ids
    spellings: Spellings
    learned: TrigramCounts
    kept_apart: TrigramCounts
    sampled: Mapping[Part, SampledSentences]
    sizes: Mapping[Part, PartSize]


def count_piece(
    texts: Sequence[str], highest_marks: Mapping[Part, int] | None = None
) -> PieceCounts:
    """Counts texts of whole sentences. Sentences of a mark above ``highest_marks`` are left out of
    ``sampled``, as they are known not to be among the lowest of the whole text."""
    text = NumberedText.of(texts)
    keys, key_of = _short_first(text)
    words = key_of[text.words]
    marks = sentence_marks(text.sentences)
    parts = parts_of(marks)
    lengths = np.diff(text.starts, append=words.size)
    part_of_word = np.repeat(parts, lengths)
    place_in_sentence = np.arange(words.size) - np.repeat(text.starts, lengths)
    told = part_of_word != Part.TEST
    begun, spellings = _spellings(text, key_of, told, place_in_sentence, len(keys))
    triples = _triples(words, place_in_sentence, max(len(keys), 1))
    learned = part_of_word == Part.TRAIN
    return PieceCounts(
        keys, np.bincount(words, minlength=len(keys))[: len(keys)], begun, spellings,
        _counted(triples[learned], max(len(keys), 1)),
        _counted(triples[~learned], max(len(keys), 1)),
        _sampled(text.sentences, marks, parts, highest_marks or {}),
        {
            part: PartSize(int((parts == part).sum()), int((part_of_word == part).sum()))
            for part in Part
        },
    )  # fmt: skip


def _short_first(text: NumberedText) -> tuple[list[str], Ids]:
    """The words that have a place of their own, and the place of each that was typed; that of all
    longer ones is behind them."""
    keys = [key for key in text.keys if len(key) <= LONGEST_WORD]
    is_short = np.fromiter((len(key) <= LONGEST_WORD for key in text.keys), bool, len(text.keys))
    places = np.where(is_short, np.cumsum(is_short) - 1, max(len(keys), 1))
    return keys, places[text.key_of]


def _spellings(
    text: NumberedText, key_of: Ids, told: Mask, place_in_sentence: Ids, size: int
) -> tuple[Ids, Spellings]:
    is_long = np.fromiter(
        (len(typed) > LONGEST_WORD for typed in text.typed), bool, len(text.typed)
    )
    says_nothing = (place_in_sentence == 0) | is_long[text.words]
    begun = np.bincount(key_of[text.words[told & says_nothing]], minlength=size)[:size]
    inside = np.bincount(text.words[told & ~says_nothing], minlength=len(text.typed))
    found = np.flatnonzero((inside > 0) & (key_of < size))
    typed = [text.typed[place] for place in found.tolist()]
    return begun, Spellings(typed, key_of[found], inside[found])


def _triples(words: Ids, place_in_sentence: Ids, vocabulary_size: int) -> Ids:
    """The key of the triple that ends with each word, see TrigramCounts."""
    start = vocabulary_size + 1
    second, first = np.full_like(words, start), np.full_like(words, start)
    second[1:] = np.where(place_in_sentence[1:] >= 1, words[:-1], start)
    first[2:] = np.where(place_in_sentence[2:] >= 2, words[:-2], start)
    triples: Ids = (first * (start + 1) + second) * (start + 1) + words
    return triples


def _counted(triples: Ids, vocabulary_size: int) -> TrigramCounts:
    triples.sort()
    starts = run_starts(triples)
    return TrigramCounts(vocabulary_size, triples[starts], np.diff(starts, append=triples.size))


def _sampled(
    sentences: Sequence[str], marks: Marks, parts: npt.NDArray[np.uint8],
    highest_marks: Mapping[Part, int],
) -> dict[Part, SampledSentences]:  # fmt: skip
    sampled = {}
    for part in Part:
        highest = np.uint64(highest_marks.get(part, HIGHEST_MARK))
        places = np.flatnonzero((parts == part) & (marks <= highest))
        found = [sentences[place] for place in places.tolist()]
        counts = Counter(found)
        mark_of = dict(zip(found, marks[places].tolist(), strict=True))
        kept = [sentence for sentence in counts if is_kept_whole(sentence)]
        sampled[part] = SampledSentences(
            kept,
            np.fromiter(map(mark_of.__getitem__, kept), np.uint64, len(kept)),
            np.fromiter(map(counts.__getitem__, kept), np.int64, len(kept)),
        )
    return sampled
