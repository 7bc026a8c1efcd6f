"""What was counted in pieces, put together: the counts of the whole text."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from app.counting.coded_triples import FIRST_WORD, START, UNKNOWN, CodedTriples, Numberings
from app.counting.folding import Folding
from app.counting.limits import LIMITS, Limits
from app.counting.parts import MOST_SENTENCES, Part
from app.counting.piece_counts import PieceCounts
from app.counting.row_runs import RowRuns
from app.counting.rows import ROW_BYTES
from app.counting.sentence_sample import SentenceSample
from app.counting.spill_folder import SpillFolder
from app.counting.text_counts import PartSize, TextCounts
from app.counting.word_table import WordTable
from app.words.trigram_counts import Ids, TrigramCounts


class Phase(StrEnum):
    """What is going on while a text is counted."""

    COUNTING = "counting"
    SORTING = "sorting"
    MERGING = "merging"
    FOLDING = "folding what is rare"


@dataclass(frozen=True, slots=True)
class CountProgress:
    """How much of a phase is done: bytes of the text, or of what was counted in it."""

    phase: Phase
    done_bytes: int
    total_bytes: int


# How far the counting is, and at last the counts. Closing it stops the counting.
CountEvents = Generator[CountProgress | TextCounts, None, None]


class Tally:
    """Adds up pieces in their order; memory stays flat. Below the limits the pieces, and how many
    there are, make no difference."""

    def __init__(self, folder: SpillFolder, limits: Limits = LIMITS) -> None:
        self._folder = folder
        self._limits = limits
        self._words = WordTable(limits.tabled_words)
        self._numberings = Numberings(folder)
        self._learned = CodedTriples(folder, limits.rows)
        self._kept_apart = CodedTriples(folder, limits.rows)
        self._samples = {part: SentenceSample(MOST_SENTENCES[part]) for part in Part}
        self._sizes = {part: PartSize(0, 0) for part in Part}

    @property
    def highest_marks(self) -> Mapping[Part, int]:
        """Sentences with marks above these need not be handed over, see ``count_piece``."""
        return {part: sample.highest for part, sample in self._samples.items()}

    def add(self, piece: PieceCounts) -> None:
        """Adds what was counted in the next piece. Raises CountingError where the disk is full."""
        codes = np.full(piece.learned.size, UNKNOWN, dtype=np.int64)
        codes[-1] = START
        places = self._words.add(piece.keys, piece.often, piece.begun, piece.spellings)
        codes[: len(piece.keys)] = places + FIRST_WORD
        self._learned.add(piece.learned, codes)
        self._kept_apart.add(piece.kept_apart, codes)
        for part in Part:
            self._samples[part].add(piece.sampled[part])
            self._sizes[part] = self._sizes[part].plus(piece.sizes[part])
        if (moved := self._words.halved()) is not None:
            self._numberings.add(moved)
            self._learned.renumber()
            self._kept_apart.renumber()

    def finish(self) -> CountEvents:
        """Puts all of it together, once: how far it is, and at last the counts. Raises
        CountingError where the disk is full."""
        keys, places = self._words.ordered(self._limits.words)
        spellings = self._words.spellings(keys, places, self._limits.spellings)
        self._words = WordTable(0)  # the rest of it needs the room
        vocabulary_size = max(len(keys), 1)
        sorted_triples = yield from self._sorted(places, vocabulary_size)
        learned, kept_apart = yield from self._merged(sorted_triples, vocabulary_size)
        sentences = {part: sample.lowest() for part, sample in self._samples.items()}
        yield TextCounts(keys, spellings, learned, kept_apart, sentences, self._sizes)

    def _sorted(
        self, places: Ids, vocabulary_size: int
    ) -> Generator[CountProgress, None, tuple[RowRuns, RowRuns]]:
        """The triples that were learned and those kept apart, by their ids."""
        learned = RowRuns(self._folder, self._limits.rows, self._limits.runs)
        kept_apart = RowRuns(self._folder, self._limits.rows, self._limits.runs)
        total = (self._learned.rows + self._kept_apart.rows) * ROW_BYTES
        done = 0
        for numbering, ids in self._numberings.ids(places, vocabulary_size):
            for coded, runs in ((self._learned, learned), (self._kept_apart, kept_apart)):
                for rows in coded.with_ids(ids, numbering, vocabulary_size):
                    runs.add(rows)
                    done += rows.keys.size * ROW_BYTES
                    yield CountProgress(Phase.SORTING, done, total)
                    for _ in runs.tidied():
                        yield CountProgress(Phase.SORTING, done, total)
        return learned, kept_apart

    def _merged(
        self, sorted_triples: tuple[RowRuns, RowRuns], vocabulary_size: int
    ) -> Generator[CountProgress, None, tuple[TrigramCounts, TrigramCounts]]:
        total = sum(runs.rows for runs in sorted_triples) * ROW_BYTES
        done_rows = 0
        counted = []
        for runs in sorted_triples:
            folding = Folding(vocabulary_size, self._folder, self._limits)
            for rows in runs.merged():
                done = (done_rows + runs.merged_rows) * ROW_BYTES
                yield CountProgress(Phase.MERGING, done, total)
                for _ in folding.add(rows):
                    yield CountProgress(Phase.MERGING, done, total)
            done_rows += runs.merged_rows
            for folded, of_all in folding.fold_pairs():
                yield CountProgress(Phase.FOLDING, folded * ROW_BYTES, of_all * ROW_BYTES)
            counted.append(folding.counts())
        return counted[0], counted[1]
