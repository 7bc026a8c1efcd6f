"""What was learned: counted, looked through, taken back, carried over, and never lost."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.prediction.personal.exchange import export_words, import_words
from app.prediction.personal.store import PersonalError, PersonalStore, PersonalWord
from tests.patience import PATIENCE_SECONDS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "personal.sqlite"


@pytest.fixture
def store(path: Path) -> PersonalStore:
    return PersonalStore(path)


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


def test_wipe_leaves_nothing_in_the_file(store: PersonalStore, path: Path) -> None:
    store.learn(["unmistakable"])
    store.wipe()
    assert store.counts().words == {}
    store.close()
    assert b"unmistakable" not in path.read_bytes()


def test_export_and_import_carry_everything_over(store: PersonalStore, tmp_path: Path) -> None:
    store.learn(["Hello", "Noor"], picked=[1])
    store.never("hello")
    store.not_here("noor", "is")
    export_words(store, tmp_path / "words.json")
    other = PersonalStore(tmp_path / "other.sqlite")
    assert import_words(other, tmp_path / "words.json") == 2
    assert other.counts() == store.counts()
    import_words(other, tmp_path / "words.json")
    assert other.counts().words["noor"].uses == 2  # added to what was there


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", '{"format": "x", "version": 1}',
        json.dumps({"format": "lettersum personal words", "version": 1,
                    "words": [["a", -1, 0, False, False]], "pairs": [], "not_here": []}),
    ],
)  # fmt: skip
def test_what_is_no_export_changes_nothing(
    store: PersonalStore, tmp_path: Path, content: str
) -> None:
    store.learn(["hello"])
    (tmp_path / "bad.json").write_text(content)
    with pytest.raises(PersonalError, match=r"bad\.json: is no export"):
        import_words(store, tmp_path / "bad.json")
    assert store.counts().words["hello"].uses == 1


def test_missing_and_unwritable_files_are_one_line(store: PersonalStore, tmp_path: Path) -> None:
    with pytest.raises(PersonalError, match="can't be read"):
        import_words(store, tmp_path / "none.json")
    with pytest.raises(PersonalError, match="can't be written"):
        export_words(store, tmp_path / "no" / "words.json")
    with pytest.raises(PersonalError, match="can't be opened"):
        PersonalStore(tmp_path / "no" / "personal.sqlite")


def test_a_damaged_file_is_put_aside(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_bytes(b"this is no database, " * 100)
    store = PersonalStore(path)
    store.learn(["hello"])
    assert path.with_name("personal.sqlite.damaged-1").read_bytes().startswith(b"this is no")
    assert "put aside" in caplog.text
    assert store.counts().words["hello"].uses == 1


def test_the_version_changes_with_each_write_of_anyone(path: Path) -> None:
    mine, theirs = PersonalStore(path), PersonalStore(path)
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
    assert PersonalStore(path).counts().words["hello"].uses == 60


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
    counts = PersonalStore(path).counts()
    uses = counts.words["hello"].uses
    assert uses > 0
    assert counts.words["there"].uses == counts.pairs["hello"]["there"] == uses
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _learned(path: Path) -> bool:
    try:
        with sqlite3.connect(path) as database:
            return bool(database.execute("SELECT 1 FROM words").fetchone())
    except sqlite3.Error:
        return False
