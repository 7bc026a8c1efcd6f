"""Counts put together, as if their texts had been counted at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import gettempdir

import numpy as np

from app.counting.limits import LIMITS, Limits
from app.counting.parts import Part, sentence_marks
from app.counting.piece_counts import PieceCounts, Spellings
from app.counting.sentence_sample import SampledSentences
from app.counting.spill_folder import SpillFolder
from app.counting.tally import CountEvents, CountProgress, Phase, Tally
from app.counting.text_counts import CountedSentence, TextCounts
from app.words.trigram_counts import Ids


def merged(*counts: TextCounts, folder: Path | None = None, limits: Limits = LIMITS) -> TextCounts:
    """The counts of all texts together; those of no text where none are given.

    They are what counting all files at once would give while no limit is reached. Beyond, words
    that one of them had no room for count there as any other word, and triples that it folded stay
    folded. ``folder``: where rows go that memory has no room for, the system's by default.
    """
    with SpillFolder(folder or Path(gettempdir())) as spill:
        tally = Tally(spill, limits)
        for each in counts:
            tally.add(_as_piece(each))
        *_, result = tally.finish()
    assert isinstance(result, TextCounts)
    return result


def merge_files(paths: Iterable[Path], folder: Path, limits: Limits = LIMITS) -> CountEvents:
    """The same for counts files, one of them in memory at a time: how far it is, and at last the
    counts. Raises CountingError for a file that can't be read."""
    listed = list(paths)
    with SpillFolder(folder) as spill:
        tally = Tally(spill, limits)
        sizes = [path.stat().st_size if path.is_file() else 0 for path in listed]
        for place, path in enumerate(listed):
            yield CountProgress(Phase.COUNTING, sum(sizes[:place]), sum(sizes))
            tally.add(_as_piece(TextCounts.load(path)))
        yield from tally.finish()


def _as_piece(counts: TextCounts) -> PieceCounts:
    places = {key: place for place, key in enumerate(counts.keys)}
    typed = [
        (spelling, places[key], count)
        for key, spellings in counts.spellings.items()
        for spelling, count in spellings.items()
        if spelling
    ]
    begun = [counts.spellings.get(key, {}).get("", 0) for key in counts.keys]
    return PieceCounts(
        counts.keys,
        _often(counts),
        np.array(begun, dtype=np.int64),
        Spellings(
            [spelling for spelling, _, _ in typed],
            np.array([place for _, place, _ in typed], dtype=np.int64),
            np.array([count for _, _, count in typed], dtype=np.int64),
        ),
        counts.learned,
        counts.kept_apart,
        {part: _sampled(counts.sentences[part]) for part in Part},
        counts.sizes,
    )


def _often(counts: TextCounts) -> Ids:
    """How often each word stands in the text: each of its places is that of one triple's end."""
    often = np.zeros(counts.learned.size, dtype=np.int64)
    for triples in (counts.learned, counts.kept_apart):
        np.add.at(often, triples.keys % triples.size, triples.counts)
    return often[: len(counts.keys)]


def _sampled(sentences: Sequence[CountedSentence]) -> SampledSentences:
    texts = [" ".join(sentence.words) for sentence in sentences]
    counts = np.array([sentence.count for sentence in sentences], dtype=np.int64)
    return SampledSentences(texts, sentence_marks(texts), counts)
