"""``lettersum suggest``."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.prediction.personal.place import FOLDER_VARIABLE, words_path
from app.prediction.personal.store import PersonalStore
from app.resources import data_path
from tests.cli.terminal import Lettersum, assert_one_line


def test_phrases_as_json(lettersum: Lettersum) -> None:
    answer = lettersum("suggest", "How are", "--preset", "article", "--phrase", "--json")
    content = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert set(content) == {"text", "suggestions", "predicted_sums", "ms"}
    assert content["suggestions"][0]["words"] == ["you", "today"]
    assert [each["sum"] for each in content["predicted_sums"]] == [61, 65]
    assert {"sum", "p"} <= set(content["predicted_sums"][0])


def test_words_as_json(lettersum: Lettersum) -> None:
    content = json.loads(lettersum("suggest", "How are", "-n", "3", "--json").out)
    first = content["suggestions"][0]
    assert len(content["suggestions"]) == 3
    assert (first["word"], first["sum"]) == ("you", 61)
    assert set(first) == {"word", "score", "sum", "parts", "voices", "rivals", "slip"}
    assert set(first["parts"]) == {"network", "context", "dictionary", "personal"}


def test_words_given_are_finished_unless_typing(lettersum: Lettersum) -> None:
    finished = lettersum("suggest", "How are yo").out.splitlines()
    typed = lettersum("suggest", "How are yo", "--typing").out.splitlines()
    assert typed[0] == "you"
    assert finished != typed


def test_why_shows_the_sums(lettersum: Lettersum) -> None:
    out = lettersum("suggest", "How are", "--preset", "article", "--phrase", "--why").out
    assert "How = 8 + 15 + 23 = 46" in out
    assert "so the sum 61" in out
    assert "you today" in out


def test_a_context_never_trained_on(lettersum: Lettersum) -> None:
    answer = lettersum("suggest", "Who are")
    assert (answer.code, answer.err, len(answer.out.splitlines())) == (0, "", 5)


@pytest.mark.parametrize("text", ["", "   ", "123 !?", "😀", "日本語"])
def test_a_text_without_words_is_one_line(lettersum: Lettersum, text: str) -> None:
    assert_one_line(lettersum("suggest", text), 2, "no words")


def test_a_prefix_that_no_word_begins_with(lettersum: Lettersum) -> None:
    answer = lettersum("suggest", "How are qqqq", "--typing")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.count("\n") == 1


def test_a_megabyte_from_standard_input(
    lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "lorem ipsum " * 90_000 + "How are"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    answer = lettersum("suggest", "-", "--preset", "article", "--phrase")
    assert answer.out.splitlines()[0] == "you today"


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_the_newline_that_ends_standard_input_begins_no_sentence(
    lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    given = json.loads(lettersum("suggest", "Thank you so", "--json").out)
    monkeypatch.setattr(
        sys, "stdin", SimpleNamespace(buffer=io.BytesIO(f"Thank you so{end}".encode()))
    )
    read = json.loads(lettersum("suggest", "-", "--json").out)
    for answer in (given, read):
        del answer["ms"]
    assert read == given


def test_models_that_can_not_be_used_are_one_line(lettersum: Lettersum, tmp_path: Path) -> None:
    whole = data_path("models/article.npz").read_bytes()
    (tmp_path / "short.npz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "foreign.npz").write_bytes(b"%PDF-1.7 nothing of ours")
    for name, part in (
        ("none.npz", "no such file; check the path, or see lettersum models"),
        ("short.npz", "damaged"),
        ("foreign.npz", "damaged or no model file"),
    ):
        answer = lettersum("suggest", "How are", "--model", str(tmp_path / name))
        assert_one_line(answer, 1, name, part)
    assert (tmp_path / "short.npz").read_bytes() == whole[: len(whole) // 2]


def test_wrong_usage_is_one_line(lettersum: Lettersum) -> None:
    assert_one_line(lettersum("suggest"), 2, "Missing argument", "lettersum suggest --help")
    assert_one_line(lettersum("suggest", "a b", "-n", "0"), 2, "'-n'")
    assert_one_line(lettersum("suggest", "a b", "--preset", "x"), 2, "'--preset'")
    both = lettersum("suggest", "a b", "--preset", "article", "--model", "m.npz")
    assert_one_line(both, 2, "not both")


def test_with_personal_what_was_learned_speaks_and_nothing_is_learned(
    lettersum: Lettersum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / "notes.txt").write_text("of somebody else")
    with PersonalStore(words_path()) as store:
        for _ in range(30):
            store.learn(["Meet", "Zorblax", "here"])
        while_open = everything_in(tmp_path)
        assert "personal.sqlite-wal" in while_open
        assert lettersum("suggest", "We meet", "--personal").out.split()[0] == "Zorblax"
        assert everything_in(tmp_path) == while_open
    (tmp_path / "personal.sqlite").chmod(0o400)
    before = everything_in(tmp_path)
    assert set(before) == {"personal.sqlite", "notes.txt"}
    answer = lettersum("suggest", "We meet", "--personal")
    assert (answer.out.split()[0], answer.err) == ("Zorblax", "")
    assert "Zorblax" not in lettersum("suggest", "We meet").out
    why = lettersum("suggest", "We meet", "--personal", "--why", "-n", "1").out
    assert "your own words 0." in why
    assert everything_in(tmp_path) == before


def everything_in(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """But for the index beside the database, in which who reads says so."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in folder.iterdir()
        if not path.name.endswith("-shm")
    }


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_database_is_one_line_and_stays_as_it_is(
    lettersum: Lettersum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / "personal.sqlite").write_bytes(content)
    before = everything_in(tmp_path)
    answer = lettersum("suggest", "How are", "--personal")
    assert_one_line(answer, 1, "personal.sqlite", "what was learned is damaged")
    assert everything_in(tmp_path) == before


def test_a_damaged_copy_of_the_network_is_left_out_with_a_line(
    lettersum: Lettersum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with PersonalStore(words_path()) as store:
        for _ in range(30):
            store.learn(["Meet", "Zorblax"])
    (tmp_path / "personal-network.npz").write_bytes(b"damaged " * 100)
    before = everything_in(tmp_path)
    answer = lettersum("suggest", "We meet", "--personal")
    assert answer.out.split()[0] == "Zorblax"
    assert answer.err.startswith("the personal network is left out: ")
    assert answer.err.count("\n") == 1
    assert everything_in(tmp_path) == before


NOTHING_YET = "nothing was learned from you yet; the Type room learns as you type\n"


@pytest.mark.parametrize(
    ("preset", "told"),
    [
        ("keyboard", NOTHING_YET),
        ("article", "this network learns nothing from you; the keyboard's does\n"),
    ],
)
def test_where_nothing_was_learned_personal_says_so_and_makes_nothing(
    lettersum: Lettersum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, preset: str, told: str
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "none"))
    answer = lettersum("suggest", "How are", "--personal", "--preset", preset)
    assert answer.out == lettersum("suggest", "How are", "--preset", preset).out
    assert answer.err == told
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("is_empty", [False, True])
def test_a_database_without_words_is_nothing_learned(
    lettersum: Lettersum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_empty: bool
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    if is_empty:
        (tmp_path / "personal.sqlite").touch()
    else:
        PersonalStore(words_path()).close()
    assert lettersum("suggest", "How are", "--personal").err == NOTHING_YET
