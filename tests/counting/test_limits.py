"""What is kept of a text that is larger than the limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counting.folding import Folding
from app.counting.limits import Limits
from app.counting.parts import Part, sentence_mark
from app.counting.piece_counts import Spellings
from app.counting.row_runs import RowRuns
from app.counting.rows import Rows
from app.counting.sentence_sample import SampledSentences, SentenceSample
from app.counting.spill_folder import SpillFolder
from app.counting.text_counts import TextCounts
from app.counting.word_table import WordTable
from app.words.trigram_counts import TrigramCounts
from tests.counting.counted import TEXT, in_pieces, plainly
from tests.words.test_corpus import SAME_FOLDER, limits, written

Triple = tuple[int, int, int]
WORDS = 4
UNKNOWN, START = WORDS, WORDS + 1
SENTENCES = st.lists(st.lists(st.integers(0, UNKNOWN), min_size=1, max_size=5), max_size=25)


def by_triple(counts: TrigramCounts) -> dict[Triple, int]:
    size = counts.size
    return {
        (key // size**2, key // size % size, key % size): count
        for key, count in zip(counts.keys.tolist(), counts.counts.tolist(), strict=True)
    }


def most_counted(counts: Mapping[Triple, int], most: int) -> set[Triple]:
    """All of at least the least count with which they are no more than ``most``."""
    for least in range(1, 1 + max(counts.values(), default=0)):
        kept = {each for each, count in counts.items() if count >= least}
        if len(kept) <= most:
            return kept
    return set()


def folded_slowly(counts: Mapping[Triple, int], most: int, most_pairs: int) -> dict[Triple, int]:
    kept = most_counted(counts, most)
    result = Counter({each: counts[each] for each in kept})
    pairs: Counter[Triple] = Counter()
    for (first, second, word), count in counts.items():
        if (first, second, word) not in kept:
            pairs[START if second == START else UNKNOWN, second, word] += count
    kept_pairs = most_counted(pairs, most_pairs)
    for (first, second, word), count in pairs.items():
        is_kept = (first, second, word) in kept_pairs
        result[(first, second, word) if is_kept else (UNKNOWN, UNKNOWN, word)] += count
    return dict(result)


@SAME_FOLDER
@given(SENTENCES, st.integers(0, 20), st.integers(0, 8), st.integers(1, 9))
def test_rare_triples_count_for_their_pairs_and_words(
    tmp_path: Path, sentences: list[list[int]], most: int, most_pairs: int, rows: int
) -> None:
    counts = TrigramCounts.of(sentences, WORDS)
    with SpillFolder(tmp_path) as folder:
        folding = Folding(WORDS, folder, Limits(triples=most, pairs=most_pairs, rows=rows, runs=2))
        for start in range(0, counts.keys.size, 3):
            some = slice(start, start + 3)
            list(folding.add(Rows(counts.keys[some], counts.counts[some])))
        list(folding.fold_pairs())
        folded = folding.counts()
    assert by_triple(folded) == folded_slowly(by_triple(counts), most, most_pairs)
    assert folded.keys.tolist() == sorted(folded.keys.tolist())


def test_counts_have_an_end(tmp_path: Path) -> None:
    """A file has no room for more; whether rows were on the disk makes no difference."""
    for rows in (1, 100):
        with SpillFolder(tmp_path) as folder:
            runs = RowRuns(folder, rows, 2)
            for _ in range(3):
                runs.add(Rows(np.array([7, 9]), np.array([2**31, 2**33])))
            folding = Folding(WORDS, folder)
            for block in runs.merged():
                list(folding.add(block))
            list(folding.fold_pairs())
            folded = folding.counts()
        assert folded.counts.tolist() == [2**32 - 1, 2**32 - 1]
        assert TrigramCounts.from_arrays(folded.to_arrays()) is not None


ROWS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 3)), max_size=12)


@SAME_FOLDER
@given(st.lists(ROWS, max_size=9), st.integers(1, 15), st.integers(2, 4))
def test_rows_come_back_in_order_and_each_once(
    tmp_path: Path, parts: list[list[tuple[int, int]]], most_rows: int, most_runs: int
) -> None:
    expected: Counter[int] = Counter()
    with SpillFolder(tmp_path) as folder:
        runs = RowRuns(folder, most_rows, most_runs)
        for part in parts:
            keys = np.array([key for key, _ in part], dtype=np.int64)
            counts = np.array([count for _, count in part], dtype=np.int64)
            runs.add(Rows(keys, counts))
            list(runs.tidied())
            for key, count in part:
                expected[key] += count
        total = runs.rows
        blocks = list(runs.merged())
    assert runs.merged_rows == total
    found = [row for block in blocks for row in zip(*map(np.ndarray.tolist, block), strict=True)]
    assert found == sorted(expected.items())


@SAME_FOLDER
@given(st.lists(TEXT, max_size=3), st.integers(1, 12), st.integers(1, 6))
def test_no_word_of_the_text_is_lost(
    tmp_path: Path, texts: list[str], tabled: int, words: int
) -> None:
    """A word that has no place counts as any other word, and a triple that has none for its end."""
    files = [written(tmp_path / f"{place}.txt", text) for place, text in enumerate(texts)]
    few = Limits(tabled_words=tabled, words=words, spellings=2, triples=5, pairs=3, rows=4)
    with limits(20, 100_000), pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.counting.counting.PIECE_SIGNS", 10)
        found, whole = in_pieces(files, tmp_path, limits=few), plainly(files)
    assert (found.sizes, found.sentences) == (whole.sizes, whole.sentences)
    assert len(found.keys) <= words
    for name in ("learned", "kept_apart"):
        assert getattr(found, name).counts.sum() == getattr(whole, name).counts.sum()
        assert getattr(found, name).keys.size <= 5 + 3 + words + 1
    in_whole = often(whole)
    assert all(count <= in_whole[key] for key, count in often(found).items())
    for key, spellings in found.spellings.items():
        assert sum(spellings.values()) <= sum(whole.spellings[key].values())
    if len(whole.keys) <= min(tabled, words):
        assert (found.keys, often(found)) == (whole.keys, in_whole)
        totals = [{key: sum(each.values()) for key, each in counts.spellings.items()}
                  for counts in (found, whole)]  # fmt: skip
        assert totals[0] == totals[1]


def often(counts: TextCounts) -> Counter[str]:
    found: Counter[str] = Counter()
    for triples in (counts.learned, counts.kept_apart):
        for (_, _, word), count in by_triple(triples).items():
            if word < len(counts.keys):
                found[counts.keys[word]] += count
    return found


def add_words(table: WordTable, *words: str) -> list[int]:
    counts = np.ones(len(words), dtype=np.int64)
    none = np.zeros(len(words), dtype=np.int64)
    spellings = Spellings([word.upper() for word in words], np.arange(len(words)), counts)
    return table.add(words, counts, none, spellings).tolist()


def test_a_full_table_keeps_the_more_frequent_half() -> None:
    table = WordTable(4)
    assert add_words(table, "a", "b", "c", "d") == [0, 1, 2, 3]
    assert table.halved() is None
    assert add_words(table, "d", "b", "e") == [3, 1, 4]
    moved = table.halved()
    assert moved is not None
    assert moved.tolist() == [-1, 0, -1, 1, -1]
    assert add_words(table, "e", "d") == [2, 1]
    keys, places = table.ordered(2)
    assert (keys, places.tolist()) == (("d", "b"), [1, 0, -1])
    assert table.spellings(keys, places, 9) == {"b": {"B": 2}, "d": {"D": 3}}


def test_rare_spellings_say_nothing_and_count_all_the_same() -> None:
    table = WordTable(10)
    add_words(table, "a", "b", "c")
    add_words(table, "c")
    keys, places = table.ordered(3)
    assert table.spellings(keys, places, 1) == {"a": {"": 1}, "b": {"": 1}, "c": {"C": 2}}


@given(st.lists(st.lists(st.integers(0, 40), max_size=15), max_size=8), st.integers(1, 12))
def test_the_lowest_marks_are_kept_with_all_their_counts(
    pieces: list[list[int]], most: int
) -> None:
    """Also where two sentences have the same mark."""
    sample = SentenceSample(most)
    expected: Counter[int] = Counter()
    for piece in pieces:
        counts = Counter(piece)
        expected += counts
        kept = [number for number in counts if number // 3 <= sample.highest]
        sample.add(SampledSentences(
            [f"w{number:02} x" for number in kept],
            np.array([number // 3 for number in kept], dtype=np.uint64),
            np.array([counts[number] for number in kept], dtype=np.int64),
        ))  # fmt: skip
    lowest = [(int(each.words[0][1:]), each.count) for each in sample.lowest()]
    assert lowest == sorted(expected.items())[:most]


def test_very_long_sentences_are_counted_and_not_kept(tmp_path: Path) -> None:
    text = " ".join(["word"] * 200) + ". " + " ".join(["word"] * 201) + ". " + "五" * 400 + "."
    found = in_pieces([written(tmp_path / "a.txt", text)], tmp_path)
    assert sum(size.words for size in found.sizes.values()) == 402
    kept = [each for part in Part for each in found.sentences[part]]
    assert [each.words for each in kept] == [("word",) * 200]
    assert found.sentences[Part(_part(["word"] * 200))] == tuple(kept)


def _part(words: list[str]) -> Part:
    return {0: Part.TEST, 1: Part.VALIDATION}.get(sentence_mark(words) % 20, Part.TRAIN)
