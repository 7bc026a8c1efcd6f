"""What was learned: counted, looked through, taken back, carried over, and never lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.prediction.personal import database
from app.prediction.personal.database import PersonalError
from app.prediction.personal.rows import MOST_AFTER, PersonalRows, PersonalWord
from app.prediction.personal.store import PersonalStore
from tests.patience import PATIENCE_SECONDS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "personal.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[PersonalStore]:
    with PersonalStore(path) as opened:
        yield opened


def test_words_and_pairs_are_counted(store: PersonalStore) -> None:
    store.learn(["Hello", "Noor", "hello"], picked=[1])
    store.learn(["Noor", "is", "here"])
    counts = store.counts()
    assert counts.words["noor"] == PersonalWord("Noor", 2, 1, False, False)
    assert counts.words["hello"] == PersonalWord("hello", 2, 0, False, False)
    assert counts.pairs["noor"] == {"hello": 1, "is": 1}
    assert counts.pairs[""] == {"hello": 1, "noor": 1}


def test_words_that_are_known_only_lead_to_those_that_follow(store: PersonalStore) -> None:
    store.learn(["Hello", "Noor"])
    once = store.counts()
    store.learn(["Hello", "Noor"], known=2)
    assert store.counts() == once
    store.learn(["Hello", "Noor", "again"], picked=[2], known=2)
    counts = store.counts()
    assert {key: (word.uses, word.picks) for key, word in counts.words.items()} == {
        "hello": (1, 0), "noor": (1, 0), "again": (1, 1),
    }  # fmt: skip
    assert counts.pairs == once.pairs | {"noor": {"again": 1}}


def test_what_may_not_be_learned_is_left_out_with_its_pairs(store: PersonalStore) -> None:
    store.learn(["Ask", "", "about", "kJhGfXqZ", "john@example", "tea"])
    store.learn(["Call", "hunter2", "now"], known=2)
    counts = store.counts()
    assert set(counts.words) == {"ask", "about", "tea", "now"}
    assert counts.pairs == {"": {"ask": 1}}


def test_a_capital_at_the_start_says_nothing(store: PersonalStore) -> None:
    store.learn(["Snagging", "McKay"])
    store.learn(["McKay"])
    words = store.counts().words
    assert (words["snagging"].word, words["mckay"].word) == ("snagging", "McKay")


def test_never_not_here_forget_and_add(store: PersonalStore) -> None:
    store.learn(["plain", "words"])
    store.never("words")
    store.not_here("plain", "Words")
    store.add("Lindqvist")
    counts = store.counts()
    assert counts.words["words"].never
    assert counts.not_here == {"plain": {"words"}}
    assert counts.words["lindqvist"] == PersonalWord("Lindqvist", 0, 0, True, False)
    store.never("words", never=False)
    assert not store.counts().words["words"].never
    store.forget("words")
    counts = store.counts()
    assert "words" not in counts.words
    assert counts.not_here == {}
    assert counts.pairs == {"": {"plain": 1}}


@pytest.mark.parametrize("word", ["", "two words", "123", "a" * 200])
def test_what_is_not_one_word_can_not_be_added(store: PersonalStore, word: str) -> None:
    with pytest.raises(PersonalError, match="is not one word"):
        store.add(word)


def test_search_finds_the_most_used_first(store: PersonalStore) -> None:
    for words in (["plinth", "splint"], ["splint"], ["oak"]):
        store.learn(words)
    assert [word.word for word in store.search("PLIN")] == ["splint", "plinth"]
    assert len(store.search()) == 3


MARKER = "unmistakable"


def traces_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if MARKER.encode() in path.read_bytes()]


@pytest.fixture
def much(store: PersonalStore, path: Path) -> PersonalStore:
    """A store of several pages, in which the marker is found on disk."""
    for number in range(40):
        store.learn([f"w{'abcdefghij'[n]}{'klmnopqrst'[number % 10]}" for n in range(10)])
        store.learn(["before", MARKER, "after", MARKER.capitalize()])
    assert traces_in(path.parent)
    return store


def test_a_forgotten_word_leaves_no_trace_while_the_file_is_open(
    much: PersonalStore, path: Path
) -> None:
    much.forget(MARKER)
    assert traces_in(path.parent) == []
    counts = much.counts()
    assert MARKER not in counts.words
    assert counts.words["before"].uses == 40
    much.learn(["still", "learning"])
    assert traces_in(path.parent) == []


def test_everything_that_is_forgotten_leaves_no_trace_while_the_file_is_open(
    much: PersonalStore, path: Path
) -> None:
    path.with_name("personal-damaged-1.sqlite").write_text(MARKER)
    path.with_name("personal-damaged-12.sqlite-wal").write_text(MARKER)
    path.with_name("draft.txt").write_text("the page is another thing")
    wipes = much.wipes()
    much.wipe()
    assert much.counts().words == {}
    assert much.wipes() == wipes + 1
    assert traces_in(path.parent) == []
    assert path.with_name("draft.txt").exists()


def test_what_another_window_has_open_is_forgotten_too(much: PersonalStore, path: Path) -> None:
    with PersonalStore(path) as other:
        assert MARKER in other.counts().words
        much.forget(MARKER)
        assert traces_in(path.parent) == []
        assert MARKER not in other.counts().words


def test_traces_of_what_another_program_has_deleted_go_too(much: PersonalStore, path: Path) -> None:
    with closing(sqlite3.connect(path)) as careless:
        careless.execute("PRAGMA secure_delete = OFF")
        careless.execute("DELETE FROM words WHERE key = ?", (MARKER,))
        careless.execute("DELETE FROM pairs WHERE ? IN (key, before)", (MARKER,))
        careless.commit()
        careless.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert traces_in(path.parent) == [path.name]
    much.forget("before")
    assert traces_in(path.parent) == []


def test_traces_that_another_program_keeps_are_told(
    much: PersonalStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    path.with_name("personal-damaged-1.sqlite").write_text(MARKER)
    with PersonalStore(path) as hasty, closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM words").fetchone()
        with pytest.raises(PersonalError, match="traces stay until another program"):
            hasty.wipe()
        assert not path.with_name("personal-damaged-1.sqlite").exists()
        reader.execute("COMMIT")
        hasty.wipe()
        assert traces_in(path.parent) == []


def test_the_version_changes_with_each_write_of_anyone(path: Path) -> None:
    with PersonalStore(path) as mine, PersonalStore(path) as theirs:
        versions = [mine.version()]
        mine.learn(["one"])
        versions.append(mine.version())
        theirs.learn(["two"])
        versions.append(mine.version())
        assert len(set(versions)) == 3
        assert mine.version() == versions[-1]


def _learn_often(path: Path, times: int) -> None:
    store = PersonalStore(path)
    for _ in range(times):
        store.learn(["hello", "there"])
    store.close()


def test_two_windows_can_write_at_once(path: Path) -> None:
    PersonalStore(path).close()
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_learn_often, args=(path, 30)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with PersonalStore(path) as store:
        assert store.counts().words["hello"].uses == 60


def test_a_kill_leaves_whole_sentences(path: Path) -> None:
    code = (
        "import sys; from app.prediction.personal.store import PersonalStore\n"
        "store = PersonalStore(sys.argv[1])\n"
        "while True: store.learn(['hello', 'there'])\n"
    )
    writer = subprocess.Popen([sys.executable, "-c", code, str(path)])
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and not _learned(path):
        time.sleep(0.02)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    with PersonalStore(path) as store:
        counts = store.counts()
    uses = counts.words["hello"].uses
    assert uses > 0
    assert counts.words["there"].uses == counts.pairs["hello"]["there"] == uses
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _learned(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as opened:
            return bool(opened.execute("SELECT 1 FROM words").fetchone())
    except sqlite3.Error:
        return False


def test_of_very_many_words_after_one_those_that_came_most_are_read(store: PersonalStore) -> None:
    letters = "abcdefghijklmnopqrst"
    rare = [f"q{a}{b}{c}" for a in letters for b in letters for c in letters]
    assert len(rare) > MOST_AFTER
    pairs = [("the", word, 1) for word in rare] + [("the", "zebra", 9), ("a", "train", 4)]
    store.import_rows(PersonalRows([], pairs, [("the", rare[-1]), ("a", "bus")]))
    after = store.words_after("the")
    assert len(after.uses) == MOST_AFTER
    assert after.uses["zebra"] == 9
    assert after.total == len(rare) + 9
    assert after.not_here == store.not_here_after("the") == {rare[-1]}
    assert store.words_after("a").uses == {"train": 4}
    assert store.words_after("an").total == 0
