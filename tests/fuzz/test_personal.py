"""What was learned: the database, and files of words to be imported."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from app.prediction.personal.database import IN_MEMORY, PersonalError
from app.prediction.personal.exchange import export_words, import_words
from app.prediction.personal.store import PersonalStore
from app.words.tokens import normalise, words_of
from tests.fuzz.damage import ODD_NUMBERS, ODD_TEXTS, damaged_bytes, damaged_json
from tests.fuzz.fuzzing import Fuzz, assert_one_short_line

SENTENCES = [["How", "are", "you"], ["I", "like", "Zoë's", "train"]]


def learned(path: Path) -> None:
    with PersonalStore(path) as store:
        for sentence in SENTENCES:
            store.learn(sentence, {1})
        store.never("crap")
        store.not_here("are", "train")


def use(path: Path) -> None:
    """Opens, reads and writes as the program does. What is damaged is put aside with a word."""
    said: list[str] = []
    try:
        with PersonalStore(path, said.append) as store:
            for word in store.search():
                assert words_of(word.word) == [word.word] or word.word.isalpha()
            store.learn(["We", "go", "on"])
            assert "on" in store.counts().words
    finally:
        for file in Path().iterdir():
            file.unlink()
    for line in said:
        assert_one_short_line(line)


_odd_cells = (
    st.sampled_from([each for each in ODD_NUMBERS if abs(each) < 2**63 or each != each])
    | st.sampled_from([each for each in ODD_TEXTS if each.isascii() or each in "ﬁ²"])
    | st.binary(max_size=4)
    | st.none()
)
_word_rows = st.lists(st.tuples(*[_odd_cells | st.just("how")] * 2, *[_odd_cells] * 4), max_size=3)
_pair_rows = st.lists(st.tuples(*[_odd_cells | st.just("how")] * 2, *[_odd_cells] * 2), max_size=3)
_SCHEMAS = (
    (
        "CREATE TABLE words (key, shown, uses, picks, added, never)",
        "CREATE TABLE pairs (before, key, uses, not_here)",
    ),
    ("CREATE TABLE words (key)", "CREATE TABLE pairs (before, key, uses, not_here)"),
    ("CREATE TABLE words (key PRIMARY KEY, shown, uses, picks, added, never)", "SELECT 1"),
    ("CREATE VIEW words AS SELECT 1 AS key", "CREATE TABLE other (x)"),
)


def test_personal_database(fuzz: Fuzz, place: Path) -> None:
    learned(place)
    with closing(sqlite3.connect(place)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    content = place.read_bytes()
    drawn = st.tuples(st.sampled_from((None, *_SCHEMAS)), _word_rows, _pair_rows)

    def read(given: bytes | tuple[Any, Any, Any]) -> None:
        if isinstance(given, bytes):
            place.write_bytes(given)
        else:
            make_database(place, content, *given)
        use(place)

    fuzz.feed(damaged_bytes([content]) | drawn, read, PersonalError)


def make_database(path: Path, content: bytes, schema: Any, words: Any, pairs: Any) -> None:
    """A whole database with odd cells, or of another layout."""
    if schema is None:
        path.write_bytes(content)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = OFF")
        for table in schema or ():
            database.execute(table)
        for name, rows in (("words", words), ("pairs", pairs)):
            for row in rows:
                try:
                    marks = ", ".join("?" * len(row))
                    database.execute(f"INSERT OR REPLACE INTO {name} VALUES ({marks})", row)
                except sqlite3.Error:
                    pass  # of a type or a number of columns that this table refuses


def test_imported_words(fuzz: Fuzz, place: Path) -> None:
    pair = st.tuples(*[st.sampled_from(ODD_TEXTS)] * 2, st.sampled_from(ODD_NUMBERS))
    seeds: list[Any] = [
        {
            "format": "lettersum personal words", "version": 1,
            "words": [["How", 2, 1, False, False], ["Zoë's", 1, 0, True, False]],
            "pairs": [["", "how", 2], ["how", "are", 1]], "not_here": [["how", "crap"]],
        }
    ]  # fmt: skip
    drawn = st.lists(pair, max_size=3).map(lambda pairs: [seeds[0] | {"pairs": pairs}])

    def read(content: bytes) -> None:
        place.write_bytes(content)
        with PersonalStore(IN_MEMORY) as store:
            try:
                import_words(store, place)
            finally:
                counts = store.counts()
            for key, word in counts.words.items():
                assert (words_of(word.word), normalise(word.word)) == ([word.word], key)
            export_words(store, place)
            assert import_words(store, place) == len(counts.words)

    fuzz.feed(damaged_json(seeds) | drawn.flatmap(damaged_json), read, PersonalError)
