"""What commands say of files and folders that are handed to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.counting.text_counts import TextCounts
from tests.cli.terminal import Lettersum, assert_one_line
from tests.own_text.files import written

LINES = '{"text": "How are you?", "note": "never read"}\n{"text": "I am fine."}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "here"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


def words(path: str = "c") -> list[str]:
    return sorted(TextCounts.load(Path(path)).keys)


def test_all_kinds_are_counted_and_what_is_skipped_is_said(
    lettersum: Lettersum, folder: Path
) -> None:
    written(folder / "in" / "a.txt", "How are you?")
    written(folder / "in" / "b.csv", "id,text\n1,today\n")
    written(folder / "in" / "c.jsonl", LINES + "{broken\n")
    written(folder / "in" / "d.pdf", "%PDF-1.7")
    written(folder / "in" / "e.txt", "")
    answer = lettersum("count", "in", "--out", "c", "--json")
    assert answer.code == 0
    assert words() == ["am", "are", "fine", "how", "i", "today", "you"]
    result = json.loads(answer.out)
    assert (result["files"], result["words"]) == (3, 10)
    assert answer.err.splitlines() == [
        "in/d.pdf: is a PDF, not text",
        "in/e.txt: is empty",
        "in/c.jsonl: left out: lines that are no JSON (1)",
    ]


def test_how_many_mails_were_read_is_said(lettersum: Lettersum, folder: Path) -> None:
    begin = "From anna@example.org Mon Jan  1 10:00:00 2024\nSubject: x\n"
    broken = "Content-Type: multipart/mixed; boundary=gone\n\nno such part\n\n"
    written(folder / "in.mbox", f"{begin}\nHow are you?\n\n{begin}{broken}{begin}\nFine.\n")
    written(folder / "b.txt", "Not a mail.")
    answer = lettersum("count", "in.mbox", "b.txt", "--out", "c")
    assert answer.err.splitlines() == ["in.mbox: 2 mails; left out: mails that can't be read (1)"]


def test_column_and_field_are_chosen(lettersum: Lettersum, folder: Path) -> None:
    written(folder / "a.csv", "text,note\nHow are you today,well\n")
    written(folder / "b.jsonl", LINES)
    assert lettersum("count", "a.csv", "--column", "note", "--out", "c").code == 0
    assert words() == ["well"]
    assert lettersum("count", "a.csv", "--column", "2", "--out", "c").code == 0
    assert words() == ["well"]
    assert lettersum("count", "b.jsonl", "--field", "note", "--out", "c").code == 0
    assert words() == ["never", "read"]
    answer = lettersum("count", "a.csv", "--column", "body", "--out", "c")
    assert_one_line(answer, 1, 'nothing to read: a.csv: has no column "body", but text, note')


def test_text_that_is_not_utf8_is_read_when_one_agrees(lettersum: Lettersum, folder: Path) -> None:
    written(folder / "a.txt", "Die Größe zählt für Zoë.".encode("cp1252"))
    answer = lettersum("count", "a.txt", "--out", "c")
    assert_one_line(answer, 1, "a.txt: would be converted from windows-1252; --convert reads it so")
    written(folder / "b.txt", "fine")
    answer = lettersum("count", "a.txt", "b.txt", "--out", "c")
    assert words() == ["fine"]
    assert answer.err.splitlines() == [
        "a.txt: would be converted from windows-1252",
        "--convert reads 1 of them",
    ]
    answer = lettersum("count", "a.txt", "--convert", "--out", "c")
    assert (answer.code, answer.err) == (0, "")
    assert words() == ["die", "für", "größe", "zoë", "zählt"]


def test_of_many_files_that_are_skipped_ten_are_named(lettersum: Lettersum, folder: Path) -> None:
    for number in range(13):
        written(folder / "in" / f"{number:02}.pdf", "%PDF-1.7")
    assert_one_line(
        lettersum("count", "in", "--out", "c"), 1,
        "nothing to read: in/00.pdf: is a PDF, not text (and 12 more)",
    )  # fmt: skip
    written(folder / "in" / "a.txt", "fine")
    lines = lettersum("count", "in", "--out", "c").err.splitlines()
    assert len(lines) == 11
    assert lines[-2:] == ["in/09.pdf: is a PDF, not text", "and 3 more"]


def test_a_path_that_is_not_there_stops_it(lettersum: Lettersum, folder: Path) -> None:
    written(folder / "a.txt", "fine")
    answer = lettersum("count", "a.txt", "b\n.txt", "--out", "c")
    assert_one_line(answer, 1, r"b\n.txt: no such file; check the path")
    assert not (folder / "c").exists()
    assert_one_line(lettersum("count", ".", "--out", "in/c"), 1, "folder does not exist")
    (folder / "empty").mkdir()
    assert_one_line(lettersum("count", "empty", "--out", "c"), 1, "there are no files")


def test_what_can_not_be_read_after_all_is_said(
    lettersum: Lettersum, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder / "a.txt", "fine")
    path = written(folder / "b.txt", "gone")

    def refusing(*arguments: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.own_text.reading.open_ordinary", refusing)
    answer = lettersum("count", "a.txt", path.name, "--out", "c")
    assert answer.err.splitlines() == ["a.txt: no permission", "b.txt: no permission"]


def test_training_takes_them_too(lettersum: Lettersum, folder: Path) -> None:
    table = written(folder / "a.csv", "text,note\nHow are you today,well\n").name
    lines = written(folder / "b.jsonl", LINES).name
    old = written(folder / "c.txt", "Die Größe zählt für Zoë.".encode("cp1252")).name

    def said(*arguments: str) -> str:
        answer = lettersum("train", "--out", "m.npz", "--text", *arguments)
        assert answer.code == 1
        return answer.err.splitlines()[-1]

    assert 'has no column "body"' in said(table, "--column", "body")
    assert 'has no field "body"' in said(lines, "--field", "body")
    assert "would be converted from windows-1252" in said(old)
    for read in ((table,), (lines, "--field", "text"), (old, "--convert")):
        assert "different sentences; at least 100" in said(*read)
    usage = lettersum("train", "--preset", "article", "--convert")
    assert_one_line(usage, 2, "--convert is for --preset keyboard")
