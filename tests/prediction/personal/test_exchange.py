"""Personal words as a file: everything carried over, and nothing but words let in."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.prediction.personal import exchange
from app.prediction.personal.database import PersonalError
from app.prediction.personal.exchange import export_words, import_words
from app.prediction.personal.store import PersonalStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PersonalStore]:
    with PersonalStore(tmp_path / "personal.sqlite") as opened:
        opened.learn(["hello"])
        yield opened


def written(path: Path, **content: Any) -> Path:
    whole = {"format": "lettersum personal words", "version": 1}
    whole |= {"words": [], "pairs": [], "not_here": []} | content
    path.write_text(json.dumps(whole))
    return path


def test_export_and_import_carry_everything_over(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    with (
        PersonalStore(tmp_path / "one.sqlite") as store,
        PersonalStore(tmp_path / "other.sqlite") as other,
    ):
        store.learn(["Hello", "Noor", "d'Arc"], picked=[1])
        store.never("hello")
        store.not_here("noor", "is")
        assert export_words(store, path) == 3
        assert import_words(other, path) == 3
        assert other.counts() == store.counts()
        import_words(other, path)
        assert other.counts().words["noor"].uses == 2  # added to what was there


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_an_export_is_for_its_owner_alone(store: PersonalStore, tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.touch(0o644)
    export_words(store, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_only_words_are_taken(store: PersonalStore, tmp_path: Path) -> None:
    words = [
        ["Zorblax", 1, 0, False, False], ["two words", 1, 0, False, False],
        ["", 1, 0, False, False], ["<img src=x>", 1, 0, True, False],
        ["hunter2", 1, 0, False, False], ["x" * 101, 1, 0, False, False],
        ["a\u0000b", 1, 0, False, False], ["\ud800", 1, 0, False, False],
        ["line\nbreak", 1, 0, False, False], ["it's", 2**39, 0, False, False],
    ]  # fmt: skip
    pairs = [
        ["", "zorblax", 1], ["zorblax", "it's", 2], ["two words", "zorblax", 1],
        ["zorblax", "", 1], ["Zorblax", "it's", 1], ["zorblax", "a b", 1],
    ]  # fmt: skip
    path = written(
        tmp_path / "words.json", words=words, pairs=pairs, not_here=[["", "it's"], ["", "a b"]]
    )
    assert import_words(store, path) == 2
    counts = store.counts()
    assert set(counts.words) == {"hello", "zorblax", "it's"}
    assert counts.pairs == {"": {"hello": 1, "zorblax": 1}, "zorblax": {"it's": 2}}
    assert counts.not_here == {"": {"it's"}}


def test_what_is_imported_again_and_again_stays_a_count(
    store: PersonalStore, tmp_path: Path
) -> None:
    most = 2**40 - 1
    path = written(
        tmp_path / "words.json",
        words=[["hello", most, most, False, False]],
        pairs=[["", "hello", most]],
    )
    for _ in range(5):
        import_words(store, path)
    store.learn(["hello"], picked=[0])
    assert store.counts().words["hello"].uses > most
    assert store.counts().pairs[""]["hello"] > most


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", '{"format": "x", "version": 1}', "[" * 100_000, "9" * 5000, "\udcff",
        '"' + "\\ud800" * 100,
    ],
)  # fmt: skip
def test_what_is_no_export_changes_nothing(
    store: PersonalStore, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, errors="surrogateescape")
    with pytest.raises(PersonalError, match=r"bad\.json: is no export") as caught:
        import_words(store, path)
    assert len(str(caught.value)) < 300
    assert store.counts().words["hello"].uses == 1


@pytest.mark.parametrize(
    "row",
    [
        ["a", -1, 0, False, False], ["a", 1.0, 0, False, False], ["a", True, 0, False, False],
        ["a", 2**40, 0, False, False], ["a", 0, 0, 1, False], ["a", 0, 0, False, None],
        ["a", 0, 0, False], [7, 0, 0, False, False], [["a"], 0, 0, False, False], None, "abcde",
        [None, 0, 0, False, False],
    ],
)  # fmt: skip
def test_a_row_of_another_shape_is_no_export(
    store: PersonalStore, tmp_path: Path, row: object
) -> None:
    path = written(tmp_path / "bad.json", words=[["good", 1, 0, False, False], row])
    with pytest.raises(PersonalError, match=r"bad\.json: is no export"):
        import_words(store, path)
    assert set(store.counts().words) == {"hello"}


@pytest.mark.parametrize("pair", [[None, "a", 1], [0, "a", 1], ["a", ["a"], 1], ["a", "b"], 7])
def test_a_pair_of_another_shape_is_no_export(
    store: PersonalStore, tmp_path: Path, pair: object
) -> None:
    path = written(tmp_path / "bad.json", pairs=[pair])
    with pytest.raises(PersonalError, match=r"bad\.json: is no export"):
        import_words(store, path)


def test_missing_endless_and_huge_files_are_one_line(
    store: PersonalStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (tmp_path / "none.json", tmp_path, Path("/dev/zero")):
        with pytest.raises(PersonalError, match="can't be read"):
            import_words(store, place)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(PersonalError, match="can't be read"):
            import_words(store, tmp_path / "pipe")
    monkeypatch.setattr(exchange, "LARGEST_BYTES", 50)
    with pytest.raises(PersonalError, match=r"can't be read \(is larger than"):
        import_words(store, written(tmp_path / "huge.json"))
    with pytest.raises(PersonalError, match="can't be written"):
        export_words(store, tmp_path / "no" / "words.json")
