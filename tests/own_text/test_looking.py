from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.own_text.looking import find_sources, look_at
from app.own_text.sources import LIMITS, Kind, Skipped, Source
from tests.own_text.files import reason_of, source_of, written


def test_each_file_is_what_it_is_called_or_how_it_begins(tmp_path: Path) -> None:
    mail = "From: a@example.org\nTo: b@example.org\nSubject: x\n\nHello there.\n"
    contents = {
        "a.txt": ("Hello there.", Kind.PLAIN),
        "b.MD": ("# Hello there", Kind.PLAIN),
        "README": ("Hello there.", Kind.PLAIN),
        "c.CSV": ("id,text\n1,Hello there\n", Kind.TABLE),
        "d.json": ('{"text": "Hello there"}', Kind.JSON),
        "e.jsonl": ('{"text": "Hello there"}', Kind.JSON_LINES),
        "f.htm": ("<p>Hello there", Kind.PAGE),
        "g.eml": (mail, Kind.MAIL),
        "1.M2P3.host:2,S": (mail, Kind.MAIL),
        "Inbox": (f"From - Mon Jan 01 10:00:00 2024\n{mail}", Kind.MAILBOX),
        "talk.txt": ("1/2/24, 9:05 - Ben: Hello\n1/2/24, 9:06 - Al: there\n", Kind.WHATSAPP),
    }
    for name, (content, _) in contents.items():
        written(tmp_path / name, content)
    found = list(find_sources([tmp_path]))
    assert {each.path.name: each.kind for each in found if isinstance(each, Source)} == {
        name: kind for name, (_, kind) in contents.items()
    }
    assert {each.words for each in found if isinstance(each, Source)} == {2}


def test_in_folders_only_prose_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.py", "words = 'Hello there'")
    odd = written(tmp_path / "b.\n\udcff", "Hello there.")
    reasons = [each.reason for each in find_sources([tmp_path]) if isinstance(each, Skipped)]
    assert reasons[0].startswith(".py files aren't read from folders")
    assert reasons[1].startswith(r".\n\udcff files")
    assert source_of(path).kind is source_of(odd).kind is Kind.PLAIN


def test_why_files_are_not_read(tmp_path: Path) -> None:
    assert reason_of(written(tmp_path / "a.txt", "")) == "is empty"
    assert reason_of(written(tmp_path / "b.txt", "123 456")) == "has no words"
    assert reason_of(written(tmp_path / "c.txt", b"words\0words")) == "is not text"
    assert reason_of(written(tmp_path / "d.txt", bytes(range(128, 256)) * 9)) == (
        "is not UTF-8, and which encoding it is can't be told"
    )
    assert reason_of(written(tmp_path / "e.txt", b"\xff\xfea\0\0\0")) == "is not text"
    assert reason_of(tmp_path / "none") == "no such file"
    assert reason_of(tmp_path) == "is no ordinary file"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by what the system raises, as whoever runs the tests may have every permission."""

    def refusing(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.own_text.looking.open_ordinary", refusing)
    assert reason_of(written(tmp_path / "a.txt", "words")) == "no permission"


def test_a_strange_byte_far_inside_is_seen(tmp_path: Path) -> None:
    text = b"Some words and no more.\n" * 50_000
    assert reason_of(written(tmp_path / "a.txt", text + b"\0")) == "is not text"
    source = source_of(written(tmp_path / "b.txt", text + "Größe ist hier.\n".encode("cp1252")))
    assert source.charset == "cp1252"
    assert source.needs_consent


def test_words_of_large_files_are_estimated(tmp_path: Path) -> None:
    text = "Some words, and a few more of them.\n" * 20_000
    source = source_of(written(tmp_path / "a.txt", text))
    assert source.words == pytest.approx(8 * 20_000, rel=0.01)
    assert not source.is_exact
    small = source_of(written(tmp_path / "b.txt", text[:36_000]))
    assert (small.words, small.is_exact) == (8_000, True)


def test_words_are_not_counted_where_nobody_wants_to_know(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Some words.")
    (found,) = find_sources([path], counts_words=False)
    assert found == replace(source_of(path), words=0, is_exact=False, texts=None)


def test_a_line_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    """A file of any size is looked at by its beginning and a few pieces."""
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.write(b"id,text\n1,words\n" + b"x" * 1_000)
        stream.truncate(1 << 40)  # a hole, which takes no room
    assert reason_of(path) == "is not text"
    limits = replace(LIMITS, head_bytes=20)
    text = written(tmp_path / "b.csv", "id,text\n1,words words\n2,more\n")
    found = look_at(text, text, limits=limits)
    assert isinstance(found, Source)
    assert found.part == "text"


def test_nothing_heavy_is_imported_to_look_at_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Some words.")
    code = (
        "import sys; from pathlib import Path; from app.own_text.looking import find_sources; "
        f"list(find_sources([Path({str(path)!r})])); "
        "print([name for name in ('charset_normalizer', 'email', 'numpy') if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
