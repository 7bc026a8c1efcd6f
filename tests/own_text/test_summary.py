from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.own_text.reading import Read
from app.own_text.sources import Kind, Skipped, Source
from app.own_text.summary import outcome_lines, summary

NOTES = Path("/home/anna/notes")


def source(path: Path, given: Path, words: int, is_exact: bool = True) -> Source:
    return Source(path, given, Kind.PLAIN, 10 * words, words=words, is_exact=is_exact)


def test_a_line_for_each_that_was_handed_in() -> None:
    letters = Path("letters-2025.txt")
    found = [
        source(letters, letters, 48_210),
        *(source(NOTES / f"{number}.txt", NOTES, 1_821) for number in range(112)),
        source(Path("big.txt"), Path("big.txt"), 12_345_678, is_exact=False),
        source(Path("one.txt"), Path("one.txt"), 1),
    ]
    lines = summary(found)
    assert [line.shown for line in lines] == [
        "letters-2025.txt 48,210 words",
        "notes/ (112 files) 203,952 words",
        "big.txt about 12,000,000 words",
        "one.txt 1 word",
    ]
    assert [line.size_bytes for line in lines][:2] == [482_100, 2_039_520]


def test_a_folder_is_exact_only_where_all_in_it_is() -> None:
    found = [source(NOTES / "a.txt", NOTES, 100), source(NOTES / "b.txt", NOTES, 23, False)]
    assert [line.shown for line in summary(found)] == ["notes/ (2 files) about 120 words"]


def test_what_of_a_file_was_left_out_is_said() -> None:
    path = Path("a.jsonl")
    left_out = (("lines that are no JSON", 1_200), ("lines that are too long", 1))
    read = Read(source(path, path, 7), 7, True, left_out)
    note = "left out: lines that are no JSON (1,200), lines that are too long (1)"
    assert [line.shown for line in summary([read])] == [f"a.jsonl 7 words; {note}"]
    whole = Read(source(path, path, 7), 7, True)
    assert outcome_lines([read, whole]) == [f"a.jsonl: {note}"]


def box(name: str, words: int, mails: int | None, given: Path | None = None) -> Source:
    path = NOTES / name
    is_exact = mails is not None
    found = Source(path, given or path, Kind.MAILBOX, 9, words=words, is_exact=is_exact)
    return replace(found, texts=mails)


def test_how_many_mails_and_messages_there_are() -> None:
    assert summary([box("in", 45_021, 312)])[0].shown == "in 45,021 words in 312 mails"
    assert summary([box("in", 45_021, 1)])[0].amount == "45,021 words in 1 mail"
    folder = [box("in", 1_000, 312, NOTES), box("sent", 200, 40, NOTES)]
    assert summary(folder)[0].shown == "notes/ (2 files) 1,200 words, 352 mails"
    assert summary([*folder, box("old", 99, None, NOTES)])[0].amount == "about 1,300 words"
    chat = replace(box("chat", 700, 90, NOTES), kind=Kind.WHATSAPP)
    assert summary([*folder, chat])[0].amount == "1,900 words, 352 mails, 90 messages"
    telegram = replace(chat, kind=Kind.JSON, part="chats.list.messages.text", given=chat.path)
    assert summary([telegram])[0].amount == "700 words in 90 messages"
    other = replace(telegram, part="pages.text")
    assert summary([other])[0].amount == "700 words"


def test_what_was_read_comes_behind_what_was_not() -> None:
    broken = Read(box("in", 7, None), 7, False, (("mails that can't be read", 1),), 1)
    whole = Read(box("sent", 7, None), 7, False, texts=40)
    plain = Read(source(NOTES / "a.txt", NOTES, 7), 7, True, texts=1)
    gone = Skipped(NOTES / "b.txt", NOTES, "is empty")
    assert outcome_lines([whole, plain, broken, gone]) == [
        f"{NOTES}/in: 1 mail; left out: mails that can't be read (1)",
        f"{NOTES}/b.txt: is empty",
        f"{NOTES}/sent: 40 mails",
    ]
    assert summary([broken])[0].shown == (
        "in about 7 words in 1 mail; left out: mails that can't be read (1)"
    )


def test_what_was_left_out_of_a_folder_is_put_together() -> None:
    left_out = (("lines that are no JSON", 2),)
    found = [replace(source(NOTES / name, NOTES, 7), left_out=left_out) for name in "ab"]
    assert summary(found)[0].note == "left out: lines that are no JSON (4)"


def test_at_most_so_many_lines_of_what_was_skipped() -> None:
    skipped = [Skipped(NOTES / f"{number}.pdf", NOTES, "is empty") for number in range(12)]
    lines = outcome_lines(skipped)
    assert lines[:2] == [f"{NOTES}/0.pdf: is empty", f"{NOTES}/1.pdf: is empty"]
    assert lines[10:] == ["and 2 more"]
    assert len(outcome_lines(skipped[:10])) == 10


def test_names_are_shown_so_that_nothing_happens() -> None:
    path = Path("a\n\x1b[31m\udcff.txt")
    lines = [
        *outcome_lines([Skipped(path, path, "is empty")]),
        summary([source(path, path, 3)])[0].shown,
    ]
    assert lines == [r"a\n\x1b[31m\udcff.txt: is empty", r"a\n\x1b[31m\udcff.txt 3 words"]
