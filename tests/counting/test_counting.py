"""Text counted in pieces is text counted plainly."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counting.counting import _pieces, count_texts
from app.counting.errors import CountingError
from app.counting.executors import PieceExecutor, in_processes
from app.counting.limits import Limits
from app.counting.parts import MOST_SENTENCES, Part
from app.counting.tally import CountProgress, Phase
from app.counting.text_counts import TextCounts
from app.words.corpus import CorpusError, read_texts
from tests.counting.counted import TEXT, assert_same, count_files, in_pieces, plainly
from tests.words.test_corpus import SAME_FOLDER, limits, written

MANY = "The cat sat on the mat, didn't it? Dogs don’t. É is e\u0301.\r\n" * 40


@SAME_FOLDER
@given(st.lists(TEXT, max_size=3), st.integers(1, 40), st.integers(1, 60), st.integers(1, 40))
def test_pieces_make_no_difference(
    tmp_path: Path, texts: list[str], chunk_bytes: int, piece_signs: int, rows: int
) -> None:
    """Whatever their size, and whether or not all fits into memory."""
    files = [written(tmp_path / f"{place}.txt", text) for place, text in enumerate(texts)]
    with limits(chunk_bytes, 100_000), pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.counting.counting.PIECE_SIGNS", piece_signs)
        patch.setitem(MOST_SENTENCES, Part.TRAIN, 5)
        found = in_pieces(files, tmp_path, limits=Limits(rows=rows))
        assert_same(found, plainly(files))
    assert not list(tmp_path.glob(".*"))


def test_processes_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does the order in which they are ready."""
    files = [written(tmp_path / "a.txt", MANY), written(tmp_path / "b.txt", MANY[5:])]
    monkeypatch.setattr("app.counting.counting.PIECE_SIGNS", 200)
    monkeypatch.setattr("app.words.corpus.CHUNK_BYTES", 100)
    found = in_pieces(files, tmp_path, in_processes(2), Limits(rows=50))
    assert_same(found, plainly(files))
    assert multiprocessing.active_children() == []
    assert sorted(tmp_path.iterdir()) == files


class Backwards:
    """Counts what it is given when the last of a few is there, the last one first."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._waiting: list[tuple[Future[Any], Any, tuple[Any, ...]]] = []

    def submit(self, function: Any, *arguments: Any) -> Future[Any]:
        submitted: Future[Any] = Future()
        self._waiting.append((submitted, function, arguments))
        if len(self._waiting) == self._few:
            while self._waiting:
                future, function, arguments = self._waiting.pop()
                future.set_result(function(*arguments))
        return submitted


def test_beyond_the_limits_the_order_of_counting_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"{'abcdefgh'[n % 8]}{'xyz' * (n % 5)} w{'i' * n} the cat.\n" for n in range(30))
    files = [written(tmp_path / "a.txt", text)]
    monkeypatch.setattr("app.counting.counting.PIECE_SIGNS", 1)
    monkeypatch.setattr("app.words.corpus.CHUNK_BYTES", 40)
    few = Limits(tabled_words=12, words=6, spellings=2, triples=9, pairs=4, rows=5)
    straight = in_pieces(files, tmp_path, limits=few)
    assert 0 < len(straight.keys) <= 6
    # As many pieces as Backwards waits for have to be under way when the last one comes.
    pieces = len(list(_pieces(read_texts(files))))
    where = nullcontext(PieceExecutor(Backwards(pieces).submit, pieces + 1))
    assert_same(in_pieces(files, tmp_path, where, few), straight)


def test_progress_is_told_in_bytes_of_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [written(tmp_path / "a.txt", MANY), written(tmp_path / "b.txt", MANY)]
    monkeypatch.setattr("app.counting.counting.PIECE_SIGNS", 500)
    monkeypatch.setattr("app.words.corpus.CHUNK_BYTES", 300)
    *told, counts = count_files(files, tmp_path)
    assert isinstance(counts, TextCounts)
    assert all(isinstance(each, CountProgress) for each in told)
    for phase in (Phase.COUNTING, Phase.SORTING, Phase.MERGING):
        done = [each.done_bytes for each in told if each.phase == phase]
        (total,) = {each.total_bytes for each in told if each.phase == phase}
        assert done == sorted(done)
        assert done[-1] == total > 0
    total = 2 * len(MANY.encode())
    assert told[0] == CountProgress(Phase.COUNTING, told[0].done_bytes, total)


def test_nothing_to_count(tmp_path: Path) -> None:
    *_, counts = count_texts([], 0, tmp_path)
    assert_same(counts, TextCounts.of_sentences([]))


@pytest.mark.parametrize("steps", [1, 2, 40])
def test_who_stops_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    file = written(tmp_path / "a.txt", MANY)
    monkeypatch.setattr("app.counting.counting.PIECE_SIGNS", 100)
    monkeypatch.setattr("app.words.corpus.CHUNK_BYTES", 100)
    events = count_files([file], tmp_path, limits=Limits(rows=5))
    seen = [next(events) for _ in range(steps)]
    if steps == 40:
        assert seen[-1].done_bytes > 0
        assert [path.name[:11] for path in tmp_path.iterdir() if path != file] == [".lettersum-"]
    events.close()
    assert list(tmp_path.iterdir()) == [file]


def test_a_process_that_is_gone_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path / "a.txt", MANY)
    monkeypatch.setattr("app.counting.counting.PIECE_SIGNS", 100)
    monkeypatch.setattr("app.words.corpus.CHUNK_BYTES", 100)
    events = count_files([file], tmp_path, in_processes(1), Limits(rows=5))
    while not next(events).done_bytes:
        pass
    (process,) = multiprocessing.active_children()
    os.kill(process.pid or 0, signal.SIGKILL)
    with pytest.raises(CountingError, match="was ended from outside"):
        list(events)
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_no_text_ends_it(tmp_path: Path) -> None:
    file = written(tmp_path / "a.txt", "Good so far.\nThen\0 not")
    with pytest.raises(CorpusError, match="is not UTF-8 text"):
        list(count_files([file], tmp_path))
    with pytest.raises(CorpusError, match="no such file"):
        list(count_files([tmp_path / "absent.txt"], tmp_path))


def test_a_folder_that_takes_nothing_is_told_in_one_line(tmp_path: Path) -> None:
    file = written(tmp_path / "a.txt", MANY)
    with pytest.raises(CountingError, match=r"absent: what doesn't fit into memory") as caught:
        list(count_files([file], tmp_path / "absent", limits=Limits(rows=5)))
    assert "\n" not in str(caught.value)
