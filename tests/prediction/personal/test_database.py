"""The file of what was learned: private, put aside when damaged, made again when gone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.prediction.personal.database import PersonalError
from app.prediction.personal.store import PersonalStore

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "personal.sqlite"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def store(path: Path, told: list[str]) -> Iterator[PersonalStore]:
    with PersonalStore(path, told.append) as opened:
        opened.learn(["hello", "there"])
        yield opened


def uses(store: PersonalStore) -> dict[str, int]:
    return {key: word.uses for key, word in store.counts().words.items()}


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_all_its_files_are_for_their_owner_alone(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with PersonalStore(path) as store:
            store.learn(["hello"])
            modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(
        ["personal.sqlite", "personal.sqlite-shm", "personal.sqlite-wal"], 0o600
    )


@POSIX
def test_files_that_were_open_to_others_are_so_no_more(store: PersonalStore, path: Path) -> None:
    for each in path.parent.iterdir():
        each.chmod(0o666)
    with PersonalStore(path):
        assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def _overwrite(path: Path) -> None:
    path.write_bytes(b"this is no database, " * 1000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _spoil_pages(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def _spoil_text(path: Path) -> None:
    change(path, "UPDATE words SET shown = CAST(x'ff41' AS TEXT)")


def _other_columns(path: Path) -> None:
    change(path, "DROP TABLE words", "CREATE TABLE words (key TEXT)")


def _columns_without_types(path: Path) -> None:
    change(
        path, "DROP TABLE words",
        "CREATE TABLE words (key PRIMARY KEY, shown, uses, picks, added, never)",
    )  # fmt: skip


def _no_key(path: Path) -> None:
    change(
        path, "DROP TABLE pairs",
        "CREATE TABLE pairs (before TEXT NOT NULL, key TEXT NOT NULL, "
        "uses INTEGER NOT NULL DEFAULT 0, not_here INTEGER NOT NULL DEFAULT 0)",
    )  # fmt: skip


def _a_view(path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    change(
        path, "DROP TABLE words",
        f"CREATE VIEW words AS {endless} SELECT 'a' key, 'a' shown, i uses, 0 picks, 0 added, "
        "0 never FROM n",
    )  # fmt: skip


def _a_trigger(path: Path) -> None:
    change(
        path,
        "CREATE TRIGGER t AFTER INSERT ON words BEGIN UPDATE words SET uses = 0; END",
    )


def _spoil_names(path: Path) -> None:
    change(
        path, "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET name = CAST(x'b4' AS TEXT), sql = '-' WHERE name = 'words'",
    )  # fmt: skip


def _spoil_types(path: Path) -> None:
    change(
        path, "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = CAST(replace(CAST(sql AS BLOB), 'TEXT NOT', "
        "CAST(x'54455854b44e4f54' AS TEXT)) AS TEXT) WHERE name = 'words'",
    )  # fmt: skip


def _too_large(path: Path) -> None:
    change(path, "UPDATE words SET shown = CAST(zeroblob(1000000) AS TEXT)")


DAMAGE = [
    _overwrite, _cut, _spoil_pages, _spoil_text, _other_columns, _columns_without_types, _no_key,
    _a_view, _a_trigger, _spoil_names, _spoil_types, _too_large,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_is_put_aside_with_a_word(
    path: Path, told: list[str], damage: Callable[[Path], None]
) -> None:
    with PersonalStore(path) as store:
        store.learn(["hello"])
    damage(path)
    content = path.read_bytes()
    with PersonalStore(path, told.append) as store:
        assert uses(store) == {}
        store.learn(["hello"])
        assert uses(store) == {"hello": 1}
    (line,) = told
    assert "personal-damaged-1.sqlite" in line
    assert len(line.splitlines()) == 1
    assert len(line) < 400
    assert path.with_name("personal-damaged-1.sqlite").read_bytes() == content


@pytest.mark.parametrize("damage", [_spoil_pages, _spoil_text])
def test_what_gets_damaged_while_it_is_open_is_put_aside_too(
    store: PersonalStore, path: Path, told: list[str], damage: Callable[[Path], None]
) -> None:
    change(path, "PRAGMA wal_checkpoint(TRUNCATE)")
    damage(path)
    assert uses(store) == {}
    store.learn(["hello"])
    assert uses(store) == {"hello": 1}
    assert len(told) == 1


def test_what_is_no_damage_is_one_line_and_stays(tmp_path: Path, path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(PersonalError, match="can't be opened"):
        PersonalStore(tmp_path / "folder")
    with pytest.raises(PersonalError, match="can't be opened"):
        PersonalStore(tmp_path / "no" / "personal.sqlite")
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        with pytest.raises(PersonalError, match="can't be opened"):
            PersonalStore(path)
    assert {each.name for each in tmp_path.iterdir()} == {"folder", "home"}


@POSIX
@pytest.mark.parametrize("how", [shutil.rmtree, lambda folder: folder.rename(f"{folder}-moved")])
def test_a_folder_that_is_gone_is_made_again_with_all_that_was_learned(
    store: PersonalStore, path: Path, told: list[str], how: Callable[[Path], object]
) -> None:
    version = store.version()
    how(path.parent)
    store.learn(["hello", "again"])
    assert store.version() != version
    assert uses(store) == {"hello": 2, "there": 1, "again": 1}
    assert told == [f"{path}: was gone; it is made again, with all that was learned"]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with PersonalStore(path) as other:
        assert uses(other) == uses(store)


@POSIX
def test_while_it_can_not_be_made_again_what_is_known_stays_known(
    store: PersonalStore, path: Path, told: list[str]
) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("in the way")
    assert uses(store) == {"hello": 1, "there": 1}
    store.learn(["hello"])
    assert len(told) == 1
    assert "is gone and can't be made again" in told[0]
    path.parent.unlink()
    store.learn(["hello"])
    with PersonalStore(path) as other:
        assert uses(other) == {"hello": 3, "there": 1}
    assert "made again, with all" in told[1]


@POSIX
def test_another_file_in_its_place_is_gone_on_with(
    store: PersonalStore, path: Path, told: list[str]
) -> None:
    for each in path.parent.iterdir():
        each.unlink()
    with PersonalStore(path) as other:
        other.learn(["other"])
        assert uses(store) == {"other": 1}
    assert told == []


def test_a_full_disk_is_one_line(store: PersonalStore) -> None:
    database = store._database._database
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages}")
    letters = "abcdefghij"
    words = [f"w{a}o{b}e{c}" for a in letters for b in letters for c in letters]
    with pytest.raises(PersonalError, match="full") as caught:
        store.learn(words)
    assert len(str(caught.value).splitlines()) == 1
    assert uses(store) == {"hello": 1, "there": 1}


@pytest.mark.parametrize(
    "row",
    [
        "('good', 7, 0, 0, 0, 0)", "(7, 'good', 0, 0, 0, 0)", "(x'676f6f64', 'good', 1, 0, 0, 0)",
        "('good', 'good', 'many', 0, 0, 0)", "('good', 'good', 1.5, 0, 0, 0)",
        "('good', 'good', -1, 0, 0, 0)", "('good', 'good', 9e18, 0, 0, 0)",
        "('good', 'good', 1, x'00', 0, 0)", "('good', 'good', 1, 0, 'no', 0)",
        "('two words', 'two words', 1, 0, 0, 0)", "('<b>', '<b>', 1, 0, 0, 0)",
        "('good', 'bad', 1, 0, 0, 0)", "('', '', 1, 0, 0, 0)",
        f"('{'a' * 101}', '{'a' * 101}', 1, 0, 0, 0)",
    ],
)  # fmt: skip
def test_rows_of_other_types_are_left_out_with_a_word(
    store: PersonalStore, path: Path, told: list[str], row: str
) -> None:
    change(path, f"INSERT INTO words VALUES {row}")
    for _ in range(2):
        store.learn(["hello"])
        assert set(uses(store)) == {"hello", "there"}
    assert told == [f"{path}: 1 of its rows are no words and are left out"]


@pytest.mark.parametrize(
    "row", ["(x'07', 'a', 1, 0)", "('a', x'00', 1, 0)", "('a', 'b', 'c', 0)", "('a', 'b', -2, 1)"]
)
def test_pairs_of_other_types_are_left_out(store: PersonalStore, path: Path, row: str) -> None:
    before = store.counts()
    change(path, f"INSERT INTO pairs VALUES {row}")
    assert store.counts() == before
