from __future__ import annotations

from pathlib import Path

from app.own_text.reading import Read
from app.own_text.sources import Kind, Skipped, Source
from app.own_text.summary import skipped_lines, summary

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
    assert skipped_lines([read, whole]) == [f"a.jsonl: {note}"]


def test_at_most_so_many_lines_of_what_was_skipped() -> None:
    skipped = [Skipped(NOTES / f"{number}.pdf", NOTES, "is empty") for number in range(12)]
    lines = skipped_lines(skipped)
    assert lines[:2] == [f"{NOTES}/0.pdf: is empty", f"{NOTES}/1.pdf: is empty"]
    assert lines[10:] == ["and 2 more"]
    assert len(skipped_lines(skipped[:10])) == 10


def test_names_are_shown_so_that_nothing_happens() -> None:
    path = Path("a\n\x1b[31m\udcff.txt")
    lines = [
        *skipped_lines([Skipped(path, path, "is empty")]),
        summary([source(path, path, 3)])[0].shown,
    ]
    assert lines == [r"a\n\x1b[31m\udcff.txt: is empty", r"a\n\x1b[31m\udcff.txt 3 words"]
