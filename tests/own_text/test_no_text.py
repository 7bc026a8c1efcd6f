from __future__ import annotations

import gzip
import io
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import pytest

from app.own_text.no_text import is_binary, why_no_text
from tests.own_text.files import reason_of, written


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"%PDF-1.7\n", "is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"\xff\xd8\xff\xe0", "is a picture"),
        (b"GIF89a", "is a picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "is a picture"),
        (b"RIFF\0\0\0\0WAVEfmt ", "is sound"),
        (b"\0\0\0\x1cftypheic", "is a picture"),
        (b"\0\0\0\x1cftypisom", "is a film"),
        (b"{\\rtf1\\ansi", "is a word processor's document; save it as plain text"),
        (b"\x7fELF\x02", "is a program"),
    ],
)
def test_what_files_are_by_their_first_bytes(tmp_path: Path, head: bytes, reason: str) -> None:
    assert reason_of(written(tmp_path / "a.txt", head + b"words " * 9)) == reason


def test_archives_and_documents(tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "words")
    for name in ("a.docx", "a.ODT"):
        assert "document" in reason_of(written(tmp_path / name, archive.getvalue()))
    assert reason_of(written(tmp_path / "a.zip", archive.getvalue())) == (
        "is an archive; unpack it first"
    )
    tape = io.BytesIO()
    with tarfile.open(fileobj=tape, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("a.txt"))
    for content in (tape.getvalue(), gzip.compress(b"words")):
        assert "archive" in reason_of(written(tmp_path / "b", content))
    connection = sqlite3.connect(tmp_path / "c.txt")
    connection.execute("CREATE TABLE a (b)")
    connection.commit()
    connection.close()
    assert reason_of(tmp_path / "c.txt") == "is a database"


def test_text_is_none_of_them() -> None:
    for head in (b"", b"PK", b"Dear Anna,", b"ID of the letter", b"MZ", b"From: a\n"):
        assert why_no_text(head, ".txt") is None


def test_bytes_that_no_text_has() -> None:
    assert is_binary(b"Some words\0")
    assert is_binary(b"\x01\x02words" * 9)
    assert not is_binary(b"Some words\r\n\tand \x1b[1mbold\x1b[0m\x0c")
    assert not is_binary(b"")
    assert not is_binary("Größe".encode("cp1252"))
