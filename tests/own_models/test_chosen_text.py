"""What was chosen: rows as they are shown, columns, consent, and taking it all back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.own_models.chosen_text import MOST_GIVEN, ChosenText
from app.own_text.charset import charset_of, charset_shown
from app.own_text.reading import Read
from app.own_text.sources import Skipped

FRENCH = "Où est le café ? Là-bas, déjà vu, à côté de l'hôtel où l'été fut très gênant. " * 20
GUESSED = charset_shown(charset_of([FRENCH.encode("cp1252")]) or "")

PICTURE = b"\x89PNG\r\n\x1a\n"


def looked(text: ChosenText) -> ChosenText:
    for _ in text.look():
        pass
    return text


def chosen(*paths: Path) -> ChosenText:
    text = ChosenText()
    text.add(paths)
    return looked(text)


def told(text: ChosenText) -> list[tuple[str, str]]:
    return [(row.name, row.told) for row in text.rows]


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    path = tmp_path / "letters.txt"
    path.write_text("How are you today? I am fine.", encoding="utf-8")
    return path


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "one.md").write_text("We see you on Monday.")
    (folder / "two.md").write_text("Not today.")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 \0\0")
    return folder


def test_each_file_and_folder_has_a_row(letters: Path, notes: Path) -> None:
    text = chosen(letters, notes, notes / "scan.pdf", letters.with_name("gone.txt"))
    assert told(text) == [
        ("letters.txt", "7 words"),
        ("notes/ (2 files)", "7 words · 1 skipped"),
        ("scan.pdf", "is in the list already"),
        ("gone.txt", "skipped: no such file"),
    ]
    assert text.rows[1].details == ("scan.pdf: is a PDF, not text",)
    assert text.rows[3].details == ()


def test_many_files_skipped_are_told_by_their_reasons(notes: Path) -> None:
    for name, content in (
        ("a.png", PICTURE), ("b.png", PICTURE), ("c.py", b"def f(): pass"), ("d.txt", b""),
        ("e.md", b"..."),
    ):  # fmt: skip
        (notes / "deep").mkdir(exist_ok=True)
        (notes / "deep" / name).write_bytes(content)
    (row,) = chosen(notes).rows
    assert row.told == "7 words · 6 skipped"
    assert row.details[:2] == (
        "scan.pdf: is a PDF, not text",
        "deep/a.png and 1 other: is a picture",
    )
    assert row.details[3] == "and 2 reasons more"


def test_before_anybody_has_looked_there_are_rows_already(letters: Path) -> None:
    text = ChosenText()
    text.add([letters])
    assert told(text) == [("letters.txt", "…")]


def test_a_file_that_stands_in_several_is_counted_once(notes: Path) -> None:
    text = chosen(notes / "one.md", notes)
    assert [row.words for row in text.rows] == [5, 2]
    assert sorted(source.path.name for source in text.sources) == ["one.md", "two.md"]


def test_what_is_chosen_again_is_there_once(letters: Path) -> None:
    text = chosen(letters)
    text.add([letters])
    assert len(text.rows) == 1


def test_no_more_is_chosen_than_can_be_shown() -> None:
    text = ChosenText()
    text.add(Path(f"/nowhere/{n}") for n in range(MOST_GIVEN + 5))
    assert len(text.rows) == MOST_GIVEN


def test_every_change_is_taken_back_and_made_again(letters: Path, notes: Path) -> None:
    text = ChosenText()
    states = [told(text)]
    for change in (
        lambda: text.add([letters]),
        lambda: text.add([notes]),
        lambda: text.take_out(letters),
        lambda: text.convert(True),
    ):
        change()
        looked(text)
        states.append(told(text))
    assert text.converts
    for state in reversed(states[:-1]):
        text.undo()
        assert told(text) == state
    assert not text.can_undo
    for state in states[1:]:
        text.redo()
        assert told(text) == state
    assert not text.can_redo


def test_a_new_change_ends_what_could_be_made_again(letters: Path, notes: Path) -> None:
    text = chosen(letters)
    text.undo()
    text.add([notes])
    assert not text.can_redo


def test_what_changes_nothing_is_no_step(letters: Path) -> None:
    text = chosen(letters)
    text.add([letters])
    text.take_out(letters.with_name("other"))
    text.convert(False)
    text.undo()
    assert text.rows == ()


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("chat.csv", "who,said\nthe tall man,How are you today\nthe tall man,I am fine\n",
         ["who", "said"]),
        ("chat.jsonl", '{"who": "the tall man", "said": "How are you"}\n'
         '{"who": "the tall man", "said": "I am fine today"}\n', ["who", "said"]),
    ],
    ids=["table", "JSON"],
)  # fmt: skip
def test_another_column_or_field_is_read(
    tmp_path: Path, name: str, content: str, parts: list[str]
) -> None:
    path = tmp_path / name
    path.write_text(content)
    text = chosen(path)
    assert (list(text.rows[0].parts), text.rows[0].part) == (parts, "said")
    assert text.rows[0].words == 7
    text.choose_part(path, "who")
    looked(text)
    assert (text.rows[0].part, text.rows[0].words) == ("who", 6)
    text.undo()
    assert (text.rows[0].part, text.rows[0].words) == ("said", 7)


def test_what_is_not_utf8_waits_until_somebody_agrees(tmp_path: Path, letters: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(FRENCH.encode("cp1252"))
    text = chosen(path, letters)
    row = text.rows[0]
    assert (row.words, row.unsure) == (0, 1)
    assert row.told.startswith("not UTF-8: ")
    assert row.guessed == (f"old.txt from {GUESSED}",)
    text.convert(True)
    row = text.rows[0]
    assert (row.unsure, row.guessed) == (0, ())
    assert row.words > 300


def test_in_a_folder_what_waits_is_counted(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "old.txt").write_bytes(FRENCH.encode("cp1252"))
    (folder / "new.txt").write_text("How are you")
    text = chosen(folder)
    assert told(text) == [("all/ (1 file)", "3 words · 1 not UTF-8")]
    assert text.rows[0].guessed == (f"old.txt from {GUESSED}",)
    for name in ("more.txt", "<b>\n.txt"):
        (folder / name).write_bytes(FRENCH.encode("cp1252"))
    row = chosen(folder).rows[0]
    assert row.unsure == 3
    assert row.guessed == (rf"<b>\n.txt from {GUESSED}", f"more.txt from {GUESSED}")


def test_what_can_not_be_read_after_all_is_shown_so(letters: Path) -> None:
    text = chosen(letters)
    text.take_outcomes([Skipped(letters, letters, "no permission")])
    assert told(text) == [("letters.txt", "skipped: no permission")]
    assert text.sources == []


def test_how_many_mails_there_are_is_told_and_what_was_left_out(tmp_path: Path) -> None:
    begin = b"From anna@example.org Mon Jan  1 10:00:00 2024\nSubject: x\n"
    broken = begin + b"Content-Type: multipart/mixed; boundary=gone\n\nno such part\n\n"
    path = tmp_path / "inbox"
    path.write_bytes(begin + b"\nHow are you?\n\n" + broken + begin + b"\nI am fine.\n")
    text = chosen(path)
    assert told(text) == [("inbox", "6 words in 2 mails")]
    assert text.rows[0].details == ("mailbox", "left out: mails that can't be read (1)")


def test_what_was_read_is_told_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "chat.csv"
    path.write_text("who,said\nthe tall man,How are you today\nthe tall man,I am fine\n")
    text = chosen(path, tmp_path)
    (source,) = text.sources
    text.choose_part(path, "who")
    looked(text)
    text.take_outcomes([Read(source, 70, False, (("cells that are too long", 2),), 9)])
    assert text.rows[0].told == "6 words"  # that another column was read says nothing of this one
    text.undo()
    assert [row.told for row in text.rows] == ["about 70 words", "is in the list already"]
    assert text.rows[0].details[1:] == ("left out: cells that are too long (2)",)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert told(chosen(tmp_path / "empty")) == [("empty/", "there are no files in it")]
