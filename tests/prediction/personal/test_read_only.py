"""What was learned, opened by a command that only asks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.prediction.personal.database import PersonalError
from app.prediction.personal.read_only import ReadOnlyDatabase
from app.prediction.personal.store import PersonalStore


def opened(path: Path) -> PersonalStore:
    return PersonalStore(path, database=ReadOnlyDatabase)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "personal.sqlite"


def test_it_reads_what_is_in_the_file_and_in_the_log_beside_it(path: Path) -> None:
    with PersonalStore(path) as store:
        store.learn(["Meet", "Zorblax"])
        with opened(path) as other:
            assert other.counts() == store.counts()
    with opened(path) as other:
        assert other.counts().words["zorblax"].uses == 1
        assert other.words_after("meet").uses == {"zorblax": 1}


def test_nothing_can_be_written(path: Path) -> None:
    PersonalStore(path).close()
    content = path.read_bytes()
    with opened(path) as store:
        for change in (lambda: store.learn(["Meet"]), store.wipe, lambda: store.forget("meet")):
            with pytest.raises(PersonalError, match="to be read only"):
                change()
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_what_a_crash_left_in_the_log_is_read(path: Path, tmp_path: Path) -> None:
    left = tmp_path / "left"
    left.mkdir()
    with PersonalStore(path) as store:
        store.learn(["Meet", "Zorblax"])
        for each in path.parent.glob("personal.sqlite*"):
            (left / each.name).write_bytes(each.read_bytes())
    with opened(left / path.name) as other:
        assert other.counts().words["zorblax"].uses == 1


def test_what_is_not_there_or_not_ours_is_one_line_and_stays(path: Path) -> None:
    with pytest.raises(PersonalError, match="can't be opened"):
        opened(path)
    assert not path.exists()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE letters (x)")
    content = path.read_bytes()
    with pytest.raises(PersonalError, match="is damaged \\(has other columns\\)"):
        opened(path)
    assert path.read_bytes() == content
